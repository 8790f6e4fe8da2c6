using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class IndexSpansAtWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_status_spans_at_work",
                table: "status_spans",
                columns: new[] { "task_id", "number" },
                filter: "state = 'Rectifying'")
                .Annotation("Npgsql:IndexInclude", new[] { "from_on", "from_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_status_spans_at_work",
                table: "status_spans");
        }
    }
}
