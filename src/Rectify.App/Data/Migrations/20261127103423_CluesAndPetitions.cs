using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class CluesAndPetitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "clues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    matter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, comment: "as registered where it came from"),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "移交日"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day itself is in time; infinity for 长期"),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    assigned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    discarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    discarded_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clues", x => x.id);
                    table.ForeignKey(
                        name: "fk_clues_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_clues_persons_registered_by",
                        column: x => x.registered_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_clues_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_clues_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                },
                comment: "问题线索, 信访件: no name, no content; rows are seen by who keeps the compartment of the body or of the handling unit");

            migrationBuilder.CreateTable(
                name: "clue_disposals",
                columns: table => new
                {
                    clue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    concludes = table.Column<bool>(type: "boolean", nullable: false, comment: "办结"),
                    settles = table.Column<bool>(type: "boolean", nullable: false, comment: "化解"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    undone_on = table.Column<DateOnly>(type: "date", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clue_disposals", x => new { x.clue_id, x.number });
                    table.ForeignKey(
                        name: "fk_clue_disposals_clues_clue_id",
                        column: x => x.clue_id,
                        principalTable: "clues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_clue_disposals_persons_by",
                        column: x => x.by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "处置: what was decided on which day; those a reopening set aside stay");

            migrationBuilder.CreateTable(
                name: "clue_reads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    clue_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    slot = table.Column<long>(type: "bigint", nullable: false, comment: "number of the ten minutes since 1970: the same place is told once in each")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clue_reads", x => x.id);
                    table.ForeignKey(
                        name: "fk_clue_reads_clues_clue_id",
                        column: x => x.clue_id,
                        principalTable: "clues",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_clue_reads_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "who read which clue or petition, and where: insert-only, read within the compartment");

            migrationBuilder.CreateIndex(
                name: "ix_clue_disposals_by",
                table: "clue_disposals",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_clue_reads_clue_id_id",
                table: "clue_reads",
                columns: new[] { "clue_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_clue_reads_once",
                table: "clue_reads",
                columns: new[] { "person_id", "clue_id", "place", "slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clues_body_id_id",
                table: "clues",
                columns: new[] { "body_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_clues_numbers",
                table: "clues",
                columns: new[] { "inspection_id", "matter", "number" },
                unique: true,
                filter: "state <> 'Discarded'");

            migrationBuilder.CreateIndex(
                name: "ix_clues_registered_by",
                table: "clues",
                column: "registered_by");

            migrationBuilder.CreateIndex(
                name: "ix_clues_unit_id_id",
                table: "clues",
                columns: new[] { "unit_id", "id" });

            migrationBuilder.Sql("create trigger clue_reads_are_append_only before update or delete or truncate on clue_reads for each statement execute function rectify_refuse_change();");

            // row security: who acts and on which day is told by the door in the same transaction; the owner of the tables is not asked
            migrationBuilder.Sql("""
                create function rectify_compartment() returns uuid[] language sql stable set search_path = public, pg_temp as $$
                    with recursive today as (select coalesce(nullif(current_setting('rectify.today', true), '')::date, current_date) as day),
                    kept as (
                        select g.unit_id as id from role_grants g join persons p on p.id = g.person_id cross join today
                        where g.person_id = nullif(current_setting('rectify.actor', true), '')::uuid and g.role = 'ClueKeeper'
                            and g."from" <= today.day and (g.until is null or today.day <= g.until) and (p.inactive_from is null or today.day < p.inactive_from)
                        union
                        select u.unit_id from unit_periods u join kept on u.parent_id = kept.id where u.until is null)
                    select coalesce(array_agg(id), '{}') from kept
                $$;
                comment on function rectify_compartment() is 'units whose clues and petitions the actor of the transaction keeps: a role of their own, held on that day, and what lies below';

                alter table clues enable row level security;
                alter table clue_disposals enable row level security;
                alter table clue_reads enable row level security;
                alter table facts enable row level security;

                create policy clues_of_keepers on clues using (body_id = any((select rectify_compartment())::uuid[]) or unit_id = any((select rectify_compartment())::uuid[]));
                create policy clues_to_verify on clues for select using (current_setting('rectify.trail', true) = 'on');
                create policy disposals_with_their_clue on clue_disposals using (exists (select 1 from clues c where c.id = clue_id));
                create policy disposals_to_verify on clue_disposals for select using (current_setting('rectify.trail', true) = 'on');
                create policy reads_with_their_clue on clue_reads for select using (exists (select 1 from clues c where c.id = clue_id));
                create policy reads_are_written on clue_reads for insert with check (true);
                create policy facts_of_the_house on facts for select using (chain <> '00000000-0000-0000-0000-000000000002');
                create policy facts_of_the_compartment on facts for select using (chain = '00000000-0000-0000-0000-000000000002' and cardinality((select rectify_compartment())) > 0);
                create policy facts_to_verify on facts for select using (current_setting('rectify.trail', true) = 'on');
                create policy facts_are_written on facts for insert with check (true);

                create function rectify_handed_over(of_inspection uuid, on_day date, known_at timestamptz) returns table (matter text, received integer, concluded integer, settled integer)
                language sql stable security definer set search_path = public, pg_temp as $$
                    select c.matter::text, count(*)::integer, (count(*) filter (where stands.concluded))::integer, (count(*) filter (where stands.settled))::integer
                    from clues c cross join lateral (
                        select coalesce(bool_or(d.concludes), false) as concluded, coalesce(bool_or(d.settles), false) as settled from clue_disposals d
                        where d.clue_id = c.id and d."on" <= on_day and d.at <= known_at and not (d.undone_on is not null and d.undone_on <= on_day and d.undone_at <= known_at)) as stands
                    where c.inspection_id = of_inspection and c.received_on <= on_day and c.registered_at <= known_at
                        and not (c.discarded_on is not null and c.discarded_on <= on_day and c.discarded_at <= known_at)
                    group by c.matter
                $$;
                comment on function rectify_handed_over(uuid, date, timestamptz) is '移交, 办结, 化解: all that is told of the compartment outside of it';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop function rectify_handed_over(uuid, date, timestamptz);
                drop policy facts_of_the_house on facts;
                drop policy facts_of_the_compartment on facts;
                drop policy facts_to_verify on facts;
                drop policy facts_are_written on facts;
                alter table facts disable row level security;
                drop policy disposals_with_their_clue on clue_disposals;
                drop policy reads_with_their_clue on clue_reads;
                drop policy clues_of_keepers on clues;
                drop function rectify_compartment();
                """);
            migrationBuilder.DropTable(
                name: "clue_disposals");

            migrationBuilder.DropTable(
                name: "clue_reads");

            migrationBuilder.DropTable(
                name: "clues");
        }
    }
}
