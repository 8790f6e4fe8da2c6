using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class MeasuresPart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "parted_at",
                table: "measures",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parted_from",
                table: "measures",
                type: "uuid",
                nullable: true,
                comment: "the measure it was one with until it parted, where that is written now");

            migrationBuilder.AddColumn<DateOnly>(
                name: "parted_on",
                table: "measures",
                type: "date",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "measure_id",
                table: "amendment_lines",
                type: "uuid",
                nullable: false,
                comment: "of one that is added or linked, the key it gets when the amendment is approved",
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldComment: "of one that is added, the key it gets when the amendment is approved");

            migrationBuilder.AddColumn<Guid>(
                name: "shared_from",
                table: "amendment_lines",
                type: "uuid",
                nullable: true,
                comment: "the measure of another task it is to be, or was, one with");

            migrationBuilder.CreateIndex(
                name: "ix_measures_parted_from",
                table: "measures",
                column: "parted_from",
                filter: "parted_from is not null");

            migrationBuilder.AddForeignKey(
                name: "fk_measures_measures_parted_from",
                table: "measures",
                column: "parted_from",
                principalTable: "measures",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_measures_measures_parted_from",
                table: "measures");

            migrationBuilder.DropIndex(
                name: "ix_measures_parted_from",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "parted_at",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "parted_from",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "parted_on",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "shared_from",
                table: "amendment_lines");

            migrationBuilder.AlterColumn<Guid>(
                name: "measure_id",
                table: "amendment_lines",
                type: "uuid",
                nullable: false,
                comment: "of one that is added, the key it gets when the amendment is approved",
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldComment: "of one that is added or linked, the key it gets when the amendment is approved");
        }
    }
}
