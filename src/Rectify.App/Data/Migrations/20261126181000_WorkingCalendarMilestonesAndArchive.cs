using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class WorkingCalendarMilestonesAndArchive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "archived_on",
                table: "inspections",
                type: "date",
                nullable: true,
                comment: "nothing of it changes since; null while it is worked on");

            migrationBuilder.AddColumn<DateOnly>(
                name: "retain_until",
                table: "inspections",
                type: "date",
                nullable: true,
                comment: "the last day for which its papers are kept");

            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                table: "milestones",
                type: "uuid",
                nullable: true,
                comment: "who sees to it");

            migrationBuilder.AddColumn<string>(
                name: "paper_sha256",
                table: "milestones",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paper_file_name",
                table: "milestones",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paper_media_type",
                table: "milestones",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_milestones_person_id",
                table: "milestones",
                column: "person_id");

            migrationBuilder.AddForeignKey(
                name: "fk_milestones_persons_person_id",
                table: "milestones",
                column: "person_id",
                principalTable: "persons",
                principalColumn: "id");

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => x.on);
                },
                comment: "days that are not what their weekday says: holidays, and days of weekends that are worked");

            // every act leaves a fact: a fact of an archived inspection is refused, but for the one that archives it and for what a look-back found
            migrationBuilder.Sql("""
                create function rectify_refuse_archived() returns trigger language plpgsql as $$
                begin
                    if new.kind not in ('InspectionArchived', 'MilestoneDone', 'TaskLookedBack') and exists (select from inspections where id = new.chain and archived_on is not null) then
                        raise exception 'inspection % is archived', new.chain;
                    end if;
                    return new;
                end $$;
                create trigger facts_of_archived_inspections_are_refused before insert on facts for each row execute function rectify_refuse_archived();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger facts_of_archived_inspections_are_refused on facts; drop function rectify_refuse_archived();");

            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropForeignKey(
                name: "fk_milestones_persons_person_id",
                table: "milestones");

            migrationBuilder.DropIndex(
                name: "ix_milestones_person_id",
                table: "milestones");

            foreach (var column in new[] { "person_id", "paper_sha256", "paper_file_name", "paper_media_type" })
                migrationBuilder.DropColumn(
                    name: column,
                    table: "milestones");

            migrationBuilder.DropColumn(
                name: "archived_on",
                table: "inspections");

            migrationBuilder.DropColumn(
                name: "retain_until",
                table: "inspections");
        }
    }
}
