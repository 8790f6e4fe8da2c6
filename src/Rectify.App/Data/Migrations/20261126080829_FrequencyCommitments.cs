using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class FrequencyCommitments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "commitment_every",
                table: "measures",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "commitment_first_on",
                table: "measures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "commitment_last_on",
                table: "measures",
                type: "date",
                nullable: true,
                comment: "inclusive; null where the promise has no end");

            migrationBuilder.AddColumn<string>(
                name: "commitment_period",
                table: "measures",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "commitment_times",
                table: "measures",
                type: "integer",
                nullable: true,
                comment: "at least so many events in each period");

            migrationBuilder.CreateTable(
                name: "commitment_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    struck_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitment_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_commitment_events_evidence_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commitment_events_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commitment_events_persons_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_commitment_events_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "履行事项: dated events that keep a frequency commitment; a wrong one is struck out and stays");

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_evidence_id",
                table: "commitment_events",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_measure_id_on",
                table: "commitment_events",
                columns: new[] { "measure_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_recorded_by",
                table: "commitment_events",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_task_id",
                table: "commitment_events",
                column: "task_id");

            // few measures promise something with a frequency; the desk looks for those of one unit
            migrationBuilder.Sql("create index ix_measures_promising on measures (task_id) where commitment_times is not null;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_measures_promising;");

            migrationBuilder.DropTable(
                name: "commitment_events");

            migrationBuilder.DropColumn(
                name: "commitment_every",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "commitment_first_on",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "commitment_last_on",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "commitment_period",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "commitment_times",
                table: "measures");
        }
    }
}
