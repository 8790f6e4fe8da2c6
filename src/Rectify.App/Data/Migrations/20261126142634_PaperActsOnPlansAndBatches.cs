using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class PaperActsOnPlansAndBatches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_granted",
                table: "paper_acts",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "takeover_id",
                table: "paper_acts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_paper_acts_takeover_id",
                table: "paper_acts",
                column: "takeover_id");

            migrationBuilder.AddForeignKey(
                name: "fk_paper_acts_takeovers_takeover_id",
                table: "paper_acts",
                column: "takeover_id",
                principalTable: "takeovers",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_paper_acts_takeovers_takeover_id",
                table: "paper_acts");

            migrationBuilder.DropIndex(
                name: "ix_paper_acts_takeover_id",
                table: "paper_acts");

            migrationBuilder.DropColumn(
                name: "is_granted",
                table: "paper_acts");

            migrationBuilder.DropColumn(
                name: "takeover_id",
                table: "paper_acts");
        }
    }
}
