using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Notices;
using Rectify.Domain;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Notices;

public sealed class NoticeDraftTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly ClosedOn = new(2026, 7, 1);
    private static readonly DateOnly RestartedOn = new(2026, 8, 3);

    [Fact]
    public async Task A_problem_stands_as_its_task_stood_on_the_day_asked_for()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        await NoticeOffice.RestartAsync(office, inspection, RestartedOn, new DateOnly(2026, 10, 31));

        Assert.Equal(NoticeStanding.Ongoing, await StandingAsync(ClosedOn.AddDays(-1)));
        Assert.Equal(NoticeStanding.Closed, await StandingAsync(ClosedOn));
        Assert.Equal(NoticeStanding.Closed, await StandingAsync(RestartedOn.AddDays(-1)));
        Assert.Equal(NoticeStanding.Reopened, await StandingAsync(RestartedOn));

        async Task<NoticeStanding> StandingAsync(DateOnly asOf) => Assert.IsType<AnsweredProblem>(Assert.Single((await office.RecordsAsync(inspection, asOf))!.Problems)).Standing;
    }

    [Fact]
    public async Task What_was_recorded_after_the_knowledge_moment_does_not_count()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var before = office.Clock.GetUtcNow().AddHours(-1);

        var records = await office.RecordsAsync(inspection, ClosedOn, before);

        Assert.Equal(NoticeStanding.Ongoing, Assert.IsType<AnsweredProblem>(Assert.Single(records!.Problems)).Standing);
    }

    [Fact]
    public async Task A_sustained_task_counts_as_done_and_is_named_apart()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn, sustained: true);

        var totals = (await office.RecordsAsync(inspection))!.With(NoticeOffice.Words, new()).Totals;

        Assert.Equal((1, 1, 0), (totals.Done.Value, totals.Sustained.Value, totals.Ongoing.Value));
    }

    [Fact]
    public async Task A_problem_that_is_not_done_owes_reason_next_steps_and_the_deadline_of_its_task()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var inspection = await TestInspection.RegisteredAsync(office, 2);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2026, 6, 30));
        await inspection.Act<App.Tasks.WriteResult>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new Result("一是已排查40处。二是已立案3件。", "汛期水位高，无法施工。", "汛后开工\n年底完工")));

        var problems = (await office.RecordsAsync(inspection))!.Problems.Cast<AnsweredProblem>().ToList();

        Assert.Equal(["已排查40处。", "已立案3件。"], problems[0].Effects);
        Assert.Equal(2, problems[0].Measures.Count);
        Assert.Equal("汛期水位高，无法施工", problems[0].Unfinished!.Reason);
        Assert.Equal(["汛后开工", "年底完工"], problems[0].Unfinished!.NextSteps);
        Assert.Equal(new DateOnly(2026, 6, 30), problems[0].Unfinished!.Deadline!.On);
        // the second one is not assigned: nobody has promised a day, nor 长期
        Assert.Null(problems[1].Unfinished!.Deadline);
    }

    [Fact]
    public async Task A_restricted_problem_is_counted_and_leaves_no_word()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        await using (var db = office.OpenDatabase())
            await db.Problems.Where(p => p.InspectionId == inspection.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsRestricted, true));

        var notice = (await office.RecordsAsync(inspection))!.With(NoticeOffice.Words, new());

        Assert.Equal(NoticeStanding.Closed, Assert.IsType<WithheldProblem>(Assert.Single(notice.Problems)).Standing);
        Assert.Equal((1, 1, 1, 2), (notice.Totals.Problems.Value, notice.Totals.Done.Value, notice.Totals.Withheld.Value, notice.Totals.WithheldMeasures.Value));
        Assert.DoesNotContain("排口", Documents.Writing.PublicNoticeText.Of(notice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registers_count_what_was_issued_decided_or_recovered_by_the_day()
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        var (before, after) = (ClosedOn, ClosedOn.AddDays(9));
        office.Clock.GoTo(after);
        await office.As<UnitOfWork, Outcome>(office.Office, work => work.RunAsync("record", ActId.New(), session =>
        {
            Institution Rule(string title, DateOnly on, InstitutionStage stage, InstitutionChange change = InstitutionChange.Created) =>
                new(RegisterId.New(), inspection.Id, title, null, null, on, change, stage, [measure], session.Stamp);
            AccountabilityCase Case(AccountabilityKind kind, int persons, DateOnly on) => new(RegisterId.New(), inspection.Id, kind, persons, on, null, [measure], session.Stamp);
            session.Db.AddRange(
                Rule("排口管理办法", before, InstitutionStage.Issued), Rule("巡查细则", before, InstitutionStage.Draft), Rule("旧办法", before, InstitutionStage.Formal, InstitutionChange.Repealed), Rule("抽查办法", after, InstitutionStage.Trial),
                Case(AccountabilityKind.Organisational, 3, before), Case(AccountabilityKind.Organisational, 1, before), Case(AccountabilityKind.PartyDiscipline, 2, before), Case(AccountabilityKind.PartyDiscipline, 5, after),
                new Sum(RegisterId.New(), inspection.Id, "清运费", 20m, 12.5m, before, [measure], session.Stamp));
            return Task.FromResult(Outcome.Ok);
        }, CancellationToken.None));

        var then = (await office.RecordsAsync(inspection, before))!;
        var now = (await office.RecordsAsync(inspection))!;

        Assert.Equal(new NoticeRegisters { Institutions = 1, AccountabilityCases = 3, PersonsHeldAccountable = 6, LossRecovered = 12.5m }, then.Registers);
        Assert.Equal([new(AccountabilityKind.Organisational, 2, 4), new(AccountabilityKind.PartyDiscipline, 1, 2)], then.Accountability);
        Assert.Equal(new NoticeRegisters { Institutions = 2, AccountabilityCases = 4, PersonsHeldAccountable = 11, LossRecovered = 12.5m }, now.Registers);
    }

    [Fact]
    public async Task Opening_states_the_round_the_group_and_the_concentrated_period()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var inspection = await TestInspection.RegisteredAsync(office);

        var opening = (await office.RecordsAsync(inspection))!.Opening;

        Assert.Equal(("中共云湖市委", "2026年第一轮巡察", "市委第二巡察组", "云湖市生态环境局", "常规巡察", "巡察"), (opening.Authority, opening.RoundName, opening.Group, opening.Body, opening.Kind, opening.Oversight));
        Assert.Equal(new NoticePeriod(new(2026, 1, 5), new(2026, 2, 28)), opening.Presence);
        Assert.Equal(new NoticePeriod(new(2026, 3, 16), new(2026, 6, 16)), opening.Concentrated);
    }

    [Fact]
    public async Task Who_sees_a_part_of_the_inspection_cannot_make_its_notice()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);

        Assert.Null(await office.RecordsAsync(inspection, reader: office.UnitLead));
        Assert.False((await office.RecordsAsync(inspection, reader: office.Auditor))!.MayRelease);
        Assert.True((await office.RecordsAsync(inspection, reader: office.HeadOfOffice))!.MayRelease);
    }

    [Fact]
    public async Task A_hundred_problems_ask_the_database_as_often_as_one()
    {
        office.Clock.GoTo(NoticeOffice.RegisteredOn);
        var one = await TestInspection.RegisteredAsync(office, 1);
        var hundred = await TestInspection.RegisteredAsync(office, 100);
        using var asked = new CommandCount(office.ConnectionString);

        await office.RecordsAsync(one);
        var ofOne = asked.Take();
        var records = await office.RecordsAsync(hundred);

        Assert.Equal(100, records!.Problems.Count);
        Assert.Equal(ofOne, asked.Take());
    }
}
