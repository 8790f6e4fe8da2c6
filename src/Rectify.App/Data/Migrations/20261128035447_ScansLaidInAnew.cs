using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScansLaidInAnew : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "replacement_scans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paper_act_id = table.Column<Guid>(type: "uuid", nullable: true),
                    withholding_paper_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opinion_number = table.Column<int>(type: "integer", nullable: true, comment: "of the opinion on the inspection's plan; null where it is another paper"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "how entry and scan differ")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_replacement_scans", x => x.id);
                    table.ForeignKey(
                        name: "fk_replacement_scans_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_replacement_scans_paper_acts_paper_act_id",
                        column: x => x.paper_act_id,
                        principalTable: "paper_acts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_replacement_scans_persons_checked_by",
                        column: x => x.checked_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_replacement_scans_persons_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_replacement_scans_plan_opinions_inspection_id_opinion_number",
                        columns: x => new { x.inspection_id, x.opinion_number },
                        principalTable: "plan_opinions",
                        principalColumns: new[] { "inspection_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_replacement_scans_withholding_papers_withholding_paper_id",
                        column: x => x.withholding_paper_id,
                        principalTable: "withholding_papers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "补扫描件: the scan of a paper that counts, laid in anew after the first was erased as 误传, checked by a second person");

            migrationBuilder.CreateIndex(
                name: "ix_replacement_scans_checked_by",
                table: "replacement_scans",
                column: "checked_by");

            migrationBuilder.CreateIndex(
                name: "ix_replacement_scans_inspection_id_opinion_number",
                table: "replacement_scans",
                columns: new[] { "inspection_id", "opinion_number" });

            migrationBuilder.CreateIndex(
                name: "ix_replacement_scans_paper_act_id",
                table: "replacement_scans",
                column: "paper_act_id");

            migrationBuilder.CreateIndex(
                name: "ix_replacement_scans_recorded_by",
                table: "replacement_scans",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_replacement_scans_sha256",
                table: "replacement_scans",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_replacement_scans_waiting",
                table: "replacement_scans",
                column: "state",
                filter: "state = 'Recorded'");

            migrationBuilder.CreateIndex(
                name: "ix_replacement_scans_withholding_paper_id",
                table: "replacement_scans",
                column: "withholding_paper_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "replacement_scans");
        }
    }
}
