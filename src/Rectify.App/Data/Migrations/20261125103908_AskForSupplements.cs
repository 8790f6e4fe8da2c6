using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class AskForSupplements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "supplement_id",
                table: "evidence",
                type: "uuid",
                nullable: true,
                comment: "the request it answers, where it came while the rest of the task stood still");

            migrationBuilder.CreateTable(
                name: "supplements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "the first piece that came; null while unanswered"),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "decided, withdrawn, or the review ended; null while the measure is open"),
                    ending = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplements", x => x.id);
                    table.ForeignKey(
                        name: "fk_supplements_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_supplements_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "补充材料: what an auditor asks for on one measure while the rest of the task stands still");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_supplement_id",
                table: "evidence",
                column: "supplement_id");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_open",
                table: "supplements",
                column: "measure_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_supplements_task_id",
                table: "supplements",
                column: "task_id");

            migrationBuilder.AddForeignKey(
                name: "fk_evidence_supplements_supplement_id",
                table: "evidence",
                column: "supplement_id",
                principalTable: "supplements",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_evidence_supplements_supplement_id",
                table: "evidence");

            migrationBuilder.DropTable(
                name: "supplements");

            migrationBuilder.DropIndex(
                name: "ix_evidence_supplement_id",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "supplement_id",
                table: "evidence");
        }
    }
}
