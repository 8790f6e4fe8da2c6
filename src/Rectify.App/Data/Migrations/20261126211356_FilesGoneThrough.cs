using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class FilesGoneThrough : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "scrub_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    files = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    missing = table.Column<int>(type: "integer", nullable: false),
                    altered = table.Column<int>(type: "integer", nullable: false),
                    unreadable = table.Column<int>(type: "integer", nullable: false),
                    orphaned = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scrub_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_scrub_runs_persons_by_person_id",
                        column: x => x.by_person_id,
                        principalTable: "persons",
                        principalColumn: "id");
                },
                comment: "文件巡检: every going through all files and what it counted; a report, no record of the field");

            migrationBuilder.CreateTable(
                name: "scrub_findings",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, comment: "the SHA-256, or the place of what is no content"),
                    place = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, comment: "the table that names it"),
                    size = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scrub_findings", x => new { x.run_id, x.position });
                    table.ForeignKey(
                        name: "fk_scrub_findings_scrub_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "scrub_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "files that something was wrong with when they were gone through");

            migrationBuilder.CreateIndex(
                name: "ix_scrub_runs_by_person_id",
                table: "scrub_runs",
                column: "by_person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "scrub_findings");

            migrationBuilder.DropTable(
                name: "scrub_runs");
        }
    }
}
