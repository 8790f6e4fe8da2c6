using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class RemindersOfLookBacksAndWiderChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "reminded_on",
                table: "wider_checks",
                type: "date",
                nullable: true,
                comment: "the day those who owe something were last reminded");

            migrationBuilder.AddColumn<DateOnly>(
                name: "reminded_on",
                table: "look_backs",
                type: "date",
                nullable: true,
                comment: "the day those who are to look were last reminded");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reminded_on",
                table: "wider_checks");

            migrationBuilder.DropColumn(
                name: "reminded_on",
                table: "look_backs");
        }
    }
}
