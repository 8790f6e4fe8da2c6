using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class MeasuresSharedByProblems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "shared_from",
                table: "measures",
                type: "uuid",
                nullable: true,
                comment: "the measure of another task it is one with, where it is written");

            migrationBuilder.CreateIndex(
                name: "ix_measures_shared_from",
                table: "measures",
                column: "shared_from",
                filter: "shared_from is not null");

            migrationBuilder.AddForeignKey(
                name: "fk_measures_measures_shared_from",
                table: "measures",
                column: "shared_from",
                principalTable: "measures",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_measures_measures_shared_from",
                table: "measures");

            migrationBuilder.DropIndex(
                name: "ix_measures_shared_from",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "shared_from",
                table: "measures");
        }
    }
}
