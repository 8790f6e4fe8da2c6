using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class SupervisionLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "letter_counters",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_counters", x => new { x.unit_id, x.kind, x.year });
                    table.ForeignKey(
                        name: "fk_letter_counters_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "last number given within issuing unit, kind and year; locked by the act that issues");

            migrationBuilder.CreateTable(
                name: "letter_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    when = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false, comment: "days, or times"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reply_days = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_rules", x => x.id);
                },
                comment: "督办规则: when a draft of which kind is raised");

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    issuing_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    findings = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    asks = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, comment: "what is asked for, one a line"),
                    reply_due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day itself is in time"),
                    issuer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    running = table.Column<int>(type: "integer", nullable: true, comment: "without holes within issuing unit, kind and year"),
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    document_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, comment: "the Word document as it went out"),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ground_task_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ground_on = table.Column<DateOnly>(type: "date", nullable: true, comment: "the day the occasion hangs on; a rule raises nothing twice for one occasion"),
                    ground_times = table.Column<int>(type: "integer", nullable: true),
                    drafted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    received_by = table.Column<Guid>(type: "uuid", nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    receipt_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    receipt_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    receipt_file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    receipt_media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    reply = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    returned_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ended_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by_itself = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letters", x => x.id);
                    table.ForeignKey(
                        name: "fk_letters_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_letters_persons_drafted_by",
                        column: x => x.drafted_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_letters_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_letters_units_issuing_unit_id",
                        column: x => x.issuing_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_letters_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "督办文书: to one unit about one or more of its tasks; numbered at issue, a void one keeps its number");

            migrationBuilder.CreateTable(
                name: "letter_tasks",
                columns: table => new
                {
                    letter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letter_tasks", x => new { x.letter_id, x.position });
                    table.ForeignKey(
                        name: "fk_letter_tasks_letters_letter_id",
                        column: x => x.letter_id,
                        principalTable: "letters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_letter_tasks_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the tasks a letter is about");

            migrationBuilder.InsertData(
                table: "letter_rules",
                columns: new[] { "id", "count", "is_active", "kind", "level", "position", "reply_days", "when" },
                values: new object[,]
                {
                    { new Guid("1e77e400-0000-7000-8000-000000000001"), 10, true, "Reminder", null, 1, 5, "DueWithin" },
                    { new Guid("1e77e400-0000-7000-8000-000000000002"), 1, true, "Urging", null, 2, 7, "OverdueBy" },
                    { new Guid("1e77e400-0000-7000-8000-000000000003"), 30, true, "Interview", null, 3, 5, "OverdueBy" },
                    { new Guid("1e77e400-0000-7000-8000-000000000004"), 60, true, "Listing", null, 4, 15, "OverdueBy" },
                    { new Guid("1e77e400-0000-7000-8000-000000000005"), 2, true, "Admonition", null, 5, 5, "ReturnedTimes" },
                    { new Guid("1e77e400-0000-7000-8000-000000000006"), 45, true, "Reminder", null, 6, 5, "NoProgressFor" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_letter_tasks_task_id",
                table: "letter_tasks",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_letters_body_id",
                table: "letters",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_letters_drafted_by",
                table: "letters",
                column: "drafted_by");

            migrationBuilder.CreateIndex(
                name: "ix_letters_inspection_id_id",
                table: "letters",
                columns: new[] { "inspection_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_letters_number",
                table: "letters",
                columns: new[] { "issuing_unit_id", "kind", "year", "running" },
                unique: true,
                filter: "running is not null");

            migrationBuilder.CreateIndex(
                name: "ix_letters_occasion",
                table: "letters",
                columns: new[] { "rule_id", "ground_task_id", "ground_on", "ground_times" },
                unique: true,
                filter: "rule_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_letters_unit_id_id",
                table: "letters",
                columns: new[] { "unit_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "letter_counters");

            migrationBuilder.DropTable(
                name: "letter_rules");

            migrationBuilder.DropTable(
                name: "letter_tasks");

            migrationBuilder.DropTable(
                name: "letters");
        }
    }
}
