using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class MeasuresDueByIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_measures_due_on_task_id",
                table: "measures");

            migrationBuilder.DropIndex(
                name: "ix_measures_task_id_position",
                table: "measures");

            migrationBuilder.CreateIndex(
                name: "ix_measures_due_on_task_id",
                table: "measures",
                columns: new[] { "due_on", "task_id" })
                .Annotation("Npgsql:IndexInclude", new[] { "state" });

            migrationBuilder.CreateIndex(
                name: "ix_measures_task_id_position",
                table: "measures",
                columns: new[] { "task_id", "position" })
                .Annotation("Npgsql:IndexInclude", new[] { "state", "due_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_measures_due_on_task_id",
                table: "measures");

            migrationBuilder.DropIndex(
                name: "ix_measures_task_id_position",
                table: "measures");

            migrationBuilder.CreateIndex(
                name: "ix_measures_due_on_task_id",
                table: "measures",
                columns: new[] { "due_on", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_measures_task_id_position",
                table: "measures",
                columns: new[] { "task_id", "position" })
                .Annotation("Npgsql:IndexInclude", new[] { "state" });
        }
    }
}
