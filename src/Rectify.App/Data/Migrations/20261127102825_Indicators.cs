using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class Indicators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "indicator_baseline",
                table: "measures",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "indicator_direction",
                table: "measures",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "indicator_name",
                table: "measures",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                comment: "指标; null where the measure is not measured");

            migrationBuilder.AddColumn<string>(
                name: "indicator_source",
                table: "measures",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "indicator_target",
                table: "measures",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true,
                comment: "the bound, of Between the lower one; itself met");

            migrationBuilder.AddColumn<string>(
                name: "indicator_unit",
                table: "measures",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "indicator_upper",
                table: "measures",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true,
                comment: "of Between only");

            migrationBuilder.CreateTable(
                name: "indicator_values",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true, comment: "null in an entry that only voids another"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    voids_id = table.Column<Guid>(type: "uuid", nullable: true),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "why the entry it voids is void")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_values", x => x.id);
                    table.ForeignKey(
                        name: "fk_indicator_values_evidence_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicator_values_indicator_values_voids_id",
                        column: x => x.voids_id,
                        principalTable: "indicator_values",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicator_values_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicator_values_persons_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_indicator_values_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "指标实际值: append-only; a mistaken one is voided by a later entry");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_values_evidence_id",
                table: "indicator_values",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_values_measure_id_on",
                table: "indicator_values",
                columns: new[] { "measure_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_indicator_values_recorded_by",
                table: "indicator_values",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_values_task_id",
                table: "indicator_values",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_values_voids_id",
                table: "indicator_values",
                column: "voids_id",
                unique: true);

            migrationBuilder.Sql("create trigger indicator_values_are_append_only before update or delete or truncate on indicator_values for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "indicator_values");

            migrationBuilder.DropColumn(
                name: "indicator_baseline",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "indicator_direction",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "indicator_name",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "indicator_source",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "indicator_target",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "indicator_unit",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "indicator_upper",
                table: "measures");
        }
    }
}
