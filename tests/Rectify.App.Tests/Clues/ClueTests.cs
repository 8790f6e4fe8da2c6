using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Clues;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Dossiers;
using Rectify.App.Figures;
using Rectify.App.Notices;
using Rectify.App.People;
using Rectify.App.Search;
using Rectify.App.Tests.Dossiers;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Clues;

public sealed class ClueTests : IAsyncLifetime
{
    private const string Number = "云巡线〔2026〕12号";

    private static readonly DateOnly Day = new(2026, 3, 18), DueOn = new(2026, 4, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    /// <summary>Keeps the body's compartment and holds no other role there.</summary>
    private PersonId Keeper => office.PanelMember;

    /// <summary>Keeps the compartment at the unit that handles it.</summary>
    private PersonId Handling => office.FinanceLead;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 2);
        await office.GrantAsync(Keeper, Role.ClueKeeper, office.Bureau);
        await office.GrantAsync(Handling, Role.ClueKeeper, office.FinanceDepartment);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    // ---- its life

    [Fact]
    public async Task A_clue_is_registered_assigned_disposed_of_concluded_and_reopened_and_the_trail_verifies()
    {
        var id = await AssignedAsync();
        Must(await DisposeAsync(id, DisposalKind.Verification, Handling));
        Must(await DisposeAsync(id, DisposalKind.Dismissed, Handling));
        Must(await Act<ReopenClue>(Keeper, id, (verb, seen) => verb.Run(id, seen, Reason.Of("有新情况"), DueOn.AddDays(30), ActId.New())));
        Must(await DisposeAsync(id, DisposalKind.CaseFiled, Keeper));

        var sheet = (await ReadAsync(Keeper, id))!;
        Assert.Equal((ClueState.Concluded, "财务科", DisposalKind.CaseFiled, Day), (sheet.Row.State, sheet.Row.Unit, sheet.Row.Disposal, sheet.Row.ConcludedOn));
        Assert.Equal([(DisposalKind.CaseFiled, null), (DisposalKind.Dismissed, Day), (DisposalKind.Verification, null)], sheet.Disposals.Select(d => (d.Kind, d.UndoneOn)));
        Assert.Equal([FactKind.ClueConcluded, FactKind.ClueReopened, FactKind.ClueConcluded, FactKind.ClueDisposed, FactKind.ClueAssigned, FactKind.ClueRegistered], sheet.History.Select(h => h.Kind));
        Assert.Equal("财务科", sheet.History[4].Details["unit"]);
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => $"{fault}".Contains("clue", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_number_stands_once_in_an_inspection_and_is_a_number()
    {
        await RegisteredClueAsync();
        Assert.Equal("taken", CodeOf(await RegisterAsync(ClueId.New(), ClueKind.Work, Number)));
        Must(await RegisterAsync(ClueId.New(), ClueKind.Claim, Number));
        Assert.Equal("no-number", CodeOf(await RegisterAsync(ClueId.New(), ClueKind.Work, "许望川")));
        Assert.Equal("missing", CodeOf(await RegisterAsync(ClueId.New(), null, "13")));
        Assert.Equal("in-future", CodeOf(await office.As<RegisterClue, Outcome>(Keeper, verb => verb.Run(ClueId.New(), inspection.Id, new ClueInput(ClueKind.Work, "13", Day.AddDays(1)), ActId.New()))));
    }

    [Fact]
    public async Task What_was_discarded_leaves_its_number_free()
    {
        var id = await RegisteredClueAsync();
        Must(await Act<DiscardClue>(Keeper, id, (verb, seen) => verb.Run(id, seen, Reason.Of("重复登记"), ActId.New())));
        Must(await RegisterAsync(ClueId.New(), ClueKind.Work, Number));
        Assert.Equal((1, 0), await CountedAsync(Day));
    }

    [Fact]
    public async Task An_act_on_what_changed_meanwhile_says_who_was_quicker_and_a_second_press_is_one_act()
    {
        var (id, act) = (await RegisteredClueAsync(), ActId.New());
        Must(await office.As<AssignClue, Outcome>(Keeper, verb => verb.Run(id, 1, office.FinanceDepartment, DueOn, act)));
        Must(await office.As<AssignClue, Outcome>(Keeper, verb => verb.Run(id, 1, office.FinanceDepartment, DueOn, act)));
        var late = await office.As<ReassignClue, Outcome>(Keeper, verb => verb.Run(id, 1, office.WaterDepartment, DueOn, "职责不符", ActId.New()));
        Assert.Single(Assert.IsType<Outcome.ChangedMeanwhile>(late).Since);
    }

    // ---- who sees it

    [Fact]
    public async Task Nobody_but_its_keepers_finds_a_clue_whatever_else_they_are()
    {
        var id = await AssignedAsync();
        foreach (var person in new[] { office.Office, office.HeadOfOffice, office.LeadingGroup, office.Supervision, office.UpperLevel, office.SystemAdministrator, office.Auditor, office.Principal, office.UnitLead })
        {
            Assert.Null(await ReadAsync(person, id));
            Assert.Null(await office.As<ClueList, ClueSlice?>(person, query => query.Run(ClueFilter.None)));
            Assert.Null(await office.As<ReadClueReads, ClueReadsSlice?>(person, query => query.Run(new ClueReadsAsked())));
            Assert.Empty(await office.As<PrepareClue, IReadOnlyList<ClueBeginning>>(person, query => query.ChoicesAsync()));
            Assert.False(await office.As<ExportClues, bool>(person, query => query.Run(new MemoryStream(), ClueFilter.None, Words)));
            Assert.IsType<Outcome.Missing>(await office.As<DisposeOfClue, Outcome>(person, verb => verb.Run(id, 2, DisposalKind.Dismissed, Day, ActId.New())));
            Assert.IsType<Outcome.NotAllowed>(await office.As<RegisterClue, Outcome>(person, verb => verb.Run(ClueId.New(), inspection.Id, new ClueInput(ClueKind.Work, "99", Day), ActId.New())));
        }
    }

    [Fact]
    public async Task The_keepers_of_the_unit_see_it_while_the_unit_has_it_and_dispose_of_it_but_do_not_assign_it()
    {
        var id = await RegisteredClueAsync();
        Assert.Null(await ReadAsync(Handling, id));
        Must(await Act<AssignClue>(Keeper, id, (verb, seen) => verb.Run(id, seen, office.FinanceDepartment, DueOn, ActId.New())));
        Assert.Equal([ClueVerb.Dispose, ClueVerb.Conclude], (await ReadAsync(Handling, id))!.Open);
        Assert.Equal(Rule.NotYourAct, RuleOf(await office.As<ReassignClue, Outcome>(Handling, verb => verb.Run(id, 2, office.WaterDepartment, DueOn, "职责不符", ActId.New()))));
        Must(await Act<ReassignClue>(Keeper, id, (verb, seen) => verb.Run(id, seen, office.WaterDepartment, Deadline.LongTerm, "职责不符", ActId.New())));
        Assert.Null(await ReadAsync(Handling, id));
    }

    [Fact]
    public async Task A_role_that_has_ended_and_a_stand_in_open_nothing()
    {
        var id = await RegisteredClueAsync();
        await using var db = office.OpenDatabase();
        db.Add(new StandIn(StandInId.New(), Keeper, office.SecondOffice, Day, Day.AddDays(9), office.SystemAdministrator));
        await db.SaveChangesAsync();
        Assert.Null(await ReadAsync(office.SecondOffice, id));
        (await db.RoleGrants.SingleAsync(g => g.PersonId == Keeper && g.Role == Role.ClueKeeper)).End(Day.AddDays(-1));
        await db.SaveChangesAsync();
        Assert.Null(await ReadAsync(Keeper, id));
    }

    [Fact]
    public async Task None_of_the_three_administrators_keeps_clues()
    {
        await office.GrantAsync(office.SystemAdministrator, Role.SecurityAdministrator, office.City);
        var refused = await office.As<GrantRole, Outcome>(office.SystemAdministrator, verb => verb.Run(new RoleDraft(office.SystemAdministrator, Role.ClueKeeper, office.Bureau, Day), ActId.New()));
        Assert.Equal("administrators-apart", CodeOf(refused));
        Must(await office.As<GrantRole, Outcome>(office.SystemAdministrator, verb => verb.Run(new RoleDraft(office.SecondOffice, Role.ClueKeeper, office.Bureau, Day), ActId.New())));
    }

    /// <summary>The guard behind the guard: a query that asks for everything gets nothing without the role, whoever it acts for.</summary>
    [Fact]
    public async Task The_database_gives_no_row_and_no_fact_of_the_compartment_to_who_does_not_keep_it()
    {
        var id = await AssignedAsync();
        await ReadAsync(Keeper, id);
        Must(await DisposeAsync(id, DisposalKind.Inquiry, Keeper));
        Assert.Equal((1, 1, 1, 3), await RawAsync(Keeper, Day));
        Assert.Equal((1, 1, 1, 3), await RawAsync(Handling, Day));
        foreach (var nobody in new PersonId?[] { office.Office, office.HeadOfOffice, office.SystemAdministrator, office.LeadingGroup, null })
            Assert.Equal((0, 0, 0, 0), await RawAsync(nobody, Day));
        // a day on which the role is not held yet
        Assert.Equal((0, 0, 0, 0), await RawAsync(Keeper, new DateOnly(2020, 1, 1)));
        // nor can it be changed blindly
        await using var connection = new NpgsqlConnection(office.ConnectionString);
        await connection.OpenAsync();
        await using var blind = new NpgsqlCommand("update clues set state = 'Discarded'", connection);
        Assert.Equal(0, await blind.ExecuteNonQueryAsync());
    }

    // ---- what is written down

    [Fact]
    public async Task Every_reading_of_the_compartment_is_written_down_once_in_ten_minutes_and_read_within_it()
    {
        var id = await AssignedAsync();
        for (var i = 0; i < 2; i++)
        {
            await ReadAsync(Keeper, id);
            await office.As<ClueList, ClueSlice?>(Keeper, query => query.Run(ClueFilter.None));
            await office.As<ExportClues, bool>(Handling, query => query.Run(new MemoryStream(), ClueFilter.None, Words));
        }
        var log = (await office.As<ReadClueReads, ClueReadsSlice?>(Keeper, query => query.Run(new ClueReadsAsked(Clue: id))))!.Rows;
        Assert.Equal<HashSet<(PersonId, ClueReadPlace, string)>>([(Keeper, ClueReadPlace.Page, Number), (Keeper, ClueReadPlace.List, Number), (Handling, ClueReadPlace.Export, Number)], [.. log.Select(row => (row.Person, row.Place, row.Number))]);
        Assert.Equal(3, log.Count);
        Assert.Single((await office.As<ReadClueReads, ClueReadsSlice?>(Keeper, query => query.Run(new ClueReadsAsked(Handling, Place: ClueReadPlace.Export, From: Day, Until: Day))))!.Rows);
        await using var connection = new NpgsqlConnection(office.ConnectionString);
        await connection.OpenAsync();
        await using var erase = new NpgsqlCommand("delete from clue_reads", connection);
        await Assert.ThrowsAsync<PostgresException>(() => erase.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task A_disposal_put_in_beside_the_program_is_found_by_a_verification_even_without_its_clue()
    {
        await AssignedAsync();
        await using (var connection = new NpgsqlConnection(office.Database.AdministratorConnectionString))
        {
            await connection.OpenAsync();
            await using var put = new NpgsqlCommand(
                "set session_replication_role = replica; insert into clue_disposals (clue_id, number, kind, concludes, settles, \"on\", by, at) values (gen_random_uuid(), 1, 'Dismissed', true, false, current_date, gen_random_uuid(), now())", connection);
            await put.ExecuteNonQueryAsync();
        }
        Assert.Contains((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => fault.Record.StartsWith("clue_disposals/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_package_of_the_trail_holds_hashes_of_the_compartment_and_nothing_else()
    {
        await AssignedAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"clues-{Guid.NewGuid():N}");
        try
        {
            await ExportTrail.Of(office.Settings, office.Clock).RunAsync(folder, new TrailExport(Files: false, Withhold: []));
            var all = string.Concat(System.IO.Directory.GetFiles(folder).Select(File.ReadAllText));
            Assert.DoesNotContain(Number, all, StringComparison.Ordinal);
            Assert.DoesNotContain("\"row\":\"clues/", all, StringComparison.Ordinal);
            Assert.Contains("ClueAssigned", all, StringComparison.Ordinal);
            Assert.Contains("\"withheld\":[\"00000000000000000000000000000002\"]", all, StringComparison.Ordinal);
        }
        finally
        {
            if (System.IO.Directory.Exists(folder)) System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    // ---- what is outside

    [Fact]
    public async Task The_counts_outside_are_those_of_the_day_and_the_moment()
    {
        var id = await AssignedAsync();
        Must(await RegisterAsync(ClueId.New(), ClueKind.Claim, "云巡信〔2026〕9号"));
        var before = office.Clock.GetUtcNow();
        office.Clock.Add(TimeSpan.FromDays(5));
        Must(await DisposeAsync(id, DisposalKind.Dismissed, Keeper, Day.AddDays(3)));
        office.Clock.Add(TimeSpan.FromDays(5));
        Must(await Act<ReopenClue>(Keeper, id, (verb, seen) => verb.Run(id, seen, Reason.Of("有新情况"), DueOn, ActId.New())));

        Assert.Equal((0, 0), await CountedAsync(Day.AddDays(-30)));
        Assert.Equal((1, 0), await CountedAsync(Day));
        Assert.Equal((1, 1), await CountedAsync(Day.AddDays(4)));
        Assert.Equal((1, 0), await CountedAsync(Day.AddDays(10)));
        Assert.Equal((1, 0), await CountedAsync(Day.AddDays(4), before));
    }

    [Fact]
    public async Task The_notice_and_the_dashboard_take_their_counts_from_the_compartment_and_typed_ones_only_without_it()
    {
        var typed = new NoticeWords { CluesReceived = 9, CluesConcluded = 9 };
        var before = (await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(inspection.Id, Day)))!;
        Assert.Equal(new HandedOver(9, 9), before.With(typed, new NoticeChoices()).Clues);

        var id = await AssignedAsync();
        Must(await RegisterAsync(ClueId.New(), ClueKind.Claim, "云巡信〔2026〕9号"));
        Must(await DisposeAsync(id, DisposalKind.Dismissed, Keeper));
        var notice = (await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(inspection.Id, Day)))!.With(typed, new NoticeChoices());
        Assert.Equal((new HandedOver(1, 1), new HandedOver(1, 0, 0)), (notice.Clues, notice.Petitions));

        Assert.Equal(new HandedOverSums(new HandedOver(1, 1), new HandedOver(1, 0, 0)), (await office.As<ReadDashboard, Dashboard?>(office.Supervision, query => query.Run(inspection.Id)))!.HandedOver);
    }

    [Fact]
    public async Task Search_desk_and_dossier_know_nothing_of_it_and_nobody_is_sent_a_message()
    {
        var id = await AssignedAsync();
        Assert.Empty((await office.As<SearchTexts, SearchSlice>(office.Office, query => query.Run(new SearchAsked("云巡线")))).Hits);
        Assert.Empty((await office.As<SearchTexts, SearchSlice>(Keeper, query => query.Run(new SearchAsked("云巡线")))).Hits);
        Assert.DoesNotContain(Number, await PackedAsync(office.Office), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, await PackedAsync(Keeper), StringComparison.Ordinal);
        foreach (var person in new[] { office.Office, Keeper, Handling })
        {
            var desk = System.Text.Json.JsonSerializer.Serialize(await office.As<ReadDesk, DeskView?>(person, query => query.Run()));
            Assert.False(desk.Contains($"{id.Value}", StringComparison.Ordinal) || desk.Contains("2026〕12", StringComparison.Ordinal) || desk.Contains("\\u30142026\\u301512", StringComparison.OrdinalIgnoreCase));
        }
        await using var db = office.OpenDatabase();
        List<FactKind> kinds = [.. Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.ClueRegistered and <= FactKind.ClueReopened)];
        Assert.False(await db.Notifications.AnyAsync(n => n.Kind != null && kinds.Contains(n.Kind.Value)));
    }

    [Fact]
    public async Task The_list_pages_by_key_and_keeps_to_its_conditions()
    {
        for (var i = 0; i < ClueList.PageSize + 3; i++) Must(await RegisterAsync(ClueId.New(), i % 2 == 0 ? ClueKind.Work : ClueKind.Claim, $"{i + 1}"));
        var first = (await office.As<ClueList, ClueSlice?>(Keeper, query => query.Run(ClueFilter.None)))!;
        Assert.Equal((ClueList.PageSize, false, true), (first.Rows.Count, first.HasPrevious, first.HasNext));
        var second = (await office.As<ClueList, ClueSlice?>(Keeper, query => query.Run(ClueFilter.None, new ClueKey(false, first.Rows[^1].Id))))!;
        Assert.Equal((3, true, false), (second.Rows.Count, second.HasPrevious, second.HasNext));
        var back = (await office.As<ClueList, ClueSlice?>(Keeper, query => query.Run(ClueFilter.None, new ClueKey(true, second.Rows[0].Id))))!;
        Assert.Equal(first.Rows.Select(row => row.Id), back.Rows.Select(row => row.Id));
        Assert.All((await office.As<ClueList, ClueSlice?>(Keeper, query => query.Run(new ClueFilter { Matter = ClueMatter.Petition, States = [ClueState.Registered], Inspection = inspection.Id })))!.Rows, row => Assert.Equal(ClueMatter.Petition, row.Matter));
        Assert.Empty((await office.As<ClueList, ClueSlice?>(Keeper, query => query.Run(new ClueFilter { Overdue = true })))!.Rows);
    }

    // ---- helpers

    private static ClueExportWords Words => new("问题线索和信访件", m => $"{m}", k => $"{k}", s => $"{s}", d => $"{d}", "长期");

    private async Task<ClueId> RegisteredClueAsync()
    {
        var id = ClueId.New();
        Must(await RegisterAsync(id, ClueKind.Integrity, Number));
        return id;
    }

    private async Task<ClueId> AssignedAsync()
    {
        var id = await RegisteredClueAsync();
        Must(await Act<AssignClue>(Keeper, id, (verb, seen) => verb.Run(id, seen, office.FinanceDepartment, DueOn, ActId.New())));
        return id;
    }

    private Task<Outcome> RegisterAsync(ClueId id, ClueKind? kind, string number) => office.As<RegisterClue, Outcome>(Keeper, verb => verb.Run(id, inspection.Id, new ClueInput(kind, number, Day), ActId.New()));

    private Task<Outcome> DisposeAsync(ClueId id, DisposalKind kind, PersonId who, DateOnly? on = null) => Act<DisposeOfClue>(who, id, (verb, seen) => verb.Run(id, seen, kind, on ?? Day, ActId.New()));

    private async Task<Outcome> Act<TUseCase>(PersonId who, ClueId id, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = (await ReadAsync(who, id))!.Version;
        return await office.As<TUseCase, Outcome>(who, verb => run(verb, seen));
    }

    private Task<ClueSheet?> ReadAsync(PersonId who, ClueId id) => office.As<ReadClue, ClueSheet?>(who, query => query.Run(id));

    private async Task<(int Received, int Concluded)> CountedAsync(DateOnly day, DateTimeOffset? knownAt = null)
    {
        await using var db = office.OpenDatabase();
        var sums = await CountHandedOver.OfAsync(db, inspection.Id, new AsOf(day, knownAt ?? office.Clock.GetUtcNow()), default);
        return (sums.Clues?.Received ?? 0, sums.Clues?.Concluded ?? 0);
    }

    /// <summary>Everything in the dossier of the inspection, as text.</summary>
    private async Task<string> PackedAsync(PersonId person)
    {
        if (await office.As<WriteDossier, Dossier?>(person, query => query.OfInspectionAsync(inspection.Id, DossierTests.Words)) is not { } dossier) return "";
        var packed = new MemoryStream();
        office.Actor.Is(person);
        await dossier.WriteAsync(packed);
        using var zip = new System.IO.Compression.ZipArchive(packed);
        var all = new System.Text.StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(entry.Open());
            all.Append(await text.ReadToEndAsync());
        }
        return all.ToString();
    }

    /// <summary>Rows of clues, disposals, reads, and facts of the compartment's chain, asked for without any condition as that person on that day.</summary>
    private async Task<(long Clues, long Disposals, long HasReads, long Facts)> RawAsync(PersonId? person, DateOnly day)
    {
        await using var db = office.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (person is { } who) await db.Database.ExecuteSqlAsync($"select set_config('rectify.actor', {who.Value.ToString("N")}, true), set_config('rectify.today', {$"{day:yyyy-MM-dd}"}, true)");
        async Task<long> Count(FormattableString sql) => await db.Database.SqlQuery<long>(sql).SingleAsync();
        return (await Count($"select count(*) as \"Value\" from clues"), await Count($"select count(*) as \"Value\" from clue_disposals"), Math.Min(1, await Count($"select count(*) as \"Value\" from clue_reads")),
            await Count($"select count(*) as \"Value\" from facts where kind like 'Clue%'"));
    }

    private static string CodeOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code;

    private static Rule RuleOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule;
}
