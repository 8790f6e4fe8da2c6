using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceTextsAndSearchKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int[]>(
                name: "text_keys",
                table: "progress",
                type: "integer[]",
                nullable: true,
                computedColumnSql: "rectify_pair_keys(text)",
                stored: true);

            migrationBuilder.AddColumn<int[]>(
                name: "text_keys",
                table: "measures",
                type: "integer[]",
                nullable: true,
                computedColumnSql: "rectify_pair_keys(text)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "evidence_readings",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    refusal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "not looked at before: the next attempt, or the end of the time one worker has it for itself"),
                    is_cut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_readings", x => x.sha256);
                },
                comment: "contents of evidence whose text is taken out, and how far that is");

            migrationBuilder.CreateTable(
                name: "evidence_texts",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    page = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    text_keys = table.Column<int[]>(type: "integer[]", nullable: true, computedColumnSql: "rectify_pair_keys(text)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_texts", x => new { x.sha256, x.number });
                    table.ForeignKey(
                        name: "fk_evidence_texts_evidence_readings_sha256",
                        column: x => x.sha256,
                        principalTable: "evidence_readings",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "texts of evidence in pieces, for search; erased with the content");

            migrationBuilder.CreateIndex(
                name: "ix_progress_text_keys",
                table: "progress",
                column: "text_keys")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_measures_text_keys",
                table: "measures",
                column: "text_keys")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_readings_waiting",
                table: "evidence_readings",
                column: "due_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_texts_text_keys",
                table: "evidence_texts",
                column: "text_keys")
                .Annotation("Npgsql:IndexMethod", "gin");

            // what was uploaded before is read like what comes
            migrationBuilder.Sql("""
                insert into evidence_readings (sha256, media_type, state, attempts, due_at, is_cut)
                select sha256, min(media_type), 'Waiting', 0, now(), false from evidence
                where media_type in ('application/pdf', 'text/plain', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
                group by sha256
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_texts");

            migrationBuilder.DropTable(
                name: "evidence_readings");

            migrationBuilder.DropIndex(
                name: "ix_progress_text_keys",
                table: "progress");

            migrationBuilder.DropIndex(
                name: "ix_measures_text_keys",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "text_keys",
                table: "progress");

            migrationBuilder.DropColumn(
                name: "text_keys",
                table: "measures");
        }
    }
}
