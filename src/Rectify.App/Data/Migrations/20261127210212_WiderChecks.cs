using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class WiderChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "wider_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false, comment: "from 1 within the inspection, given when it is opened"),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    looks_for = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, comment: "排查（整治）内容"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    lead_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    leader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day itself is in time"),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "the conclusion, or why it is void")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wider_checks", x => x.id);
                    table.ForeignKey(
                        name: "fk_wider_checks_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_checks_persons_leader_id",
                        column: x => x.leader_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_checks_persons_opened_by",
                        column: x => x.opened_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_checks_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_checks_units_lead_unit_id",
                        column: x => x.lead_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "举一反三排查, 专项整治: units look whether what a problem says is found with them, too");

            migrationBuilder.CreateTable(
                name: "wider_check_measures",
                columns: table => new
                {
                    wider_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wider_check_measures", x => new { x.wider_check_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_wider_check_measures_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_check_measures_wider_checks_wider_check_id",
                        column: x => x.wider_check_id,
                        principalTable: "wider_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the measures a wider check answers");

            migrationBuilder.CreateTable(
                name: "wider_check_problems",
                columns: table => new
                {
                    wider_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wider_check_problems", x => new { x.wider_check_id, x.problem_id });
                    table.ForeignKey(
                        name: "fk_wider_check_problems_problems_problem_id",
                        column: x => x.problem_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_check_problems_wider_checks_wider_check_id",
                        column: x => x.wider_check_id,
                        principalTable: "wider_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the problems a wider check comes from");

            migrationBuilder.CreateTable(
                name: "wider_check_units",
                columns: table => new
                {
                    wider_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_on = table.Column<DateOnly>(type: "date", nullable: false),
                    released_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "why it need not report; null while it is to"),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    released_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wider_check_units", x => new { x.wider_check_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_wider_check_units_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_check_units_wider_checks_wider_check_id",
                        column: x => x.wider_check_id,
                        principalTable: "wider_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the units that are to look and report");

            migrationBuilder.CreateTable(
                name: "wider_findings",
                columns: table => new
                {
                    wider_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wording = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    found_on = table.Column<DateOnly>(type: "date", nullable: false),
                    owner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, comment: "整改责任人, by name"),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day itself is in time"),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    struck_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, comment: "null while it counts"),
                    struck_by = table.Column<Guid>(type: "uuid", nullable: true),
                    struck_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wider_findings", x => new { x.wider_check_id, x.number });
                    table.ForeignKey(
                        name: "fk_wider_findings_persons_by",
                        column: x => x.by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_findings_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_findings_wider_checks_wider_check_id",
                        column: x => x.wider_check_id,
                        principalTable: "wider_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "发现问题 of a wider check; the wording never changes, a slip is struck");

            migrationBuilder.CreateTable(
                name: "wider_reports",
                columns: table => new
                {
                    wider_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    checked_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, comment: "who looked, in words"),
                    looked_at = table.Column<int>(type: "integer", nullable: true, comment: "件（处）; null where nobody counted"),
                    found_nothing = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wider_reports", x => new { x.wider_check_id, x.number });
                    table.ForeignKey(
                        name: "fk_wider_reports_persons_by",
                        column: x => x.by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_wider_reports_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_wider_reports_wider_checks_wider_check_id",
                        column: x => x.wider_check_id,
                        principalTable: "wider_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "what units reported; insert-only, of a unit's the last counts");

            migrationBuilder.CreateTable(
                name: "wider_remedies",
                columns: table => new
                {
                    wider_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_number = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: false),
                    how = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    returned_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    returned_by = table.Column<Guid>(type: "uuid", nullable: true),
                    returned_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wider_remedies", x => new { x.wider_check_id, x.finding_number, x.number });
                    table.ForeignKey(
                        name: "fk_wider_remedies_persons_by",
                        column: x => x.by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wider_remedies_wider_findings_wider_check_id_finding_number",
                        columns: x => new { x.wider_check_id, x.finding_number },
                        principalTable: "wider_findings",
                        principalColumns: new[] { "wider_check_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "整改情况 of a finding, with its file if there is one; those sent back stay");

            migrationBuilder.CreateIndex(
                name: "ix_wider_check_measures_measure_id",
                table: "wider_check_measures",
                column: "measure_id");

            migrationBuilder.CreateIndex(
                name: "ix_wider_check_problems_problem_id",
                table: "wider_check_problems",
                column: "problem_id");

            migrationBuilder.CreateIndex(
                name: "ix_wider_check_units_unit_id",
                table: "wider_check_units",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_wider_checks_body_id",
                table: "wider_checks",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_wider_checks_inspection_id_number",
                table: "wider_checks",
                columns: new[] { "inspection_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wider_checks_lead_unit_id",
                table: "wider_checks",
                column: "lead_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_wider_checks_leader_id",
                table: "wider_checks",
                column: "leader_id");

            migrationBuilder.CreateIndex(
                name: "ix_wider_checks_opened_by",
                table: "wider_checks",
                column: "opened_by");

            migrationBuilder.CreateIndex(
                name: "ix_wider_checks_state_due_on",
                table: "wider_checks",
                columns: new[] { "state", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_wider_findings_by",
                table: "wider_findings",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_wider_findings_unit_id_due_on",
                table: "wider_findings",
                columns: new[] { "unit_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_wider_remedies_by",
                table: "wider_remedies",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_wider_reports_by",
                table: "wider_reports",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_wider_reports_unit_id",
                table: "wider_reports",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_wider_reports_wider_check_id_unit_id",
                table: "wider_reports",
                columns: new[] { "wider_check_id", "unit_id" });

            migrationBuilder.Sql("create trigger wider_reports_are_append_only before update or delete or truncate on wider_reports for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "wider_check_measures");

            migrationBuilder.DropTable(
                name: "wider_check_problems");

            migrationBuilder.DropTable(
                name: "wider_check_units");

            migrationBuilder.DropTable(
                name: "wider_remedies");

            migrationBuilder.DropTable(
                name: "wider_reports");

            migrationBuilder.DropTable(
                name: "wider_findings");

            migrationBuilder.DropTable(
                name: "wider_checks");
        }
    }
}
