using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class Amendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "added_at",
                table: "measures",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "added_on",
                table: "measures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancelled_at",
                table: "measures",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "cancelled_on",
                table: "measures",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "amendments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    minutes = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendments", x => x.id);
                    table.ForeignKey(
                        name: "fk_amendments_persons_proposed_by",
                        column: x => x.proposed_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_amendments_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "措施调整: measures changed after the plan's approval");

            migrationBuilder.CreateTable(
                name: "amendment_lines",
                columns: table => new
                {
                    amendment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "of one that is added, the key it gets when the amendment is approved"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: true),
                    earlier_text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    earlier_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    earlier_owner_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    earlier_owner_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    measure_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    owner_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_amendment_lines", x => new { x.amendment_id, x.number });
                    table.ForeignKey(
                        name: "fk_amendment_lines_amendments_amendment_id",
                        column: x => x.amendment_id,
                        principalTable: "amendments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "a measure as it stood when the amendment was asked for, and as it is to be; insert-only");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_open",
                table: "amendments",
                column: "task_id",
                unique: true,
                filter: "state in ('Proposed', 'Agreed', 'Reviewed')");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_proposed_by",
                table: "amendments",
                column: "proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_amendments_task_id_number",
                table: "amendments",
                columns: new[] { "task_id", "number" },
                unique: true);

            migrationBuilder.Sql("create trigger amendment_lines_are_append_only before update or delete or truncate on amendment_lines for each statement execute function rectify_refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "amendment_lines");

            migrationBuilder.DropTable(
                name: "amendments");

            migrationBuilder.DropColumn(
                name: "added_at",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "added_on",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "measures");

            migrationBuilder.DropColumn(
                name: "cancelled_on",
                table: "measures");
        }
    }
}
