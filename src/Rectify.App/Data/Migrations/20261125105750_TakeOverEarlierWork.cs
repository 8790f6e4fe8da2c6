using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class TakeOverEarlierWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "takeover_id",
                table: "tasks",
                type: "uuid",
                nullable: true,
                comment: "补录: the batch by which work done before was entered");

            migrationBuilder.CreateTable(
                name: "takeovers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_takeovers", x => x.id);
                    table.ForeignKey(
                        name: "fk_takeovers_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeovers_persons_proposed_by",
                        column: x => x.proposed_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeovers_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "补录: batches of work done before Rectify, proposed by the office, decided by the leading group in one act");

            migrationBuilder.CreateTable(
                name: "takeover_lines",
                columns: table => new
                {
                    takeover_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day since when the task is in that state; for a closed one the day it was closed"),
                    leader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the deadline as first set; infinity is 长期"),
                    next_check_on = table.Column<DateOnly>(type: "date", nullable: true),
                    filing_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    measures = table.Column<string>(type: "text", nullable: true, comment: "measures the paper names where none were read, one a line")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_takeover_lines", x => new { x.takeover_id, x.position });
                    table.ForeignKey(
                        name: "fk_takeover_lines_persons_leader_id",
                        column: x => x.leader_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeover_lines_takeovers_takeover_id",
                        column: x => x.takeover_id,
                        principalTable: "takeovers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeover_lines_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeover_lines_units_lead_unit_id",
                        column: x => x.lead_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "what a batch says of one task; never changed after it is proposed");

            migrationBuilder.CreateTable(
                name: "takeover_papers",
                columns: table => new
                {
                    takeover_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_takeover_papers", x => new { x.takeover_id, x.number });
                    table.ForeignKey(
                        name: "fk_takeover_papers_takeovers_takeover_id",
                        column: x => x.takeover_id,
                        principalTable: "takeovers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the scans a batch stands on; bytes lie in the content store under their SHA-256");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_takeover_id",
                table: "tasks",
                column: "takeover_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_lead_unit_id",
                table: "takeover_lines",
                column: "lead_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_leader_id",
                table: "takeover_lines",
                column: "leader_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_takeover_id_task_id",
                table: "takeover_lines",
                columns: new[] { "takeover_id", "task_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_task_id",
                table: "takeover_lines",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_body_id",
                table: "takeovers",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_inspection_id",
                table: "takeovers",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_proposed_by",
                table: "takeovers",
                column: "proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_waiting",
                table: "takeovers",
                column: "state",
                filter: "state = 'Proposed'");

            migrationBuilder.AddForeignKey(
                name: "fk_tasks_takeovers_takeover_id",
                table: "tasks",
                column: "takeover_id",
                principalTable: "takeovers",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_tasks_takeovers_takeover_id",
                table: "tasks");

            migrationBuilder.DropTable(
                name: "takeover_lines");

            migrationBuilder.DropTable(
                name: "takeover_papers");

            migrationBuilder.DropTable(
                name: "takeovers");

            migrationBuilder.DropIndex(
                name: "ix_tasks_takeover_id",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "takeover_id",
                table: "tasks");
        }
    }
}
