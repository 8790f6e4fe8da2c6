using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindingsFoundAndScorersReplaced : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // the moment first, so that it grows with time; then what tells findings of one moment apart. The number of a moment depends on no zone
            migrationBuilder.Sql("""
                create function rectify_finding_key(of_check uuid, finding integer, found_at timestamptz) returns uuid language sql immutable parallel safe as $$
                  select (lpad(to_hex(floor(extract(epoch from found_at) * 1000)::bigint), 12, '0') || '7' || substr(said, 1, 3) || '8' || substr(said, 4, 15))::uuid from (select md5(of_check::text || '.' || finding::text) as said) one
                $$
                """);
            migrationBuilder.AddColumn<Guid>(
                name: "search_key",
                table: "wider_findings",
                type: "uuid",
                nullable: false,
                computedColumnSql: "rectify_finding_key(wider_check_id, number, at)",
                stored: true,
                comment: "grows with time, as keys of other records do");

            migrationBuilder.AddColumn<int[]>(
                name: "wording_keys",
                table: "wider_findings",
                type: "integer[]",
                nullable: true,
                computedColumnSql: "rectify_pair_keys(wording)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "evaluation_replacements",
                columns: table => new
                {
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    scorer = table.Column<int>(type: "integer", nullable: false, comment: "1 or 2"),
                    earlier = table.Column<Guid>(type: "uuid", nullable: false),
                    successor = table.Column<Guid>(type: "uuid", nullable: false),
                    because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    replaced_by = table.Column<Guid>(type: "uuid", nullable: false),
                    replaced_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_replacements", x => new { x.evaluation_id, x.number });
                    table.ForeignKey(
                        name: "fk_evaluation_replacements_evaluations_evaluation_id",
                        column: x => x.evaluation_id,
                        principalTable: "evaluations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_replacements_persons_earlier",
                        column: x => x.earlier,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_replacements_persons_replaced_by",
                        column: x => x.replaced_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_replacements_persons_successor",
                        column: x => x.successor,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "更换评分人: who was to score before and had not handed in; insert-only");

            migrationBuilder.CreateIndex(
                name: "ix_wider_findings_search_key",
                table: "wider_findings",
                column: "search_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wider_findings_wording_keys",
                table: "wider_findings",
                column: "wording_keys")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_replacements_earlier",
                table: "evaluation_replacements",
                column: "earlier");

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_replacements_replaced_by",
                table: "evaluation_replacements",
                column: "replaced_by");

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_replacements_successor",
                table: "evaluation_replacements",
                column: "successor");

            migrationBuilder.Sql("create trigger evaluation_replacements_are_append_only before update or delete or truncate on evaluation_replacements for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evaluation_replacements");

            migrationBuilder.DropIndex(
                name: "ix_wider_findings_search_key",
                table: "wider_findings");

            migrationBuilder.DropIndex(
                name: "ix_wider_findings_wording_keys",
                table: "wider_findings");

            migrationBuilder.DropColumn(
                name: "search_key",
                table: "wider_findings");

            migrationBuilder.DropColumn(
                name: "wording_keys",
                table: "wider_findings");

            migrationBuilder.Sql("drop function rectify_finding_key(uuid, integer, timestamptz);");
        }
    }
}
