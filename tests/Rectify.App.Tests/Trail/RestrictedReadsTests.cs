using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Evidence;
using Rectify.App.Ledger;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Search;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Trail;

/// <summary>Reads of restricted problems are written down; the audit administrator reads who, when and where.</summary>
public sealed class RestrictedReadsTests : IAsyncLifetime
{
    private readonly TestOffice office = new();

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        await office.GrantAsync(office.SystemAdministrator, Role.AuditAdministrator, office.City);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Each_place_is_told_once_in_ten_minutes_for_each_person_and_only_of_restricted_problems()
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        await inspection.WalkTo(TaskState.UnderAcceptance);
        var started = (await ReadAsync(new ReadsAsked())).Count;
        office.Clock.Add(TimeSpan.FromMinutes(10));

        for (var i = 0; i < 3; i++) await office.As<TaskPages, TaskPageRow?>(office.Leader, pages => pages.ReadAsync(inspection.Task));
        await office.As<TaskPages, TaskPageRow?>(office.Leader, pages => pages.ReadAsync(inspection.Tasks[1]));
        await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(inspection.Task));
        await office.As<ReadReview, ReviewSheet?>(office.Auditor, review => review.Run(inspection.Task));
        await office.As<ReadOpinion, OpinionSheet?>(office.PanelHead, opinion => opinion.Run(inspection.Task));
        await office.As<ExportLedger, bool>(office.Office, export => export.Run(new MemoryStream(), new LedgerFilter { Inspection = inspection.Id }, "整改台账"));
        await office.As<SearchTexts, SearchSlice>(office.UnitLead, search => search.Run(new SearchAsked("第1处排口")));
        // who sees nothing reads nothing
        await office.As<TaskPages, TaskPageRow?>(office.Supervision, pages => pages.ReadAsync(inspection.Task));

        var rows = (await ReadAsync(new ReadsAsked())).SkipLast(started).ToList();
        // at one moment they have no order
        Assert.Equal<HashSet<(PersonId, ReadPlace)>>(
            [(office.Leader, ReadPlace.TaskPage), (office.Office, ReadPlace.TaskPage), (office.Auditor, ReadPlace.Review), (office.PanelHead, ReadPlace.Opinion), (office.Office, ReadPlace.Ledger), (office.UnitLead, ReadPlace.Search)],
            [.. rows.Select(row => (row.Person, row.Place))]);
        Assert.Equal(6, rows.Count);
        Assert.Single(rows.Select(row => row.Number).Distinct());
        office.Clock.Add(TimeSpan.FromMinutes(10));
        await office.As<TaskPages, TaskPageRow?>(office.Leader, pages => pages.ReadAsync(inspection.Task));
        Assert.Equal(2, (await ReadAsync(new ReadsAsked(office.Leader, Place: ReadPlace.TaskPage))).Count);
        Assert.Empty(await ReadAsync(new ReadsAsked(Until: new DateOnly(2026, 3, 1))));
        Assert.Empty(await ReadAsync(new ReadsAsked(Number: 1)));
        Assert.Equal(rows.Count + started + 1, (await ReadAsync(new ReadsAsked(Number: rows[0].Number, From: new DateOnly(2026, 1, 1)))).Count);
    }

    [Fact]
    public async Task Each_file_that_is_opened_is_told_by_itself_and_without_its_name()
    {
        var inspection = await RegisteredAsync(office, problems: 1, restricted: 1);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        foreach (var text in new[] { "收据一", "收据二" })
            Must(await office.As<UploadEvidence, Outcome>(office.Handler, verb => verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(measure, "写明情况。")]), $"{text}.txt", new MemoryStream(Encoding.UTF8.GetBytes(text)))));

        foreach (var piece in (await inspection.LoadAsync()).Evidence)
            for (var i = 0; i < 2; i++) await using (await office.As<EvidenceFiles, EvidenceContent?>(office.Leader, files => files.OpenAsync(piece.Id))) { }

        var rows = await ReadAsync(new ReadsAsked(Place: ReadPlace.Evidence));
        Assert.Equal((await inspection.LoadAsync()).Evidence.Select(piece => piece.Sha256[..12]).Order(), rows.Select(row => row.File!).Order());
    }

    [Fact]
    public async Task Nobody_else_reads_the_log_and_nobody_changes_it()
    {
        var inspection = await RegisteredAsync(office, problems: 1, restricted: 1);
        await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(inspection.Task));

        foreach (var person in new[] { office.Office, office.LeadingGroup, office.UpperLevel })
        {
            Assert.Null(await office.As<ReadRestrictedReads, ReadsSlice?>(person, reads => reads.Run(new ReadsAsked())));
            using var nothing = new MemoryStream();
            Assert.False(await office.As<ReadRestrictedReads, bool>(person, reads => reads.ExportAsync(nothing, new ReadsAsked(), new ReadsExportWords("记录", place => $"{place}"))));
            Assert.Equal(0, nothing.Length);
        }
        foreach (var connection in new[] { office.ConnectionString, office.OwnerConnectionString })
        {
            await using var db = Data.RectifyDatabase.Open(connection);
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.RestrictedReads.ExecuteDeleteAsync());
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.RestrictedReads.ExecuteUpdateAsync(r => r.SetProperty(x => x.Slot, 0)));
        }
    }

    [Fact]
    public async Task A_problem_merged_into_a_restricted_one_does_not_tell_its_number_and_a_plan_does_not_tell_how_many_it_counts()
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        await inspection.WalkTo(TaskState.Rectifying);
        var (restricted, other) = (inspection.Task, inspection.Tasks[1]);
        Must(await inspection.Assign(new DateOnly(2026, 6, 30), other));
        await using var db = office.OpenDatabase();
        var target = await db.Tasks.Where(t => t.Id == restricted).Join(db.Problems, t => t.ProblemId, p => p.Id, (_, p) => new { p.Id, p.Number }).SingleAsync();
        Must(await office.As<ProposeWithdrawal, Outcome>(office.Office, async verb => await verb.Run(other, await inspection.SeenAsync(other), ActId.New(), Domain.Reason.Of("与另一问题相同"), target.Id)));
        Must(await office.As<WithdrawTask, Outcome>(office.LeadingGroup, async verb => await verb.Run(other, await inspection.SeenAsync(other), ActId.New())));

        var (inside, outside) = (await PageAsync(office.Office), await PageAsync(office.UpperLevel));

        Assert.Equal((target.Number, null), (inside.Closing.MergedIntoNumber, outside.Closing.MergedIntoNumber));
        Assert.Contains(await HistoryAsync(office.Office), row => row.Details.GetValueOrDefault("mergedInto") == $"{target.Number}");
        Assert.DoesNotContain(await HistoryAsync(office.UpperLevel), row => row.Details.ContainsKey("mergedInto"));
        Assert.Equal((1, 2), await PlanAsync(office.Office));
        Assert.Equal((null, null), await PlanAsync(office.UpperLevel));

        async Task<TaskPageRow> PageAsync(PersonId person) => (await office.As<TaskPages, TaskPageRow?>(person, pages => pages.ReadAsync(other)))!;
        async Task<IReadOnlyList<HistoryRow>> HistoryAsync(PersonId person) => (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(person, history => history.ReadAsync(other)))!;
        async Task<(int?, int?)> PlanAsync(PersonId person) => (await office.As<ReadInspection, InspectionSheet?>(person, read => read.Run(inspection.Id)))!.Plans.Select(plan => (plan.Tasks, plan.Measures)).Single();
    }

    private async Task<IReadOnlyList<ReadRow>> ReadAsync(ReadsAsked asked) => (await office.As<ReadRestrictedReads, ReadsSlice?>(office.SystemAdministrator, reads => reads.Run(asked)))!.Rows;
}
