using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class WithholdingsAndNoticesOfTwo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "notices",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                comment: "where it went out; null where it was released before there were channels");

            migrationBuilder.AddColumn<Guid>(
                name: "second_id",
                table: "notices",
                type: "uuid",
                nullable: true,
                comment: "the other inspection, where one notice covers a body under two kinds");

            migrationBuilder.CreateTable(
                name: "withholdings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channels = table.Column<int>(type: "integer", maxLength: 40, nullable: false, comment: "1 党内, 2 社会, 3 both"),
                    ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    lifted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "why it was refused, taken back or lifted")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withholdings", x => x.id);
                    table.ForeignKey(
                        name: "fk_withholdings_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholdings_persons_decided_by",
                        column: x => x.decided_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholdings_persons_lifted_by",
                        column: x => x.lifted_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholdings_persons_proposed_by",
                        column: x => x.proposed_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_withholdings_problems_problem_id",
                        column: x => x.problem_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "拟不公开: problems counted and not printed in a notice, proposed by the office and approved by the leading group");

            migrationBuilder.CreateIndex(
                name: "ix_notices_second_id",
                table: "notices",
                column: "second_id");

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_decided_by",
                table: "withholdings",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_inspection_id",
                table: "withholdings",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_lifted_by",
                table: "withholdings",
                column: "lifted_by");

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_proposed_by",
                table: "withholdings",
                column: "proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_withholdings_waiting",
                table: "withholdings",
                column: "problem_id",
                unique: true,
                filter: "state = 'Proposed'");

            migrationBuilder.AddForeignKey(
                name: "fk_notices_inspections_second_id",
                table: "notices",
                column: "second_id",
                principalTable: "inspections",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_notices_inspections_second_id",
                table: "notices");

            migrationBuilder.DropTable(
                name: "withholdings");

            migrationBuilder.DropIndex(
                name: "ix_notices_second_id",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "notices");

            migrationBuilder.DropColumn(
                name: "second_id",
                table: "notices");
        }
    }
}
