using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class MeasuresCountedByIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_measures_task_id_position",
                table: "measures");

            migrationBuilder.CreateIndex(
                name: "ix_measures_task_id_position",
                table: "measures",
                columns: new[] { "task_id", "position" })
                .Annotation("Npgsql:IndexInclude", new[] { "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_measures_task_id_position",
                table: "measures");

            migrationBuilder.CreateIndex(
                name: "ix_measures_task_id_position",
                table: "measures",
                columns: new[] { "task_id", "position" });
        }
    }
}
