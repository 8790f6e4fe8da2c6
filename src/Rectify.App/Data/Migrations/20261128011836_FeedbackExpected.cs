using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class FeedbackExpected : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_feedback_expected",
                table: "inspections",
                type: "boolean",
                nullable: true,
                comment: "the day was stated while it lay ahead, and nobody has said since that the feedback was given");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "is_feedback_expected",
                table: "inspections");
        }
    }
}
