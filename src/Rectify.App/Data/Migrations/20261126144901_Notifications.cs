using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class Notifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "deadline_warnings",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    days_before = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    warned_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadline_warnings", x => new { x.task_id, x.days_before, x.due_on });
                    table.ForeignKey(
                        name: "fk_deadline_warnings_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "steps of the warning ladder that tasks have come to: each is warned of once");

            migrationBuilder.CreateTable(
                name: "delivery_choices",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_mail = table.Column<bool>(type: "boolean", nullable: false),
                    parts = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_choices", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_delivery_choices_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "what a person has chosen to be sent by mail; without a row nothing is sent");

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "null for warnings of deadlines, gathered over a day"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    said = table.Column<string>(type: "jsonb", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                    table.ForeignKey(
                        name: "fk_notifications_acts_act_id",
                        column: x => x.act_id,
                        principalTable: "acts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_notifications_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "消息: what somebody was told, a row a person and act; keys, numbers and days, no words of a record");

            migrationBuilder.CreateTable(
                name: "watched_steps",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    days_before = table.Column<int>(type: "integer", nullable: false),
                    since_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watched_steps", x => new { x.inspection_id, x.days_before });
                    table.ForeignKey(
                        name: "fk_watched_steps_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "since when a step of an inspection's warning ladder is watched; what lies before is not told");

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_ended = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhooks", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhooks_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "robots in groups of units; the address is a secret");

            migrationBuilder.CreateTable(
                name: "outgoing",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    webhook_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    after_id = table.Column<long>(type: "bigint", nullable: false, comment: "of notifications: behind this one"),
                    up_to_id = table.Column<long>(type: "bigint", nullable: false, comment: "of notifications: up to this one"),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "of the next try; while it is being sent, the end of the lease"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    problem = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    is_stuck = table.Column<bool>(type: "boolean", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outgoing", x => x.id);
                    table.ForeignKey(
                        name: "fk_outgoing_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_outgoing_webhooks_webhook_id",
                        column: x => x.webhook_id,
                        principalTable: "webhooks",
                        principalColumn: "id");
                },
                comment: "外发: digests on their way out of the house, one a day to a person or a group; written before anything is sent");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_act",
                table: "notifications",
                columns: new[] { "act_id", "person_id" },
                unique: true,
                filter: "act_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_deadlines",
                table: "notifications",
                columns: new[] { "person_id", "on" },
                unique: true,
                filter: "act_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_person",
                table: "notifications",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unread",
                table: "notifications",
                columns: new[] { "person_id", "id" },
                filter: "read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_due",
                table: "outgoing",
                column: "due_at",
                filter: "sent_at is null and not is_stuck");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_person",
                table: "outgoing",
                columns: new[] { "person_id", "on" },
                unique: true,
                filter: "person_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_webhook",
                table: "outgoing",
                columns: new[] { "webhook_id", "on" },
                unique: true,
                filter: "webhook_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_unit_id",
                table: "webhooks",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deadline_warnings");

            migrationBuilder.DropTable(
                name: "delivery_choices");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "outgoing");

            migrationBuilder.DropTable(
                name: "watched_steps");

            migrationBuilder.DropTable(
                name: "webhooks");
        }
    }
}
