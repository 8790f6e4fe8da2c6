using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class Suggestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "suggestions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, comment: "as printed"),
                    wording = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day itself is in time; infinity for 长期"),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    assigned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestions", x => x.id);
                    table.ForeignKey(
                        name: "fk_suggestions_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestions_persons_registered_by",
                        column: x => x.registered_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestions_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestions_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                },
                comment: "意见建议, 纪检监察建议: made to the inspected body, answered by a unit, concluded by the office");

            migrationBuilder.CreateTable(
                name: "suggestion_problems",
                columns: table => new
                {
                    suggestion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestion_problems", x => new { x.suggestion_id, x.problem_id });
                    table.ForeignKey(
                        name: "fk_suggestion_problems_problems_problem_id",
                        column: x => x.problem_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestion_problems_suggestions_suggestion_id",
                        column: x => x.suggestion_id,
                        principalTable: "suggestions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the problems a suggestion belongs to");

            migrationBuilder.CreateTable(
                name: "suggestion_replies",
                columns: table => new
                {
                    suggestion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    returned_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    returned_by = table.Column<Guid>(type: "uuid", nullable: true),
                    returned_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suggestion_replies", x => new { x.suggestion_id, x.number });
                    table.ForeignKey(
                        name: "fk_suggestion_replies_persons_by",
                        column: x => x.by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestion_replies_suggestions_suggestion_id",
                        column: x => x.suggestion_id,
                        principalTable: "suggestions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_suggestion_replies_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "回复: each with its file; those sent back stay");

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_problems_problem_id",
                table: "suggestion_problems",
                column: "problem_id");

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_replies_by",
                table: "suggestion_replies",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_suggestion_replies_unit_id",
                table: "suggestion_replies",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_body_id",
                table: "suggestions",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_inspection_id_id",
                table: "suggestions",
                columns: new[] { "inspection_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_registered_by",
                table: "suggestions",
                column: "registered_by");

            migrationBuilder.CreateIndex(
                name: "ix_suggestions_unit_id_id",
                table: "suggestions",
                columns: new[] { "unit_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "suggestion_problems");

            migrationBuilder.DropTable(
                name: "suggestion_replies");

            migrationBuilder.DropTable(
                name: "suggestions");
        }
    }
}
