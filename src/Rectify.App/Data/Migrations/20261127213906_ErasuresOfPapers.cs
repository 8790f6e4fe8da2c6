using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class ErasuresOfPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "task_id",
                table: "erasures",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "evidence_id",
                table: "erasures",
                type: "uuid",
                nullable: true,
                comment: "the piece it was noticed on; null where that was a paper",
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "paper",
                table: "erasures",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                comment: "the kind of paper it was noticed on; null where that was a piece of evidence");

            migrationBuilder.AddColumn<Guid>(
                name: "record_id",
                table: "erasures",
                type: "uuid",
                nullable: true,
                comment: "the record that paper belongs to");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "paper",
                table: "erasures");

            migrationBuilder.DropColumn(
                name: "record_id",
                table: "erasures");

            migrationBuilder.AlterColumn<Guid>(
                name: "task_id",
                table: "erasures",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "evidence_id",
                table: "erasures",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true,
                oldComment: "the piece it was noticed on; null where that was a paper");
        }
    }
}
