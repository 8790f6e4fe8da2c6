using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class ForeignDossiers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "foreign_dossiers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    held_by = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, comment: "of the archive, which is not kept as a whole"),
                    content_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, comment: "of the part that machines read; a file of the content store"),
                    exported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    trail_facts = table.Column<int>(type: "integer", nullable: false),
                    faults = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true, comment: "what did not fit when it was taken in, a line each"),
                    imported_by = table.Column<Guid>(type: "uuid", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    imported_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_foreign_dossiers", x => x.id);
                    table.ForeignKey(
                        name: "fk_foreign_dossiers_persons_imported_by",
                        column: x => x.imported_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_foreign_dossiers_units_held_by",
                        column: x => x.held_by,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "外来卷宗: dossiers of other systems, read only; never counted");

            migrationBuilder.CreateTable(
                name: "foreign_files",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    path = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_foreign_files", x => new { x.dossier_id, x.position });
                    table.ForeignKey(
                        name: "fk_foreign_files_foreign_dossiers_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "foreign_dossiers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "files of foreign dossiers; bytes lie in the content store under their SHA-256");

            migrationBuilder.CreateIndex(
                name: "ix_foreign_dossiers_held_by",
                table: "foreign_dossiers",
                column: "held_by");

            migrationBuilder.CreateIndex(
                name: "ix_foreign_dossiers_imported_by",
                table: "foreign_dossiers",
                column: "imported_by");

            migrationBuilder.CreateIndex(
                name: "ix_foreign_dossiers_sha256_held_by",
                table: "foreign_dossiers",
                columns: new[] { "sha256", "held_by" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_foreign_files_sha256",
                table: "foreign_files",
                column: "sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "foreign_files");

            migrationBuilder.DropTable(
                name: "foreign_dossiers");
        }
    }
}
