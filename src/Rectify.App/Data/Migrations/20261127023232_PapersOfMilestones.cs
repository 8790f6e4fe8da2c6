using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class PapersOfMilestones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "milestone_papers",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, comment: "which of the papers asked for"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    handed_in_by = table.Column<Guid>(type: "uuid", nullable: false),
                    handed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    handed_in_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone_papers", x => new { x.inspection_id, x.kind, x.number });
                    table.ForeignKey(
                        name: "fk_milestone_papers_milestones_inspection_id_kind",
                        columns: x => new { x.inspection_id, x.kind },
                        principalTable: "milestones",
                        principalColumns: new[] { "inspection_id", "kind" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_milestone_papers_persons_handed_in_by",
                        column: x => x.handed_in_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "节点材料: papers a milestone needs, as handed in; a later one of the same name stands in the place of an earlier one");

            migrationBuilder.CreateIndex(
                name: "ix_milestone_papers_handed_in_by",
                table: "milestone_papers",
                column: "handed_in_by");

            migrationBuilder.CreateIndex(
                name: "ix_milestone_papers_sha256",
                table: "milestone_papers",
                column: "sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "milestone_papers");
        }
    }
}
