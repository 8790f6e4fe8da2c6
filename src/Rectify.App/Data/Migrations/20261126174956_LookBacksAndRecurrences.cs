using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class LookBacksAndRecurrences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "look_backs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    closed_from = table.Column<DateOnly>(type: "date", nullable: false, comment: "closed or sustained on that day or later"),
                    closed_until = table.Column<DateOnly>(type: "date", nullable: false, comment: "closed or sustained on that day or earlier"),
                    size = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, comment: "told before anything is drawn"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    drawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    drawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    voided_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    weights_amount = table.Column<int>(type: "integer", nullable: false),
                    weights_amount_from = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    weights_extended = table.Column<int>(type: "integer", nullable: false),
                    weights_restarted = table.Column<int>(type: "integer", nullable: false),
                    weights_returned = table.Column<int>(type: "integer", nullable: false),
                    weights_sustained = table.Column<int>(type: "integer", nullable: false),
                    weights_taken_over = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_look_backs", x => x.id);
                    table.ForeignKey(
                        name: "fk_look_backs_persons_opened_by",
                        column: x => x.opened_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "回头看: campaigns over what was closed, with the seed the sample follows from");

            migrationBuilder.CreateTable(
                name: "problem_recurrences",
                columns: table => new
                {
                    problem_id = table.Column<Guid>(type: "uuid", nullable: false),
                    earlier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_problem_recurrences", x => new { x.problem_id, x.earlier_id });
                    table.ForeignKey(
                        name: "fk_problem_recurrences_problems_earlier_id",
                        column: x => x.earlier_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_problem_recurrences_problems_problem_id",
                        column: x => x.problem_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "how a problem stands to one of an earlier round or another body, as a person decided");

            migrationBuilder.CreateTable(
                name: "look_back_inspections",
                columns: table => new
                {
                    look_back_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_look_back_inspections", x => new { x.look_back_id, x.inspection_id });
                    table.ForeignKey(
                        name: "fk_look_back_inspections_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_look_back_inspections_look_backs_look_back_id",
                        column: x => x.look_back_id,
                        principalTable: "look_backs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the inspections of a campaign's scope");

            migrationBuilder.CreateTable(
                name: "look_back_items",
                columns: table => new
                {
                    look_back_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true, comment: "the day itself is in time"),
                    result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    finding = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    file_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    file_media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reopened_until = table.Column<DateOnly>(type: "date", nullable: true, comment: "new deadline of a task that had relapsed"),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_look_back_items", x => new { x.look_back_id, x.position });
                    table.ForeignKey(
                        name: "fk_look_back_items_look_backs_look_back_id",
                        column: x => x.look_back_id,
                        principalTable: "look_backs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_look_back_items_persons_checker_id",
                        column: x => x.checker_id,
                        principalTable: "persons",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_look_back_items_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "the sample: who looks at which task, until when, and what they found");

            migrationBuilder.CreateTable(
                name: "look_back_lines",
                columns: table => new
                {
                    look_back_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, comment: "the problem's short number, with the part of a further task"),
                    risks = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false, comment: "tickets it holds"),
                    ticket = table.Column<int>(type: "integer", nullable: false, comment: "the ticket with the greatest hash"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, comment: "SHA-256 of seed|number|ticket")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_look_back_lines", x => new { x.look_back_id, x.position });
                    table.ForeignKey(
                        name: "fk_look_back_lines_look_backs_look_back_id",
                        column: x => x.look_back_id,
                        principalTable: "look_backs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_look_back_lines_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "the scope as it stood when the sample was drawn, in the order of drawing; never changed");

            migrationBuilder.CreateIndex(
                name: "ix_look_back_inspections_inspection_id",
                table: "look_back_inspections",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_look_back_items_open",
                table: "look_back_items",
                column: "checker_id",
                filter: "result is null");

            migrationBuilder.CreateIndex(
                name: "ix_look_back_items_task_id",
                table: "look_back_items",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_look_back_lines_task_id",
                table: "look_back_lines",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_look_backs_opened_by",
                table: "look_backs",
                column: "opened_by");

            migrationBuilder.CreateIndex(
                name: "ix_problem_recurrences_earlier_id",
                table: "problem_recurrences",
                column: "earlier_id");

            migrationBuilder.Sql("create trigger look_back_lines_are_append_only before update or delete or truncate on look_back_lines for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "look_back_inspections");

            migrationBuilder.DropTable(
                name: "look_back_items");

            migrationBuilder.DropTable(
                name: "look_back_lines");

            migrationBuilder.DropTable(
                name: "problem_recurrences");

            migrationBuilder.DropTable(
                name: "look_backs");
        }
    }
}
