using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Rectify.App.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // neighbouring character pairs as integers: substring search of any length over Chinese text by index (see PairKeys)
            migrationBuilder.Sql("""
                create function rectify_pair_keys(body text) returns integer[] language sql immutable parallel safe as $$
                    select coalesce(array_agg(distinct key), '{}')
                    from (select (ascii(letter) << 16) | ascii(lead(letter) over (order by place)) as key
                          from unnest(string_to_array(lower(body), null)) with ordinality as letters(letter, place)) as pairs
                    where key is not null
                $$;
                """);

            migrationBuilder.CreateSequence<int>(
                name: "problem_numbers",
                startValue: 1001L);

            migrationBuilder.CreateTable(
                name: "acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    verb = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acts", x => x.id);
                },
                comment: "one row an act; the id was made by the form, so a repeated act finds the first outcome");

            migrationBuilder.CreateTable(
                name: "chain_heads",
                columns: table => new
                {
                    chain = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chain_heads", x => x.chain);
                },
                comment: "last number and hash of each chain; locked last in an act, in order of id");

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    sort_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    inactive_from = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                },
                comment: "人员: deactivated, never deleted");

            migrationBuilder.CreateTable(
                name: "rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds", x => x.id);
                },
                comment: "轮次");

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                },
                comment: "单位: bodies, departments, branches");

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    chain = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    details = table.Column<string>(type: "jsonb", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    payload_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facts", x => new { x.chain, x.number });
                    table.ForeignKey(
                        name: "fk_facts_acts_act_id",
                        column: x => x.act_id,
                        principalTable: "acts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "留痕: insert only, hash-chained per inspection and one chain for the office; no names, only ids");

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "form_drafts",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    content = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_form_drafts", x => new { x.person_id, x.form });
                    table.ForeignKey(
                        name: "fk_form_drafts_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "typed and not yet sent, per person and form");

            migrationBuilder.CreateTable(
                name: "intake_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source_text = table.Column<string>(type: "text", nullable: false),
                    proposal = table.Column<string>(type: "jsonb", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    accepted_into = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intake_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_intake_drafts_persons_created_by",
                        column: x => x.created_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "a document being read, with the proposal as edited so far");

            migrationBuilder.CreateTable(
                name: "named_headers",
                columns: table => new
                {
                    header = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false),
                    named_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_named_headers", x => x.header);
                    table.ForeignKey(
                        name: "fk_named_headers_persons_named_by",
                        column: x => x.named_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "what people have said headers of ledgers mean");

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_views_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stand_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    absent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    substitute_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    named_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stand_ins", x => x.id);
                    table.ForeignKey(
                        name: "fk_stand_ins_persons_absent_id",
                        column: x => x.absent_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stand_ins_persons_named_by",
                        column: x => x.named_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stand_ins_persons_substitute_id",
                        column: x => x.substitute_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "代理: both days inclusive");

            migrationBuilder.CreateTable(
                name: "inspections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    group_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    presence_from = table.Column<DateOnly>(type: "date", nullable: true),
                    presence_to = table.Column<DateOnly>(type: "date", nullable: true),
                    feedback_on = table.Column<DateOnly>(type: "date", nullable: false),
                    feedback_number = table.Column<string>(type: "text", nullable: true),
                    legal_basis = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    contact = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    regime = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inspections", x => x.id);
                    table.ForeignKey(
                        name: "fk_inspections_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_inspections_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "对一家单位的一次巡察: one body, one kind, one group");

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    is_first_responsible = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posts", x => x.id);
                    table.ForeignKey(
                        name: "fk_posts_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_posts_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "职务: an office held in a unit, both days inclusive");

            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grants_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_role_grants_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "角色: reaches the unit and what lies below, both days inclusive");

            migrationBuilder.CreateTable(
                name: "unit_periods",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_periods", x => new { x.unit_id, x.from });
                    table.ForeignKey(
                        name: "fk_unit_periods_units_parent_id",
                        column: x => x.parent_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_periods_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "name and parent of a unit from a day until a day, both inclusive; until null = current");

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dismissed_findings",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    dismissed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    dismissed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dismissed_findings", x => new { x.subject_id, x.finding_key });
                    table.ForeignKey(
                        name: "fk_dismissed_findings_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_dismissed_findings_persons_dismissed_by",
                        column: x => x.dismissed_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "findings of a check-up set aside with a reason");

            migrationBuilder.CreateTable(
                name: "milestones",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    done_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proof = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestones", x => new { x.inspection_id, x.kind });
                    table.ForeignKey(
                        name: "fk_milestones_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    layout = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    known_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_by = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "public notices as released; never changed");

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    tasks = table.Column<int>(type: "integer", nullable: false),
                    measures = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<string>(type: "text", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => new { x.inspection_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_versions_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "整改方案: approved versions");

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    register = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    persons = table.Column<int>(type: "integer", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    number = table.Column<string>(type: "text", nullable: true),
                    issuer = table.Column<string>(type: "text", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: true),
                    change = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    at_stake = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    recovered = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    true_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_register_entries_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "制度, 问责, 资金: linked to any number of measures, counted once");

            migrationBuilder.CreateTable(
                name: "sections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    heading = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sections", x => x.id);
                    table.ForeignKey(
                        name: "fk_sections_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sections_sections_parent_id",
                        column: x => x.parent_id,
                        principalTable: "sections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "方面 - 类别 - 子类, the document's own numbering");

            migrationBuilder.CreateTable(
                name: "takeovers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    body_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_takeovers", x => x.id);
                    table.ForeignKey(
                        name: "fk_takeovers_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeovers_persons_proposed_by",
                        column: x => x.proposed_by,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeovers_units_body_id",
                        column: x => x.body_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "补录: batches of work done before Rectify, proposed by the office, decided by the leading group in one act");

            migrationBuilder.CreateTable(
                name: "problems",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    wording = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    manifestations = table.Column<string>(type: "text", nullable: true),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: true),
                    stake_amount = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    stake_unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    reported_grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_restricted = table.Column<bool>(type: "boolean", nullable: false),
                    frozen_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    source_start = table.Column<int>(type: "integer", nullable: true),
                    source_length = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    wording_keys = table.Column<int[]>(type: "integer[]", nullable: true, computedColumnSql: "rectify_pair_keys(wording)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_problems", x => x.id);
                    table.ForeignKey(
                        name: "fk_problems_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_problems_sections_section_id",
                        column: x => x.section_id,
                        principalTable: "sections",
                        principalColumn: "id");
                },
                comment: "反馈问题: wording verbatim, frozen with the first assignment");

            migrationBuilder.CreateTable(
                name: "takeover_papers",
                columns: table => new
                {
                    takeover_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_takeover_papers", x => new { x.takeover_id, x.number });
                    table.ForeignKey(
                        name: "fk_takeover_papers_takeovers_takeover_id",
                        column: x => x.takeover_id,
                        principalTable: "takeovers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "the scans a batch stands on; bytes lie in the content store under their SHA-256");

            migrationBuilder.CreateTable(
                name: "tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem_id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    leader_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lead_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    handler_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    original_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: true),
                    declined_by_unit = table.Column<Guid>(type: "uuid", nullable: true),
                    target = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    standard = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    root_cause = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    plan_submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    plan_agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    plan_reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    plan_returned_because = table.Column<string>(type: "text", nullable: true),
                    effect = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    reason_not_done = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    next_steps = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    applied_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    earlier_reviews = table.Column<int>(type: "integer", nullable: false),
                    returns = table.Column<int>(type: "integer", nullable: false),
                    declines = table.Column<int>(type: "integer", nullable: false),
                    restarts = table.Column<int>(type: "integer", nullable: false),
                    returned_because = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    filing_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    next_check_on = table.Column<DateOnly>(type: "date", nullable: true),
                    display_until = table.Column<DateOnly>(type: "date", nullable: true),
                    principal_signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    upper_confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_because = table.Column<string>(type: "text", nullable: true),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    state_before_withdrawal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    takeover_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "补录: the batch by which work done before was entered")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_tasks_inspections_inspection_id",
                        column: x => x.inspection_id,
                        principalTable: "inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_tasks_persons_handler_id",
                        column: x => x.handler_id,
                        principalTable: "persons",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_tasks_persons_leader_id",
                        column: x => x.leader_id,
                        principalTable: "persons",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_tasks_problems_problem_id",
                        column: x => x.problem_id,
                        principalTable: "problems",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_tasks_takeovers_takeover_id",
                        column: x => x.takeover_id,
                        principalTable: "takeovers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_tasks_units_lead_unit_id",
                        column: x => x.lead_unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                },
                comment: "整改任务: what one lead unit owes on a problem");

            migrationBuilder.CreateTable(
                name: "extensions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    to_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agreed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    agreed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_granted = table.Column<bool>(type: "boolean", nullable: true),
                    decision_reason = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_extensions", x => x.id);
                    table.ForeignKey(
                        name: "fk_extensions_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "延期");

            migrationBuilder.CreateTable(
                name: "measures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    original_due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measures", x => x.id);
                    table.ForeignKey(
                        name: "fk_measures_persons_owner_person_id",
                        column: x => x.owner_person_id,
                        principalTable: "persons",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_measures_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_measures_units_owner_unit_id",
                        column: x => x.owner_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "整改措施");

            migrationBuilder.CreateTable(
                name: "opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    addressee = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    basis = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    target = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    requirements = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    conclusion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    next_check_on = table.Column<DateOnly>(type: "date", nullable: true),
                    filing_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    text_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    concluded_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinions", x => x.id);
                    table.ForeignKey(
                        name: "fk_opinions_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "验收销号意见: one for each round of review; earlier ones stay");

            migrationBuilder.CreateTable(
                name: "panel_seats",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panel_seats", x => new { x.task_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_panel_seats_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_panel_seats_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "验收组, with unit and title as of the day of appointment");

            migrationBuilder.CreateTable(
                name: "paper_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    inspection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verb = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decider_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    seen_sha256 = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_acts", x => x.id);
                    table.ForeignKey(
                        name: "fk_paper_acts_persons_decider_id",
                        column: x => x.decider_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_paper_acts_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "纸质: decisions on paper, entered with the scan, checked by a second person");

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    auditor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    conclusion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    concluded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_reviews_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "审核: one for each application");

            migrationBuilder.CreateTable(
                name: "status_spans",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_on = table.Column<DateOnly>(type: "date", nullable: false),
                    from_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until_on = table.Column<DateOnly>(type: "date", nullable: true),
                    until_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_status_spans", x => new { x.task_id, x.number });
                    table.ForeignKey(
                        name: "fk_status_spans_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "a task's states in time: from inclusive, until exclusive; day it is true for and moment it was recorded");

            migrationBuilder.CreateTable(
                name: "takeover_lines",
                columns: table => new
                {
                    takeover_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day since when the task is in that state; for a closed one the day it was closed"),
                    leader_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false, comment: "the deadline as first set; infinity is 长期"),
                    next_check_on = table.Column<DateOnly>(type: "date", nullable: true),
                    filing_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    measures = table.Column<string>(type: "text", nullable: true, comment: "measures the paper names where none were read, one a line")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_takeover_lines", x => new { x.takeover_id, x.position });
                    table.ForeignKey(
                        name: "fk_takeover_lines_persons_leader_id",
                        column: x => x.leader_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeover_lines_takeovers_takeover_id",
                        column: x => x.takeover_id,
                        principalTable: "takeovers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeover_lines_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_takeover_lines_units_lead_unit_id",
                        column: x => x.lead_unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "what a batch says of one task; never changed after it is proposed");

            migrationBuilder.CreateTable(
                name: "task_units",
                columns: table => new
                {
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task_units", x => new { x.task_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_task_units_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_task_units_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "责任/配合单位");

            migrationBuilder.CreateTable(
                name: "progress",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    true_on = table.Column<DateOnly>(type: "date", nullable: false),
                    claim = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    replaces_id = table.Column<Guid>(type: "uuid", nullable: true),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress", x => x.id);
                    table.ForeignKey(
                        name: "fk_progress_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_progress_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "进展: append-only; put right by an entry that replaces it");

            migrationBuilder.CreateTable(
                name: "progress_drafts",
                columns: table => new
                {
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    true_on = table.Column<DateOnly>(type: "date", nullable: false),
                    claim = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress_drafts", x => x.measure_id);
                    table.ForeignKey(
                        name: "fk_progress_drafts_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_progress_drafts_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "what a handler has written and the unit lead has not submitted; one a measure");

            migrationBuilder.CreateTable(
                name: "register_links",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_links", x => new { x.entry_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_register_links_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_register_links_register_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "register_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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

            migrationBuilder.CreateTable(
                name: "opinion_measures",
                columns: table => new
                {
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fulfilment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    evidence = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinion_measures", x => new { x.opinion_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_opinion_measures_opinions_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "signatures",
                columns: table => new
                {
                    opinion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    remark = table.Column<string>(type: "text", nullable: true),
                    text_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    paper_act_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_void = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signatures", x => new { x.opinion_id, x.number });
                    table.ForeignKey(
                        name: "fk_signatures_opinions_opinion_id",
                        column: x => x.opinion_id,
                        principalTable: "opinions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_signatures_persons_person_id",
                        column: x => x.person_id,
                        principalTable: "persons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "over the SHA-256 of the exact text; void ones stay");

            migrationBuilder.CreateTable(
                name: "measure_judgements",
                columns: table => new
                {
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measure_judgements", x => new { x.review_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_measure_judgements_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    evidence_on = table.Column<DateOnly>(type: "date", nullable: true),
                    replaces_id = table.Column<Guid>(type: "uuid", nullable: true),
                    supplement_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "the request it answers, where it came while the rest of the task stood still"),
                    is_replaced = table.Column<bool>(type: "boolean", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_supplements_supplement_id",
                        column: x => x.supplement_id,
                        principalTable: "supplements",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_evidence_tasks_task_id",
                        column: x => x.task_id,
                        principalTable: "tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "佐证材料: bytes lie in the content store under their SHA-256");

            migrationBuilder.CreateTable(
                name: "evidence_uses",
                columns: table => new
                {
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sentence = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: true),
                    refused_because = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_uses", x => new { x.evidence_id, x.measure_id });
                    table.ForeignKey(
                        name: "fk_evidence_uses_evidence_evidence_id",
                        column: x => x.evidence_id,
                        principalTable: "evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_evidence_uses_measures_measure_id",
                        column: x => x.measure_id,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "佐证材料与整改措施对应情况");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_person_id",
                table: "accounts",
                column: "person_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_dismissed_findings_dismissed_by",
                table: "dismissed_findings",
                column: "dismissed_by");

            migrationBuilder.CreateIndex(
                name: "ix_dismissed_findings_inspection_id",
                table: "dismissed_findings",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_sha256",
                table: "evidence",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_supplement_id",
                table: "evidence",
                column: "supplement_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_task_id",
                table: "evidence",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_uses_measure_id",
                table: "evidence_uses",
                column: "measure_id");

            migrationBuilder.CreateIndex(
                name: "ix_extensions_open",
                table: "extensions",
                column: "task_id",
                unique: true,
                filter: "is_granted is null");

            migrationBuilder.CreateIndex(
                name: "ix_extensions_task_id",
                table: "extensions",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_facts_act_id",
                table: "facts",
                column: "act_id");

            migrationBuilder.CreateIndex(
                name: "ix_facts_subject_id_at",
                table: "facts",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_inspections_body_id",
                table: "inspections",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_inspections_round_id",
                table: "inspections",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_intake_drafts_created_by",
                table: "intake_drafts",
                column: "created_by");

            migrationBuilder.CreateIndex(
                name: "ix_intake_drafts_open",
                table: "intake_drafts",
                column: "saved_at",
                filter: "accepted_into is null");

            migrationBuilder.CreateIndex(
                name: "ix_measures_owner_person_id_due_on",
                table: "measures",
                columns: new[] { "owner_person_id", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_measures_owner_unit_id",
                table: "measures",
                column: "owner_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_measures_task_id_position",
                table: "measures",
                columns: new[] { "task_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_named_headers_named_by",
                table: "named_headers",
                column: "named_by");

            migrationBuilder.CreateIndex(
                name: "ix_notices_inspection_id",
                table: "notices",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_opinions_filing_number",
                table: "opinions",
                column: "filing_number",
                unique: true,
                filter: "concluded_on is not null and filing_number is not null and conclusion <> 'NotPassed'");

            migrationBuilder.CreateIndex(
                name: "ix_opinions_task_id_round",
                table: "opinions",
                columns: new[] { "task_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_panel_seats_person_id",
                table: "panel_seats",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_acts_decider_id",
                table: "paper_acts",
                column: "decider_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_acts_task_id",
                table: "paper_acts",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_acts_waiting",
                table: "paper_acts",
                column: "state",
                filter: "state = 'Recorded'");

            migrationBuilder.CreateIndex(
                name: "ix_persons_sort_key_id",
                table: "persons",
                columns: new[] { "sort_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_posts_first_responsible",
                table: "posts",
                column: "unit_id",
                unique: true,
                filter: "is_first_responsible and until is null");

            migrationBuilder.CreateIndex(
                name: "ix_posts_person_id",
                table: "posts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_problems_inspection_id_sequence",
                table: "problems",
                columns: new[] { "inspection_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_problems_number",
                table: "problems",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_problems_section_id",
                table: "problems",
                column: "section_id");

            migrationBuilder.CreateIndex(
                name: "ix_problems_wording_keys",
                table: "problems",
                column: "wording_keys")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_progress_measure_id_submitted_at",
                table: "progress",
                columns: new[] { "measure_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_progress_task_id",
                table: "progress",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_progress_drafts_task_id",
                table: "progress_drafts",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_inspection_id",
                table: "register_entries",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_register_links_measure_id",
                table: "register_links",
                column: "measure_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_open",
                table: "reviews",
                column: "auditor_id",
                filter: "conclusion is null");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_task_id_round",
                table: "reviews",
                columns: new[] { "task_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_person_id",
                table: "role_grants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_unit_id",
                table: "role_grants",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_rounds_year_id",
                table: "rounds",
                columns: new[] { "year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_person_id_position",
                table: "saved_views",
                columns: new[] { "person_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_sections_inspection_id",
                table: "sections",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_sections_parent_id",
                table: "sections",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_signatures_person_id",
                table: "signatures",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_stand_ins_absent_id",
                table: "stand_ins",
                column: "absent_id");

            migrationBuilder.CreateIndex(
                name: "ix_stand_ins_named_by",
                table: "stand_ins",
                column: "named_by");

            migrationBuilder.CreateIndex(
                name: "ix_stand_ins_substitute_id",
                table: "stand_ins",
                column: "substitute_id");

            migrationBuilder.CreateIndex(
                name: "ix_status_spans_state_from_on",
                table: "status_spans",
                columns: new[] { "state", "from_on" });

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

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_lead_unit_id",
                table: "takeover_lines",
                column: "lead_unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_leader_id",
                table: "takeover_lines",
                column: "leader_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_takeover_id_task_id",
                table: "takeover_lines",
                columns: new[] { "takeover_id", "task_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_takeover_lines_task_id",
                table: "takeover_lines",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_body_id",
                table: "takeovers",
                column: "body_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_inspection_id",
                table: "takeovers",
                column: "inspection_id");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_proposed_by",
                table: "takeovers",
                column: "proposed_by");

            migrationBuilder.CreateIndex(
                name: "ix_takeovers_waiting",
                table: "takeovers",
                column: "state",
                filter: "state = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_task_units_unit_id",
                table: "task_units",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_due_on_id",
                table: "tasks",
                columns: new[] { "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_handler_id",
                table: "tasks",
                column: "handler_id",
                filter: "handler_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_inspection_id_due_on_id",
                table: "tasks",
                columns: new[] { "inspection_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_inspection_id_sequence_id",
                table: "tasks",
                columns: new[] { "inspection_id", "sequence", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_lead_unit_id_due_on_id",
                table: "tasks",
                columns: new[] { "lead_unit_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_leader_id_due_on_id",
                table: "tasks",
                columns: new[] { "leader_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_problem_id_part",
                table: "tasks",
                columns: new[] { "problem_id", "part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tasks_state_due_on_id",
                table: "tasks",
                columns: new[] { "state", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_tasks_takeover_id",
                table: "tasks",
                column: "takeover_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_periods_current",
                table: "unit_periods",
                column: "unit_id",
                unique: true,
                filter: "until is null");

            migrationBuilder.CreateIndex(
                name: "ix_unit_periods_parent_id",
                table: "unit_periods",
                column: "parent_id");

            // what has been recorded is never changed, not even by the owner's ordinary statements
            migrationBuilder.Sql("""
                create function rectify_refuse_change() returns trigger language plpgsql as $$
                begin
                    raise exception 'rows of % are append-only', tg_table_name using errcode = 'insufficient_privilege';
                end $$;
                create trigger facts_are_append_only before update or delete or truncate on facts for each statement execute function rectify_refuse_change();
                create trigger acts_are_append_only before update or delete or truncate on acts for each statement execute function rectify_refuse_change();
                create trigger progress_is_append_only before update or delete or truncate on progress for each statement execute function rectify_refuse_change();
                create trigger notices_are_append_only before update or delete or truncate on notices for each statement execute function rectify_refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "chain_heads");

            migrationBuilder.DropTable(
                name: "dismissed_findings");

            migrationBuilder.DropTable(
                name: "evidence_uses");

            migrationBuilder.DropTable(
                name: "extensions");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "form_drafts");

            migrationBuilder.DropTable(
                name: "intake_drafts");

            migrationBuilder.DropTable(
                name: "measure_judgements");

            migrationBuilder.DropTable(
                name: "milestones");

            migrationBuilder.DropTable(
                name: "named_headers");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "opinion_measures");

            migrationBuilder.DropTable(
                name: "panel_seats");

            migrationBuilder.DropTable(
                name: "paper_acts");

            migrationBuilder.DropTable(
                name: "plan_versions");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "progress");

            migrationBuilder.DropTable(
                name: "progress_drafts");

            migrationBuilder.DropTable(
                name: "register_links");

            migrationBuilder.DropTable(
                name: "role_grants");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "signatures");

            migrationBuilder.DropTable(
                name: "stand_ins");

            migrationBuilder.DropTable(
                name: "status_spans");

            migrationBuilder.DropTable(
                name: "takeover_lines");

            migrationBuilder.DropTable(
                name: "takeover_papers");

            migrationBuilder.DropTable(
                name: "task_units");

            migrationBuilder.DropTable(
                name: "unit_periods");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "acts");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "opinions");

            migrationBuilder.DropTable(
                name: "supplements");

            migrationBuilder.DropTable(
                name: "measures");

            migrationBuilder.DropTable(
                name: "tasks");

            migrationBuilder.DropTable(
                name: "problems");

            migrationBuilder.DropTable(
                name: "takeovers");

            migrationBuilder.DropTable(
                name: "sections");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "inspections");

            migrationBuilder.DropTable(
                name: "rounds");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropSequence(
                name: "problem_numbers");

            migrationBuilder.Sql("drop function rectify_refuse_change(); drop function rectify_pair_keys(text);");
        }
    }
}
