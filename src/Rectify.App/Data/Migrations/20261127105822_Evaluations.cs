using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class Evaluations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evaluation_schemes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false, comment: "the version, from 1 among those of the same name"),
                    tolerance = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false, comment: "points; what lies further apart is settled"),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_schemes", x => x.id);
                    table.ForeignKey(
                        name: "fk_evaluation_schemes_persons_made_by",
                        column: x => x.made_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "评估办法: a version is never changed");

            migrationBuilder.CreateTable(
                name: "evaluation_grades",
                columns: table => new
                {
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false, comment: "the lowest score that is still of it")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_grades", x => new { x.scheme_id, x.position });
                    table.ForeignKey(
                        name: "fk_evaluation_grades_evaluation_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalTable: "evaluation_schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "等次: bands of scores, the best first");

            migrationBuilder.CreateTable(
                name: "evaluation_items",
                columns: table => new
                {
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    full_marks = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_items", x => new { x.scheme_id, x.position });
                    table.ForeignKey(
                        name: "fk_evaluation_items_evaluation_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalTable: "evaluation_schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "评估指标: what an evaluation looks at, weights adding up to 100 per cent");

            migrationBuilder.CreateTable(
                name: "evaluations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    concluded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    concluded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    voided_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    voided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    voided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    survey_fairly = table.Column<int>(type: "integer", nullable: true),
                    survey_file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    survey_handed_out = table.Column<int>(type: "integer", nullable: true, comment: "测评表: sheets handed out; null where none is entered"),
                    survey_media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    survey_returned = table.Column<int>(type: "integer", nullable: true),
                    survey_satisfied = table.Column<int>(type: "integer", nullable: true),
                    survey_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    survey_unknown = table.Column<int>(type: "integer", nullable: true),
                    survey_unsatisfied = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluations", x => x.id);
                    table.ForeignKey(
                        name: "fk_evaluations_evaluation_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalTable: "evaluation_schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluations_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluations_persons_opened_by",
                        column: x => x.opened_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "评估 of the rectification of one inspection: the result is computed from the marks");

            migrationBuilder.CreateTable(
                name: "evaluation_marks",
                columns: table => new
                {
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scorer = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_marks", x => new { x.evaluation_id, x.scorer, x.position });
                    table.ForeignKey(
                        name: "fk_evaluation_marks_evaluations_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "points of one scorer for one indicator");

            migrationBuilder.CreateTable(
                name: "evaluation_scorers",
                columns: table => new
                {
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handed_in_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_scorers", x => new { x.evaluation_id, x.position });
                    table.ForeignKey(
                        name: "fk_evaluation_scorers_evaluations_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_evaluation_scorers_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the two who score, each by themselves");

            migrationBuilder.CreateTable(
                name: "evaluation_settlements",
                columns: table => new
                {
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_settlements", x => new { x.evaluation_id, x.position });
                    table.ForeignKey(
                        name: "fk_evaluation_settlements_evaluations_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_evaluation_settlements_persons_settled_by",
                        column: x => x.settled_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "why the mean of two points that lie far apart stands");

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_schemes_made_by",
                table: "evaluation_schemes",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_schemes_name_number",
                table: "evaluation_schemes",
                columns: new[] { "name", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_scorers_person_id",
                table: "evaluation_scorers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_settlements_settled_by",
                table: "evaluation_settlements",
                column: "settled_by");

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_in_force",
                table: "evaluations",
                column: "inspection_id",
                unique: true,
                filter: "voided_because is null");

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_inspection_id_opened_on_id",
                table: "evaluations",
                columns: new[] { "inspection_id", "opened_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_opened_by",
                table: "evaluations",
                column: "opened_by");

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_opened_on_id",
                table: "evaluations",
                columns: new[] { "opened_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_scheme_id",
                table: "evaluations",
                column: "scheme_id");

            // a version of a scheme and marks once handed in are never changed
            migrationBuilder.Sql("""
                create trigger evaluation_schemes_are_append_only before update or delete or truncate on evaluation_schemes for each statement execute function rectify_refuse_change();
                create trigger evaluation_items_are_append_only before update or delete or truncate on evaluation_items for each statement execute function rectify_refuse_change();
                create trigger evaluation_grades_are_append_only before update or delete or truncate on evaluation_grades for each statement execute function rectify_refuse_change();
                create trigger evaluation_marks_are_append_only before update or delete or truncate on evaluation_marks for each statement execute function rectify_refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluation_grades");

            migrationBuilder.DropTable(
                name: "evaluation_items");

            migrationBuilder.DropTable(
                name: "evaluation_marks");

            migrationBuilder.DropTable(
                name: "evaluation_scorers");

            migrationBuilder.DropTable(
                name: "evaluation_settlements");

            migrationBuilder.DropTable(
                name: "evaluations");

            migrationBuilder.DropTable(
                name: "evaluation_schemes");
        }
    }
}
