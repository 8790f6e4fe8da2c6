using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class MilestoneWarningsAndWorkingDaySteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_watched_steps",
                table: "watched_steps");

            migrationBuilder.DropIndex(
                name: "ix_notifications_deadlines",
                table: "notifications");

            migrationBuilder.DropPrimaryKey(
                name: "pk_deadline_warnings",
                table: "deadline_warnings");

            migrationBuilder.AddColumn<bool>(
                name: "in_working_days",
                table: "watched_steps",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "warned_of",
                table: "notifications",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                comment: "of warnings of deadlines: whether they are tasks' or milestones'; null for an act, whose kind says what it is about");

            // every warning told so far was of tasks
            migrationBuilder.Sql("update notifications set warned_of = 'Task' where act_id is null;");

            migrationBuilder.AddColumn<bool>(
                name: "in_working_days",
                table: "deadline_warnings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "reminded_on",
                table: "tasks",
                type: "date",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_watched_steps",
                table: "watched_steps",
                columns: new[] { "inspection_id", "days_before", "in_working_days" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_deadline_warnings",
                table: "deadline_warnings",
                columns: new[] { "task_id", "days_before", "in_working_days", "due_on" });

            migrationBuilder.CreateTable(
                name: "milestone_warnings",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    days_before = table.Column<int>(type: "integer", nullable: false),
                    in_working_days = table.Column<bool>(type: "boolean", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    warned_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestone_warnings", x => new { x.inspection_id, x.kind, x.days_before, x.in_working_days, x.due_on });
                    table.ForeignKey(
                        name: "fk_milestone_warnings_milestones_inspection_id_kind",
                        columns: x => new { x.inspection_id, x.kind },
                        principalTable: "milestones",
                        principalColumns: new[] { "inspection_id", "kind" },
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "steps of the warning ladder that milestones have come to: each is warned of once");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_deadlines",
                table: "notifications",
                columns: new[] { "person_id", "on", "warned_of" },
                unique: true,
                filter: "act_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_extensions_granted",
                table: "extensions",
                columns: new[] { "decided_at", "id" },
                filter: "is_granted");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "milestone_warnings");

            migrationBuilder.DropPrimaryKey(
                name: "pk_watched_steps",
                table: "watched_steps");

            migrationBuilder.DropIndex(
                name: "ix_notifications_deadlines",
                table: "notifications");

            migrationBuilder.DropIndex(
                name: "ix_extensions_granted",
                table: "extensions");

            migrationBuilder.DropPrimaryKey(
                name: "pk_deadline_warnings",
                table: "deadline_warnings");

            migrationBuilder.DropColumn(
                name: "in_working_days",
                table: "watched_steps");

            migrationBuilder.DropColumn(
                name: "warned_of",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "in_working_days",
                table: "deadline_warnings");

            migrationBuilder.DropColumn(
                name: "reminded_on",
                table: "tasks");

            migrationBuilder.AddPrimaryKey(
                name: "pk_watched_steps",
                table: "watched_steps",
                columns: new[] { "inspection_id", "days_before" });

            migrationBuilder.AddPrimaryKey(
                name: "pk_deadline_warnings",
                table: "deadline_warnings",
                columns: new[] { "task_id", "days_before", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_deadlines",
                table: "notifications",
                columns: new[] { "person_id", "on" },
                unique: true,
                filter: "act_id is null");
        }
    }
}
