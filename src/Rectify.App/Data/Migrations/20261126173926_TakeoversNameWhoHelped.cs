using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class TakeoversNameWhoHelped : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "handler_id",
                table: "takeover_lines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "supporting",
                table: "takeover_lines",
                type: "text",
                nullable: true,
                comment: "keys of the supporting units, parted by commas");

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_handler_id",
                table: "takeover_lines",
                column: "handler_id");

            migrationBuilder.AddForeignKey(
                name: "fk_takeover_lines_persons_handler_id",
                table: "takeover_lines",
                column: "handler_id",
                principalTable: "persons",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_takeover_lines_persons_handler_id",
                table: "takeover_lines");

            migrationBuilder.DropIndex(
                name: "ix_takeover_lines_handler_id",
                table: "takeover_lines");

            migrationBuilder.DropColumn(
                name: "handler_id",
                table: "takeover_lines");

            migrationBuilder.DropColumn(
                name: "supporting",
                table: "takeover_lines");
        }
    }
}
