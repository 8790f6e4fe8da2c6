using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlanOpinions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "plan_opinions",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false, comment: "of the plan, the one next to be approved"),
                    from = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    agrees = table.Column<bool>(type: "boolean", nullable: false),
                    says = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_opinions", x => new { x.inspection_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_opinions_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_opinions_persons_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "方案意见: what 纪委监委 and 组织部 said of a version of the plan; insert-only");

            migrationBuilder.CreateIndex(
                name: "ix_plan_opinions_recorded_by",
                table: "plan_opinions",
                column: "recorded_by");

            migrationBuilder.Sql("create trigger plan_opinions_are_append_only before update or delete or truncate on plan_opinions for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_opinions");
        }
    }
}
