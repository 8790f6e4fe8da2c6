using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class DocumentFactsMarksFoundAndRefusedWorkbooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "mark",
                table: "evidence_readings",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true,
                comment: "密级 mark found in the text, which the look at the upload had not found");

            migrationBuilder.AddColumn<int>(
                name: "mark_page",
                table: "evidence_readings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "offered_evidence_on",
                table: "evidence_readings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offered_issuer",
                table: "evidence_readings",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offered_number",
                table: "evidence_readings",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true,
                comment: "as recognised in the text: an offer, never a statement");

            migrationBuilder.AddColumn<DateOnly>(
                name: "offered_signed_on",
                table: "evidence_readings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "document_number",
                table: "evidence",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true,
                comment: "文号");

            migrationBuilder.AddColumn<string>(
                name: "issuer",
                table: "evidence",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true,
                comment: "制发单位");

            migrationBuilder.AddColumn<DateOnly>(
                name: "signed_on",
                table: "evidence",
                type: "date",
                nullable: true,
                comment: "成文日期");

            migrationBuilder.CreateTable(
                name: "dismissed_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    mark = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    dismissed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    dismissed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dismissed_marks", x => x.id);
                    table.ForeignKey(
                        name: "fk_dismissed_marks_persons_dismissed_by",
                        column: x => x.dismissed_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "密级 marks found in texts of evidence which the security administrator has looked at: not classified");

            migrationBuilder.CreateTable(
                name: "refused_workbooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refused_workbooks", x => x.id);
                    table.ForeignKey(
                        name: "fk_refused_workbooks_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "rows an import did not take, with their reasons, for who imported them; thrown away after a week");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_readings_marked",
                table: "evidence_readings",
                column: "sha256",
                filter: "mark is not null");

            migrationBuilder.CreateIndex(
                name: "ix_dismissed_marks_dismissed_by",
                table: "dismissed_marks",
                column: "dismissed_by");

            migrationBuilder.CreateIndex(
                name: "ix_dismissed_marks_sha256",
                table: "dismissed_marks",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refused_workbooks_made_at",
                table: "refused_workbooks",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "ix_refused_workbooks_person_id",
                table: "refused_workbooks",
                column: "person_id");

            // texts that are kept are read once more: for what they say of themselves, and for marks that the look at the upload had not found
            migrationBuilder.Sql("update evidence_readings set state = 'Waiting', attempts = 0, due_at = now() where state = 'Kept'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dismissed_marks");

            migrationBuilder.DropTable(
                name: "refused_workbooks");

            migrationBuilder.DropIndex(
                name: "ix_evidence_readings_marked",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "mark",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "mark_page",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "offered_evidence_on",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "offered_issuer",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "offered_number",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "offered_signed_on",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "document_number",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "issuer",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "signed_on",
                table: "evidence");
        }
    }
}
