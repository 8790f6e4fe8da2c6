using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChecksOnTheSpot : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "check_keys",
                table: "opinions",
                type: "character varying(1650)",
                maxLength: 1650,
                nullable: true,
                comment: "checks on the spot that part three quotes");

            migrationBuilder.CreateTable(
                name: "spot_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day it took place"),
                    present = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, comment: "who else was there, in words"),
                    finding = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    struck_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    struck_by = table.Column<Guid>(type: "uuid", nullable: true),
                    struck_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spot_checks", x => x.id);
                    table.ForeignKey(
                        name: "fk_spot_checks_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_spot_checks_persons_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_spot_checks_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "核查记录: what somebody saw who went and looked; a wrong one is struck out and stays");

            migrationBuilder.CreateTable(
                name: "spot_check_files",
                columns: table => new
                {
                    spot_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spot_check_files", x => new { x.spot_check_id, x.number });
                    table.ForeignKey(
                        name: "fk_spot_check_files_spot_checks_spot_check_id",
                        column: x => x.spot_check_id,
                        principalTable: "spot_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "photographs and papers of a check");

            migrationBuilder.CreateTable(
                name: "spot_check_measures",
                columns: table => new
                {
                    spot_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spot_check_measures", x => new { x.spot_check_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_spot_check_measures_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_spot_check_measures_spot_checks_spot_check_id",
                        column: x => x.spot_check_id,
                        principalTable: "spot_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "measures a check looked at; none for the task as a whole");

            migrationBuilder.CreateTable(
                name: "spot_check_people",
                columns: table => new
                {
                    spot_check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spot_check_people", x => new { x.spot_check_id, x.position });
                    table.ForeignKey(
                        name: "fk_spot_check_people_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_spot_check_people_spot_checks_spot_check_id",
                        column: x => x.spot_check_id,
                        principalTable: "spot_checks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "who checked");

            migrationBuilder.CreateIndex(
                name: "ix_spot_check_files_sha256",
                table: "spot_check_files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_spot_check_measures_measure_id",
                table: "spot_check_measures",
                column: "measure_id");

            migrationBuilder.CreateIndex(
                name: "ix_spot_check_people_person_id",
                table: "spot_check_people",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_spot_checks_inspection_id_on_id",
                table: "spot_checks",
                columns: new[] { "inspection_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_spot_checks_on_id",
                table: "spot_checks",
                columns: new[] { "on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_spot_checks_recorded_by",
                table: "spot_checks",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_spot_checks_task_id",
                table: "spot_checks",
                column: "task_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spot_check_files");

            migrationBuilder.DropTable(
                name: "spot_check_measures");

            migrationBuilder.DropTable(
                name: "spot_check_people");

            migrationBuilder.DropTable(
                name: "spot_checks");

            migrationBuilder.DropColumn(
                name: "check_keys",
                table: "opinions");
        }
    }
}
