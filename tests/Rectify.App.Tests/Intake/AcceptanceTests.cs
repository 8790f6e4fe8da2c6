using Microsoft.EntityFrameworkCore;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using ReportedGrade = Rectify.Domain.Problems.ReportedGrade;

namespace Rectify.App.Tests.Intake;

public sealed class AcceptanceTests(TestOffice office) : IClassFixture<TestOffice>
{
    private readonly Desk desk = new(office);

    [Fact]
    public async Task An_accepted_proposal_becomes_problems_tasks_sections_and_draft_measures()
    {
        var read = await desk.NoticeAsync();
        var opened = desk.Opened();

        Assert.True((await desk.AcceptAsync(new(read.Id, read.Version, null, opened))).IsDone);

        await using var db = office.OpenDatabase();
        var problems = await db.Problems.Where(p => p.InspectionId == opened.Id).OrderBy(p => p.Sequence).ToListAsync();
        Assert.Equal([1, 2, 3, 4], problems.Select(p => p.Sequence));
        Assert.Equal(["1", "2", "1", "2"], problems.Select(p => p.Ordinal));
        Assert.Equal([ReportedGrade.Done, ReportedGrade.Done, ReportedGrade.NotDone, ReportedGrade.NotDone], problems.Select(p => p.ReportedGrade));
        Assert.Equal(4, problems.Select(p => p.Number).Distinct().Count());
        Assert.All(problems, p => Assert.Contains(p.Wording, Desk.Notice.Substring(p.SourceStart!.Value, p.SourceLength!.Value), StringComparison.Ordinal));
        Assert.Equal(["已完成整改的问题", "正在推进的问题"], await db.Sections.Where(s => s.InspectionId == opened.Id).OrderBy(s => s.Position).Select(s => s.Heading).ToListAsync());
        var tasks = await db.Tasks.Include(t => t.Measures).Include(t => t.Spans).Where(t => t.InspectionId == opened.Id).OrderBy(t => t.Sequence).ToListAsync();
        Assert.All(tasks, task => Assert.Equal(TaskState.Registered, task.State));
        Assert.Equal([2, 2, 1, 1], tasks.Select(task => task.Measures.Count));
        Assert.All(tasks.SelectMany(task => task.Measures), measure => Assert.Equal(office.Bureau, measure.OwnerUnitId));
        var facts = await db.Facts.Where(f => f.Chain == opened.Id.Value).ToListAsync();
        Assert.Equal((1, 4, 1), (facts.Count(f => f.Kind == FactKind.InspectionOpened), facts.Count(f => f.Kind == FactKind.ProblemRegistered), facts.Count(f => f.Kind == FactKind.DocumentAccepted)));
        Assert.Equal(opened.Id, (await desk.OpenAsync(read.Id))!.AcceptedInto);
    }

    [Fact]
    public async Task What_a_document_asks_for_becomes_a_suggestion_where_a_person_says_so_and_once_only()
    {
        var (id, outcome) = await desk.PasteAsync("""
            市委第二巡察组关于对云湖市生态环境局开展常规巡察的反馈意见

            2026年3月16日，市委第二巡察组向云湖市生态环境局反馈了意见。
            一、发现的主要问题
            （一）排口台账不全，巡查记录与现场不符。
            （二）值班记录缺页，责任没有落实到人。
            二、意见建议
            （一）健全排口动态更新机制。
            （二）落实值班责任。
            """);
        Assert.True(outcome.IsDone);
        var read = (await desk.OpenAsync(id))!;
        var asked = read.Proposal.Requirements;
        Assert.Equal(["健全排口动态更新机制。", "落实值班责任。"], asked.Select(item => item.Text));
        var (opened, problems) = (desk.Opened(), read.Proposal.Problems.ConvertAll(problem => problem.Key));

        Assert.True((await desk.AcceptAsync(new ProposalAcceptance(id, read.Version, null, opened, [problems[0]]) { Suggestions = [asked[0].Key] })).IsDone);
        var rest = (await desk.OpenAsync(id))!;
        Assert.Equal([asked[1].Key], rest.Proposal.Requirements.Select(item => item.Key));
        Assert.True((await desk.AcceptAsync(new ProposalAcceptance(id, rest.Version, opened.Id, null) { Suggestions = [asked[0].Key] })).IsDone);

        await using var db = office.OpenDatabase();
        var suggestion = await db.Suggestions.SingleAsync(s => s.InspectionId == opened.Id);
        Assert.Equal((Domain.Suggestions.SuggestionKind.Inspection, "健全排口动态更新机制。", Domain.Suggestions.SuggestionState.Registered), (suggestion.Kind, suggestion.Wording, suggestion.State));
    }

    [Fact]
    public async Task What_is_not_chosen_stays_open_and_joins_the_same_sections_later()
    {
        var read = await desk.NoticeAsync();
        var (opened, keys) = (desk.Opened(), read.Proposal.Problems.ConvertAll(problem => problem.Key));
        Assert.True((await desk.AcceptAsync(new(read.Id, read.Version, null, opened, [keys[0], keys[2]]))).IsDone);
        var rest = (await desk.OpenAsync(read.Id))!;
        Assert.Equal([keys[1], keys[3]], rest.Proposal.Problems.Select(problem => problem.Key));

        Assert.True((await desk.AcceptAsync(new(read.Id, rest.Version, opened.Id, null))).IsDone);

        await using var db = office.OpenDatabase();
        Assert.Equal([1, 2, 3, 4], await db.Problems.Where(p => p.InspectionId == opened.Id).OrderBy(p => p.Sequence).Select(p => p.Sequence).ToListAsync());
        Assert.Equal(2, await db.Sections.CountAsync(s => s.InspectionId == opened.Id));
    }

    [Fact]
    public async Task The_same_document_into_the_same_inspection_warns_first()
    {
        var (first, opened) = (await desk.NoticeAsync(), desk.Opened());
        await desk.AcceptAsync(new(first.Id, first.Version, null, opened));
        var second = await desk.NoticeAsync();
        var before = await desk.RegisteredAsync();

        var warned = await desk.AcceptAsync(new(second.Id, second.Version, opened.Id, null));

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(warned).Errors);
        Assert.Equal(("read-before", "4"), (error.Code, error.Detail));
        Assert.Equal(before, await desk.RegisteredAsync());
        Assert.True((await desk.AcceptAsync(new(second.Id, second.Version, opened.Id, null, EvenIfReadBefore: true))).IsDone);
    }

    [Fact]
    public async Task Who_does_not_do_the_office_work_of_the_body_cannot_accept_into_it()
    {
        var read = await desk.NoticeAsync();
        var before = await desk.RegisteredAsync();
        var elsewhere = desk.Opened() with { Body = office.City };

        var outcome = await desk.AcceptAsync(new(read.Id, read.Version, null, elsewhere));

        Assert.Equal("not-your-office", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
        Assert.IsType<Outcome.Missing>(await desk.AcceptAsync(new(read.Id, read.Version, null, desk.Opened()), office.UnitLead));
        Assert.Equal(before, await desk.RegisteredAsync());
    }

    [Fact]
    public async Task A_body_is_created_only_when_asked_and_below_a_unit_of_the_own_office()
    {
        var read = await desk.NoticeAsync();
        var body = new NewBody(UnitId.New(), "云湖市环境监测站", office.Bureau);

        Assert.True((await desk.AcceptAsync(new(read.Id, read.Version, null, desk.Opened() with { Body = null, NewBody = body }))).IsDone);

        await using var db = office.OpenDatabase();
        var unit = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == body.Id);
        Assert.Equal(("云湖市环境监测站", (UnitId?)office.Bureau), (unit.Current.Name, unit.Current.ParentId));
        Assert.Equal(1, await db.Facts.CountAsync(f => f.Kind == FactKind.UnitCreated && f.SubjectId == body.Id.Value));
    }

    [Fact]
    public async Task Missing_facts_of_the_inspection_are_named()
    {
        var read = await desk.NoticeAsync();
        var input = desk.Opened() with { FeedbackOn = null, GroupName = " ", PresenceFrom = new(2026, 2, 1), PresenceTo = new(2026, 1, 1), NewRound = desk.Opened().NewRound! with { Year = null } };

        var invalid = Assert.IsType<Outcome.Invalid>(await desk.AcceptAsync(new(read.Id, read.Version, null, input)));

        Assert.Equal(["New.FeedbackOn:required", "New.GroupName:required", "New.NewRound.Year:required", "New.PresenceTo:before-start"],
            invalid.Errors.Select(error => $"{error.Field}:{error.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_text_too_long_for_its_record_is_refused_with_its_place()
    {
        var read = await desk.NoticeAsync();
        var key = read.Proposal.Problems[1].Key;
        var edited = new RewordProblem(key, new string('长', 8001)).ApplyTo(read.Proposal);
        await desk.SaveAsync(read.Id, read.Version, edited);

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(await desk.AcceptAsync(new(read.Id, read.Version + 1, null, desk.Opened()))).Errors);

        Assert.Equal(($"problem/{key}/wording", "too-long", "8000"), (error.Field, error.Code, error.Detail));
    }

    [Fact]
    public async Task Nobody_accepts_what_they_have_not_seen()
    {
        var read = await desk.NoticeAsync();
        await desk.SaveAsync(read.Id, read.Version, new DropProblem(read.Proposal.Problems[0].Key).ApplyTo(read.Proposal), office.SecondOffice);

        Assert.IsType<Outcome.ChangedMeanwhile>(await desk.AcceptAsync(new(read.Id, read.Version, null, desk.Opened())));
    }
}
