using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlanOpinionsChecked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "file_name",
                table: "plan_opinions",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sha256",
                table: "plan_opinions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                comment: "of the scan; null where it was entered before scans were asked for");

            migrationBuilder.CreateTable(
                name: "plan_opinion_checks",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    matches = table.Column<bool>(type: "boolean", nullable: false),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "how entry and scan differ; null where they do not"),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_opinion_checks", x => new { x.inspection_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_opinion_checks_persons_checked_by",
                        column: x => x.checked_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_opinion_checks_plan_opinions_inspection_id_number",
                        columns: x => new { x.inspection_id, x.number },
                        principalTable: "plan_opinions",
                        principalColumns: new[] { "inspection_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "the second person's word on an entered opinion, which counts only where it matches its scan; insert-only");

            migrationBuilder.CreateIndex(
                name: "ix_plan_opinion_checks_checked_by",
                table: "plan_opinion_checks",
                column: "checked_by");

            migrationBuilder.Sql("create trigger plan_opinion_checks_are_append_only before update or delete or truncate on plan_opinion_checks for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_opinion_checks");

            migrationBuilder.DropColumn(
                name: "file_name",
                table: "plan_opinions");

            migrationBuilder.DropColumn(
                name: "sha256",
                table: "plan_opinions");
        }
    }
}
