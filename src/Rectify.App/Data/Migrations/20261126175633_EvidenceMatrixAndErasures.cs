using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceMatrixAndErasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "evidence",
                table: "opinion_measures",
                type: "character varying(100000)",
                maxLength: 100000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(4000)",
                oldMaxLength: 4000);

            migrationBuilder.AddColumn<string>(
                name: "because",
                table: "evidence_uses",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "page",
                table: "evidence_uses",
                type: "integer",
                nullable: true,
                comment: "the page the proof stands on, from 1");

            migrationBuilder.AddColumn<string>(
                name: "verdict",
                table: "evidence_uses",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                comment: "as decided cell by cell; null for what was only accepted or not before there were cells");

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    refused_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasures", x => x.id);
                    table.ForeignKey(
                        name: "fk_erasures_evidence_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_erasures_persons_decided_by",
                        column: x => x.decided_by,
                        principalTable: "persons",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_erasures_persons_proposed_by",
                        column: x => x.proposed_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_erasures_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "误传: contents erased by the security administrator and a second person; digest and records stay");

            migrationBuilder.CreateTable(
                name: "review_cells",
                columns: table => new
                {
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    because = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    page = table.Column<int>(type: "integer", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_cells", x => new { x.review_id, x.evidence_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_review_cells_evidence_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_cells_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_cells_persons_decided_by",
                        column: x => x.decided_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_review_cells_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "佐证材料与整改措施对应情况: what one review said of one piece for one measure");

            migrationBuilder.CreateIndex(
                name: "ix_erasures_decided_by",
                table: "erasures",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_erasures_evidence_id",
                table: "erasures",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_erasures_once",
                table: "erasures",
                column: "sha256",
                unique: true,
                filter: "state <> 'Refused'");

            migrationBuilder.CreateIndex(
                name: "ix_erasures_proposed_by",
                table: "erasures",
                column: "proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_erasures_state_id",
                table: "erasures",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_erasures_task_id",
                table: "erasures",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_cells_decided_by",
                table: "review_cells",
                column: "decided_by");

            migrationBuilder.CreateIndex(
                name: "ix_review_cells_evidence_id",
                table: "review_cells",
                column: "evidence_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_cells_measure_id",
                table: "review_cells",
                column: "measure_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_cells_returned",
                table: "review_cells",
                columns: new[] { "decided_on", "review_id", "evidence_id", "measure_id" },
                filter: "because is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "review_cells");

            migrationBuilder.DropColumn(
                name: "because",
                table: "evidence_uses");

            migrationBuilder.DropColumn(
                name: "page",
                table: "evidence_uses");

            migrationBuilder.DropColumn(
                name: "verdict",
                table: "evidence_uses");

            migrationBuilder.AlterColumn<string>(
                name: "evidence",
                table: "opinion_measures",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100000)",
                oldMaxLength: 100000);
        }
    }
}
