using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class WithholdingsOnPaper : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "withholding_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    withholding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channels = table.Column<int>(type: "integer", maxLength: 40, nullable: false, comment: "as the withholding says them"),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, comment: "文号 of the minutes or the sheet"),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "how entry and scan differ")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withholding_papers", x => x.id);
                    table.ForeignKey(
                        name: "fk_withholding_papers_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholding_papers_persons_checked_by",
                        column: x => x.checked_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholding_papers_persons_decider_id",
                        column: x => x.decider_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholding_papers_persons_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholding_papers_problems_problem_id",
                        column: x => x.problem_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholding_papers_withholdings_withholding_id",
                        column: x => x.withholding_id,
                        principalTable: "withholdings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "纸质: what was decided about a withholding on paper, entered with the scan, checked by a second person");

            migrationBuilder.CreateIndex(
                name: "ix_withholding_papers_checked_by",
                table: "withholding_papers",
                column: "checked_by");

            migrationBuilder.CreateIndex(
                name: "ix_withholding_papers_decider_id",
                table: "withholding_papers",
                column: "decider_id");

            migrationBuilder.CreateIndex(
                name: "ix_withholding_papers_inspection_id",
                table: "withholding_papers",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_withholding_papers_problem_id",
                table: "withholding_papers",
                column: "problem_id");

            migrationBuilder.CreateIndex(
                name: "ix_withholding_papers_recorded_by",
                table: "withholding_papers",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_withholding_papers_waiting",
                table: "withholding_papers",
                column: "withholding_id",
                unique: true,
                filter: "state = 'Recorded'");

            migrationBuilder.CreateIndex(
                name: "ix_withholding_papers_withholding_id",
                table: "withholding_papers",
                column: "withholding_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "withholding_papers");
        }
    }
}
