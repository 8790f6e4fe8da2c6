using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class IndexTasksByWhatIsAsked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_state_due_on_id",
                table: "tasks");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_checked_again",
                table: "tasks",
                columns: new[] { "next_check_on", "id" },
                filter: "state = 'Sustained'");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_state_due_on_id",
                table: "tasks",
                columns: new[] { "state", "due_on", "id" })
                .Annotation("Npgsql:IndexInclude", new[] { "inspection_id", "problem_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_tasks_checked_again",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "ix_tasks_state_due_on_id",
                table: "tasks");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_state_due_on_id",
                table: "tasks",
                columns: new[] { "state", "due_on", "id" });
        }
    }
}
