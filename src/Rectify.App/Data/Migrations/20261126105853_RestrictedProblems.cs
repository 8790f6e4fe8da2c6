using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class RestrictedProblems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_reviews_auditor_id",
                table: "reviews",
                column: "auditor_id");

            migrationBuilder.CreateIndex(
                name: "ix_problems_restricted",
                table: "problems",
                column: "id",
                filter: "is_restricted");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reviews_auditor_id",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_problems_restricted",
                table: "problems");
        }
    }
}
