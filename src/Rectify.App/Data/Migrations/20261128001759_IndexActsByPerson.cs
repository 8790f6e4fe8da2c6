using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class IndexActsByPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_acts_actor_id_at",
                table: "acts",
                columns: new[] { "actor_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_acts_actor_id_at",
                table: "acts");
        }
    }
}
