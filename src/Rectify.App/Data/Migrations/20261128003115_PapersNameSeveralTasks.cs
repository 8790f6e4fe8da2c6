using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class PapersNameSeveralTasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "absent_id",
                table: "paper_acts",
                type: "uuid",
                nullable: true,
                comment: "the member of the panel whom the head records absent");

            migrationBuilder.CreateTable(
                name: "paper_act_tasks",
                columns: table => new
                {
                    paper_act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, comment: "what was decided on, as it stood when the paper was entered")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_act_tasks", x => new { x.paper_act_id, x.task_id });
                    table.ForeignKey(
                        name: "fk_paper_act_tasks_paper_acts_paper_act_id",
                        column: x => x.paper_act_id,
                        principalTable: "paper_acts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paper_act_tasks_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "the tasks that one paper names, where it names several; insert-only");

            migrationBuilder.CreateIndex(
                name: "ix_paper_acts_absent_id",
                table: "paper_acts",
                column: "absent_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_act_tasks_task_id",
                table: "paper_act_tasks",
                column: "task_id");

            migrationBuilder.AddForeignKey(
                name: "fk_paper_acts_persons_absent_id",
                table: "paper_acts",
                column: "absent_id",
                principalTable: "persons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql("create trigger paper_act_tasks_are_append_only before update or delete or truncate on paper_act_tasks for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_paper_acts_persons_absent_id",
                table: "paper_acts");

            migrationBuilder.DropTable(
                name: "paper_act_tasks");

            migrationBuilder.DropIndex(
                name: "ix_paper_acts_absent_id",
                table: "paper_acts");

            migrationBuilder.DropColumn(
                name: "absent_id",
                table: "paper_acts");
        }
    }
}
