using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Data;
using Rectify.App.Problems;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Suggestions;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Rounds;

public sealed class ArchiveTests : IAsyncLifetime
{
    private static readonly DateOnly Kept = new(2036, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task An_inspection_with_a_task_still_owed_is_not_archived_nor_one_without_a_day_until_which_its_papers_are_kept()
    {
        Assert.Equal("tasks-open", Assert.Single(Assert.IsType<Outcome.Invalid>(await ArchiveAsync(Kept)).Errors).Code);
        await inspection.WalkTo(TaskState.Closed);
        Assert.Equal("retain-until", Assert.Single(Assert.IsType<Outcome.Invalid>(await ArchiveAsync(null)).Errors).Code);
        Assert.Null((await SheetAsync()).ArchivedOn);
    }

    [Fact]
    public async Task Nothing_of_an_archived_inspection_changes_in_the_program_or_in_the_database()
    {
        await inspection.WalkTo(TaskState.Closed);
        Must(await ArchiveAsync(Kept));
        var sheet = await SheetAsync();
        Assert.Equal((new DateOnly(2026, 3, 18), Kept, false), (sheet.ArchivedOn!.Value, sheet.RetainUntil!.Value, sheet.MayKeep));

        Assert.Equal([Rule.InspectionArchived], RulesOf(await office.As<CorrectInspection, Outcome>(office.Office, verb => verb.Run(inspection.Id, sheet.Version, sheet.Facts, ActId.New()))));
        Assert.Equal([Rule.InspectionArchived], RulesOf(await office.As<RegisterProblem, Outcome>(office.Office, verb => verb.Run(Domain.Problems.ProblemId.New(), inspection.Id, new ProblemDraft("又一处排口没有整治。", null, null, null, null, null, false), ActId.New()))));
        Assert.Equal([Rule.InspectionArchived], RulesOf(await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, sheet.Version, MilestoneKind.Plan, new DateOnly(2026, 3, 18), Reason.Of("回执"), ActId.New()))));
        // who writes past the program is refused by the database: a fact of it, copied under the next number
        await using var connection = new NpgsqlConnection(office.ConnectionString);
        await connection.OpenAsync();
        await using var copy = new NpgsqlCommand("""
            insert into facts select (jsonb_populate_record(f, '{"number": 9999}')).* from facts f where chain = $1 and kind = 'TaskAssigned'
            """, connection) { Parameters = { new() { Value = inspection.Id.Value } } };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => copy.ExecuteNonQueryAsync());
        Assert.Contains("is archived", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restarting_a_task_opens_its_inspection_again()
    {
        await inspection.WalkTo(TaskState.Closed);
        Must(await ArchiveAsync(Kept));
        Must(await inspection.Act<RestartTask>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("回头看发现反弹"), new DateOnly(2026, 6, 30))));
        var sheet = await SheetAsync();
        Assert.Equal((null, true, null), (sheet.ArchivedOn, sheet.MayKeep, sheet.Milestones.Single(m => m.Kind == MilestoneKind.Archive).DoneOn));
        Must(await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, sheet.Version, MilestoneKind.Plan, new DateOnly(2026, 3, 18), Reason.Of("回执"), ActId.New())));
    }

    [Fact]
    public async Task An_act_over_many_names_the_records_of_an_archived_inspection_and_does_none()
    {
        var other = await RegisteredAsync(office);
        await other.WalkTo(TaskState.Submitted);
        List<Seen<SuggestionId>> suggestions = [];
        foreach (var of in new[] { inspection.Id, other.Id })
        {
            var id = SuggestionId.New();
            Must(await office.As<RegisterSuggestion, Outcome>(office.Office, verb => verb.Run(id, of, new SuggestionInput(SuggestionKind.Inspection, "1", "建议完善排口台账。", []), ActId.New())));
            suggestions.Add(new Seen<SuggestionId>(id, await VersionAsync(id)));
        }
        Must(await office.As<DecideSuggestions, Outcome>(office.Office, verb => verb.Run(suggestions[..1], SuggestionVerb.Discard, new SuggestionTerms(null, null, "重复登记"), ActId.New())));
        suggestions[0] = new Seen<SuggestionId>(suggestions[0].Id, await VersionAsync(suggestions[0].Id));
        await inspection.WalkTo(TaskState.Closed);
        Must(await ArchiveAsync(Kept));

        var tasks = new[] { new SeenTask(inspection.Task, await inspection.SeenAsync(inspection.Task)), new SeenTask(other.Task, await other.SeenAsync(other.Task)) };
        Assert.Equal([(Rule.InspectionArchived, inspection.Task.Value)], NamedIn(await office.As<DecideReviews, Outcome>(office.Auditor, verb => verb.Run(tasks, ReviewDecision.Take, null, ActId.New()))));
        Assert.Equal([(Rule.InspectionArchived, suggestions[0].Id.Value)], NamedIn(await office.As<DecideSuggestions, Outcome>(office.Office, verb => verb.Run(suggestions, SuggestionVerb.Assign, new SuggestionTerms(office.WaterDepartment, new DateOnly(2026, 6, 30), null), ActId.New()))));
        MilestoneKey[] milestones = [new(inspection.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Plan)];
        Seen<InspectionId>[] seen = [new(inspection.Id, (await SheetAsync()).Version), new(other.Id, (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(other.Id)))!.Version)];
        Assert.Equal([(Rule.InspectionArchived, inspection.Id.Value)], NamedIn(await office.As<SetMilestoneDays, Outcome>(office.Office, verb => verb.Run(milestones, seen, new DateOnly(2026, 5, 20), "会议要求", ActId.New()))));

        Assert.Equal(suggestions[1].Version, await VersionAsync(suggestions[1].Id));
        Assert.Null((await other.LoadAsync()).OpenReview);
    }

    private async Task<int> VersionAsync(SuggestionId id)
    {
        await using var db = office.OpenDatabase();
        return await db.Suggestions.Where(s => s.Id == id).Select(s => s.Version).SingleAsync();
    }

    private static IEnumerable<(Rule, Guid)> NamedIn(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(unmet => (unmet.Rule, unmet.Subject!.Value));

    private async Task<Outcome> ArchiveAsync(DateOnly? until)
    {
        var seen = (await SheetAsync()).Version;
        return await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, seen, MilestoneKind.Archive, new DateOnly(2026, 3, 18), Reason.Of("档案移交清单"), ActId.New(), until));
    }

    private async Task<InspectionSheet> SheetAsync() => (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;

    private static IEnumerable<Rule> RulesOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(unmet => unmet.Rule);
}
