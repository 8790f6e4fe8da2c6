using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Amendments;

/// <summary>The list of amendments: what waits for whom, page by page, chosen, and as a workbook.</summary>
public sealed class AmendmentListTests : IAsyncLifetime
{
    private const string New = "委托第三方逐口检测，建立电子台账。", Because = "现场条件变化，原措施不再适用。";

    private readonly TestOffice office = new();
    private readonly List<TestInspection> inspections = [];

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        for (var i = 0; i < 3; i++) inspections.Add(await AskedAsync());
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Everybody_finds_those_that_wait_for_them_the_earliest_first()
    {
        await DecideAsync(AmendmentDecision.Agree, office.Leader, null, inspections[..2]);
        await DecideAsync(AmendmentDecision.Review, office.Office, null, inspections[..1]);

        Assert.Equal(inspections.Select(i => i.Task), await ListAsync(office.Office));
        Assert.Equal([inspections[2].Task], await ListAsync(office.Leader, new AmendmentFilter { WaitsFor = AmendmentWait.Me }));
        Assert.Equal([inspections[1].Task], await ListAsync(office.Office, new AmendmentFilter { WaitsFor = AmendmentWait.Me }));
        Assert.Equal([inspections[0].Task], await ListAsync(office.LeadingGroup, new AmendmentFilter { WaitsFor = AmendmentWait.Me, States = [AmendmentState.Reviewed] }));
        Assert.Equal([inspections[2].Task], await ListAsync(office.Office, new AmendmentFilter { WaitsFor = AmendmentWait.Leader }));
        Assert.Empty(await ListAsync(office.FinanceLead));
    }

    [Fact]
    public async Task It_is_narrowed_by_inspection_unit_and_state_and_what_is_over_stands_the_latest_first()
    {
        await DecideAsync(AmendmentDecision.Return, office.Office, "请说明替代措施。", inspections[..2]);

        Assert.Equal([inspections[2].Task], await ListAsync(office.Office));
        Assert.Equal(inspections[..2].Select(i => i.Task).Reverse(), await ListAsync(office.Office, new AmendmentFilter { States = [AmendmentState.Returned] }));
        Assert.Equal(3, (await ListAsync(office.Office, new AmendmentFilter { States = AmendmentFilter.Every })).Count);
        Assert.Equal([inspections[1].Task], await ListAsync(office.Office, new AmendmentFilter { States = AmendmentFilter.Every, Inspection = inspections[1].Id }));
        Assert.Equal([inspections[2].Task], await ListAsync(office.Office, new AmendmentFilter { Unit = office.WaterDepartment }));
        Assert.Empty(await ListAsync(office.Office, new AmendmentFilter { Unit = office.FinanceDepartment }));
    }

    [Fact]
    public async Task Pages_follow_each_other_in_both_directions()
    {
        for (var i = inspections.Count; i <= AmendmentList.PageSize; i++) inspections.Add(await AskedAsync());

        var first = (await ReadAsync(office.Office, AmendmentFilter.None))!;
        Assert.Equal((AmendmentList.PageSize, false, true), (first.Rows.Count, first.HasPrevious, first.HasNext));
        var second = (await ReadAsync(office.Office, AmendmentFilter.None, new AmendmentKey(false, first.Rows[^1].Id)))!;
        Assert.Equal((inspections[^1].Task, true, false), (Assert.Single(second.Rows).Task, second.HasPrevious, second.HasNext));
        var back = (await ReadAsync(office.Office, AmendmentFilter.None, new AmendmentKey(true, second.Rows[0].Id)))!;
        Assert.Equal(first.Rows.Select(row => row.Id), back.Rows.Select(row => row.Id));
        Assert.Equal((false, true), (back.HasPrevious, back.HasNext));
    }

    [Fact]
    public async Task Of_those_chosen_the_life_cycle_says_what_each_allows()
    {
        await DecideAsync(AmendmentDecision.Agree, office.Leader, null, inspections[..1]);
        IReadOnlyList<TaskId> chosen = [inspections[2].Task, inspections[0].Task];

        var rows = await ChosenAsync(office.Office, chosen);
        Assert.Equal(chosen, rows.Select(row => row.Task));
        Assert.Equal([Rule.AmendmentNotAgreed], rows[0].Offered.Single(act => act.Verb == TaskVerb.ReviewAmendment).Unmet.Select(u => u.Rule));
        Assert.True(rows[0].Allows(TaskVerb.ReturnAmendment));
        Assert.True(rows[1].Allows(TaskVerb.ReviewAmendment));
        Assert.Equal((New, AmendmentState.Agreed), (rows[1].Amendment.Lines[0].After!.Text, rows[1].Amendment.State));
        Assert.NotNull(rows[1].Amendment.AgreedBy);

        await DecideAsync(AmendmentDecision.Return, office.Office, "请说明替代措施。", inspections[..1]);
        Assert.Empty((await ChosenAsync(office.Office, chosen))[1].Offered);
        Assert.Empty(await ChosenAsync(office.FinanceLead, chosen));
    }

    [Fact]
    public async Task The_workbook_holds_a_row_a_measure_with_what_stood_and_what_is_to_stand()
    {
        using var written = new MemoryStream();
        var words = new AmendmentExportWords("措施调整", state => $"{state}", change => $"{change}", kind => $"{kind}", "长期");
        Assert.True(await office.As<ExportAmendments, bool>(office.Office, export => export.Run(written, new AmendmentFilter { Chosen = [inspections[0].Task] }, words)));

        using var archive = new ZipArchive(written, ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        Assert.Contains(New, text, StringComparison.Ordinal);
        Assert.Contains(Because, text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("Proposed").Length);
    }

    [Fact]
    public async Task Who_reads_of_a_restricted_problem_is_written_down()
    {
        await using (var db = office.OpenDatabase()) await db.Problems.Where(p => p.InspectionId == inspections[0].Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsRestricted, true));

        Assert.Equal(3, (await ListAsync(office.Office)).Count);
        await using var after = office.OpenDatabase();
        var read = await after.RestrictedReads.SingleAsync();
        Assert.Equal((inspections[0].Task, ReadPlace.Plan), (read.TaskId, read.Place));
    }

    private async Task<TestInspection> AskedAsync()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var first = (await inspection.LoadAsync()).Counting.First();
        Must(await inspection.Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), [new AmendedMeasure(first.Id, AmendmentKind.Reworded, New, first.Kind, first.OwnerUnitId, first.OwnerPersonId, null)], Because)));
        return inspection;
    }

    private async Task DecideAsync(AmendmentDecision decision, PersonId by, string? words, IReadOnlyList<TestInspection> of)
    {
        List<SeenTask> seen = [];
        foreach (var inspection in of) seen.Add(new SeenTask(inspection.Task, await inspection.SeenAsync(inspection.Task)));
        Must(await office.As<DecideAmendments, Outcome>(by, verb => verb.Run(decision, seen, words, ActId.New())));
    }

    private Task<AmendmentSlice?> ReadAsync(PersonId who, AmendmentFilter filter, AmendmentKey? from = null) => office.As<AmendmentList, AmendmentSlice?>(who, list => list.Run(filter, from));

    private async Task<IReadOnlyList<TaskId>> ListAsync(PersonId who, AmendmentFilter? filter = null) => [.. (await ReadAsync(who, filter ?? AmendmentFilter.None))!.Rows.Select(row => row.Task)];

    private Task<IReadOnlyList<AmendmentListRow>> ChosenAsync(PersonId who, IReadOnlyList<TaskId> chosen) => office.As<AmendmentList, IReadOnlyList<AmendmentListRow>>(who, list => list.ChosenAsync(chosen));
}
