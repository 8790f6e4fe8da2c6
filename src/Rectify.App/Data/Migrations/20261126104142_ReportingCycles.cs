using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReportingCycles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reporting_cycles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    rhythm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false, comment: "first day of the period, inclusive"),
                    to = table.Column<DateOnly>(type: "date", nullable: false, comment: "last day of the period, inclusive"),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the last day in time for submitting"),
                    asked = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "the knowledge moment of its figures"),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true, comment: "the day its figures are true for"),
                    voided_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reporting_cycles", x => x.id);
                    table.ForeignKey(
                        name: "fk_reporting_cycles_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reporting_cycles_persons_opened_by",
                        column: x => x.opened_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reporting_cycles_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "调度: what the office asks all units of an inspection for, period by period");

            migrationBuilder.CreateTable(
                name: "cycle_lines",
                columns: table => new
                {
                    cycle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the lead unit that answered for it then"),
                    task_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the deadline then; infinity is 长期"),
                    progress_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "the entry that answers the cycle; null where nobody reported")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cycle_lines", x => new { x.cycle_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_cycle_lines_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cycle_lines_progress_progress_id",
                        column: x => x.progress_id,
                        principalTable: "progress",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cycle_lines_reporting_cycles_cycle_id",
                        column: x => x.cycle_id,
                        principalTable: "reporting_cycles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_cycle_lines_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_cycle_lines_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "measures as a closed cycle left them; never changed");

            migrationBuilder.CreateIndex(
                name: "ix_cycle_lines_measure_id",
                table: "cycle_lines",
                column: "measure_id");

            migrationBuilder.CreateIndex(
                name: "ix_cycle_lines_progress_id",
                table: "cycle_lines",
                column: "progress_id");

            migrationBuilder.CreateIndex(
                name: "ix_cycle_lines_task_id",
                table: "cycle_lines",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_cycle_lines_unit_id",
                table: "cycle_lines",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_reporting_cycles_body_id",
                table: "reporting_cycles",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_reporting_cycles_inspection_id_number",
                table: "reporting_cycles",
                columns: new[] { "inspection_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reporting_cycles_one_open",
                table: "reporting_cycles",
                column: "inspection_id",
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_reporting_cycles_opened_by",
                table: "reporting_cycles",
                column: "opened_by");

            // what a cycle froze is never changed, not even by the owner's ordinary statements
            migrationBuilder.Sql("create trigger cycle_lines_are_append_only before update or delete or truncate on cycle_lines for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cycle_lines");

            migrationBuilder.DropTable(
                name: "reporting_cycles");
        }
    }
}
