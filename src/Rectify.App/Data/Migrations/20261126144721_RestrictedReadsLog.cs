using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class RestrictedReadsLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "restricted_reads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    slot = table.Column<long>(type: "bigint", nullable: false, comment: "number of the ten minutes since 1970: the same place is told once in each")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restricted_reads", x => x.id);
                    table.ForeignKey(
                        name: "fk_restricted_reads_evidence_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_restricted_reads_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_restricted_reads_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "who read something of a restricted problem, and where: insert-only, without wording");

            migrationBuilder.CreateIndex(
                name: "ix_restricted_reads_evidence_id",
                table: "restricted_reads",
                column: "evidence_id",
                filter: "evidence_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_restricted_reads_once",
                table: "restricted_reads",
                columns: new[] { "person_id", "task_id", "place", "evidence_id", "slot" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_restricted_reads_task_id_id",
                table: "restricted_reads",
                columns: new[] { "task_id", "id" });

            migrationBuilder.Sql("create trigger restricted_reads_are_append_only before update or delete or truncate on restricted_reads for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "restricted_reads");
        }
    }
}
