using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class PrintsOfApprovedPlans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "open_print_sha256",
                table: "plan_versions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                comment: "the same without what is restricted; null where nothing was");

            migrationBuilder.AddColumn<string>(
                name: "print_sha256",
                table: "plan_versions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                comment: "the .docx as approved, in the content store; null where it was approved before prints were kept");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "open_print_sha256",
                table: "plan_versions");

            migrationBuilder.DropColumn(
                name: "print_sha256",
                table: "plan_versions");
        }
    }
}
