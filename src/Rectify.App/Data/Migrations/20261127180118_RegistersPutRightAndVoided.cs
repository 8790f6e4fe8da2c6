using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class RegistersPutRightAndVoided : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "register_entries",
                comment: "制度, 问责, 资金: linked to any number of measures, counted once; words never change, another entry follows",
                oldComment: "制度, 问责, 资金: linked to any number of measures, counted once");

            migrationBuilder.AddColumn<DateOnly>(
                name: "counts_until",
                table: "register_entries",
                type: "date",
                nullable: true,
                comment: "of one that was updated: the first day on which the following entry counts instead");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "register_entries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ended_because",
                table: "register_entries",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ended_by",
                table: "register_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ending",
                table: "register_entries",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                comment: "why it does not count any more");

            migrationBuilder.AddColumn<Guid>(
                name: "follows_id",
                table: "register_entries",
                type: "uuid",
                nullable: true,
                comment: "the entry this one was written instead of");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_ended_by",
                table: "register_entries",
                column: "ended_by");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_follows_id",
                table: "register_entries",
                column: "follows_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_number",
                table: "register_entries",
                column: "number");

            migrationBuilder.AddForeignKey(
                name: "fk_register_entries_persons_ended_by",
                table: "register_entries",
                column: "ended_by",
                principalTable: "persons",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_register_entries_register_entries_follows_id",
                table: "register_entries",
                column: "follows_id",
                principalTable: "register_entries",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_register_entries_persons_ended_by",
                table: "register_entries");

            migrationBuilder.DropForeignKey(
                name: "fk_register_entries_register_entries_follows_id",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_ended_by",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_follows_id",
                table: "register_entries");

            migrationBuilder.DropIndex(
                name: "ix_register_entries_number",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "counts_until",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "ended_because",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "ended_by",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "ending",
                table: "register_entries");

            migrationBuilder.DropColumn(
                name: "follows_id",
                table: "register_entries");

            migrationBuilder.AlterTable(
                name: "register_entries",
                comment: "制度, 问责, 资金: linked to any number of measures, counted once",
                oldComment: "制度, 问责, 资金: linked to any number of measures, counted once; words never change, another entry follows");
        }
    }
}
