using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class MeetingsAndVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "meeting_id",
                table: "milestones",
                type: "uuid",
                nullable: true,
                comment: "the meeting it is");

            migrationBuilder.AlterColumn<Guid>(
                name: "evidence_id",
                table: "commitment_events",
                type: "uuid",
                nullable: true,
                comment: "the piece that proves it; null where a meeting's minutes do",
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "meeting_id",
                table: "commitment_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "the unit whose own it was; null for one of the body"),
                    on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day it took place"),
                    place = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    others = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, comment: "who else took part, in words"),
                    minutes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    conclusions = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    voided_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    voided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    voided_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                    table.ForeignKey(
                        name: "fk_meetings_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meetings_persons_recorded_by",
                        column: x => x.recorded_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meetings_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                },
                comment: "会议与调研: meetings and visits with what they dealt with; a wrong one is made void and stays");

            migrationBuilder.CreateTable(
                name: "meeting_files",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_files", x => new { x.meeting_id, x.number });
                    table.ForeignKey(
                        name: "fk_meeting_files_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "minutes as paper, photographs");

            migrationBuilder.CreateTable(
                name: "meeting_people",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_people", x => new { x.meeting_id, x.position });
                    table.ForeignKey(
                        name: "fk_meeting_people_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meeting_people_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "who took part, of those in the house");

            migrationBuilder.CreateTable(
                name: "meeting_problems",
                columns: table => new
                {
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_problems", x => new { x.meeting_id, x.problem_id });
                    table.ForeignKey(
                        name: "fk_meeting_problems_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meeting_problems_problems_problem_id",
                        column: x => x.problem_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "problems a meeting dealt with");

            migrationBuilder.CreateIndex(
                name: "ix_milestones_meeting_id",
                table: "milestones",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_commitment_events_meeting_id",
                table: "commitment_events",
                column: "meeting_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_files_sha256",
                table: "meeting_files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_people_person_id",
                table: "meeting_people",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_meeting_problems_problem_id",
                table: "meeting_problems",
                column: "problem_id");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_inspection_id_on_id",
                table: "meetings",
                columns: new[] { "inspection_id", "on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_on_id",
                table: "meetings",
                columns: new[] { "on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_meetings_recorded_by",
                table: "meetings",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_meetings_unit_id",
                table: "meetings",
                column: "unit_id");

            migrationBuilder.AddForeignKey(
                name: "fk_commitment_events_meetings_meeting_id",
                table: "commitment_events",
                column: "meeting_id",
                principalTable: "meetings",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_meetings_meeting_id",
                table: "milestones",
                column: "meeting_id",
                principalTable: "meetings",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_commitment_events_meetings_meeting_id",
                table: "commitment_events");

            migrationBuilder.DropForeignKey(
                name: "fk_milestones_meetings_meeting_id",
                table: "milestones");

            migrationBuilder.DropTable(
                name: "meeting_files");

            migrationBuilder.DropTable(
                name: "meeting_people");

            migrationBuilder.DropTable(
                name: "meeting_problems");

            migrationBuilder.DropTable(
                name: "meetings");

            migrationBuilder.DropIndex(
                name: "ix_milestones_meeting_id",
                table: "milestones");

            migrationBuilder.DropIndex(
                name: "ix_commitment_events_meeting_id",
                table: "commitment_events");

            migrationBuilder.DropColumn(
                name: "meeting_id",
                table: "milestones");

            migrationBuilder.DropColumn(
                name: "meeting_id",
                table: "commitment_events");

            migrationBuilder.AlterColumn<Guid>(
                name: "evidence_id",
                table: "commitment_events",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true,
                oldComment: "the piece that proves it; null where a meeting's minutes do");
        }
    }
}
