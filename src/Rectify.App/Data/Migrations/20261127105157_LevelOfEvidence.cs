using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class LevelOfEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "offered_level",
                table: "evidence_readings",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "level",
                table: "evidence",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                comment: "知悉范围; none stated is handled as 内部");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "offered_level",
                table: "evidence_readings");

            migrationBuilder.DropColumn(
                name: "level",
                table: "evidence");
        }
    }
}
