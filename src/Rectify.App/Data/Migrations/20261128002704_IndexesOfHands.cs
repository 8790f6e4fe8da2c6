using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class IndexesOfHands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_tasks_proposed",
                table: "tasks",
                column: "inspection_id",
                filter: "proposed_by is not null");

            migrationBuilder.CreateIndex(
                name: "ix_progress_submitted_by",
                table: "progress",
                column: "submitted_by");

            migrationBuilder.CreateIndex(
                name: "ix_progress_written_by",
                table: "progress",
                column: "written_by");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_uploaded_by",
                table: "evidence",
                column: "uploaded_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_proposed",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_progress_submitted_by",
                table: "progress");

            migrationBuilder.DropIndex(
                name: "ix_progress_written_by",
                table: "progress");

            migrationBuilder.DropIndex(
                name: "ix_evidence_uploaded_by",
                table: "evidence");
        }
    }
}
