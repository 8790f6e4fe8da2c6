using Microsoft.EntityFrameworkCore;
using Rectify.App.Checking;
using Rectify.App.Intake;
using Rectify.App.Tests.Intake;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Checking;

using Desk = Intake.Desk;

public sealed class CheckupTests(TestOffice office) : IClassFixture<TestOffice>
{
    private readonly Desk desk = new(office);

    private Task<CheckupView?> CheckAsync(CheckupSubject subject, PersonId? by = null, DateOnly? asOf = null) =>
        office.As<ReadCheckup, CheckupView?>(by ?? office.Office, read => read.Run(subject, asOf));

    private Task<Outcome> DismissAsync(CheckupSubject subject, CheckupLine line, ActId act, PersonId? by = null) =>
        office.As<DismissFinding, Outcome>(by ?? office.Office, verb => verb.Run(subject, line.Key, line.Finding.Rule.Id, Reason.Of("通报口径含一条跨单位措施。"), act));

    private async Task<CheckupSubject> NoticeAsync() => CheckupSubject.Of((await desk.NoticeAsync()).Id);

    [Fact]
    public async Task A_document_that_claims_seven_measures_and_names_six_is_told_so_with_its_sentence()
    {
        var view = (await CheckAsync(await NoticeAsync()))!;

        var line = Assert.Single(view.Lines, line => line.Finding.InChinese().Contains('7') && line.Finding.InChinese().Contains('6'));
        Assert.Contains("制定整改措施7条", line.Finding.Sentence, StringComparison.Ordinal);
        Assert.NotNull(line.Place);
        Assert.Null(line.Task);
    }

    [Fact]
    public async Task The_records_of_an_inspection_are_checked_by_the_same_rules_and_lead_to_the_task()
    {
        var (read, opened) = (await desk.NoticeAsync(), desk.Opened());
        Assert.True((await desk.AcceptAsync(new(read.Id, read.Version, null, opened))).IsDone);

        var view = (await CheckAsync(CheckupSubject.Of(opened.Id), asOf: new DateOnly(2027, 1, 1)))!;

        var unfinished = view.Lines.Where(line => line.Task is not null).ToList();
        Assert.NotEmpty(unfinished);
        await using var db = office.OpenDatabase();
        var tasks = await db.Tasks.Where(t => t.InspectionId == opened.Id).Select(t => t.Id).ToListAsync();
        Assert.All(unfinished, line => Assert.Contains(line.Task!.Value, tasks));
    }

    [Fact]
    public async Task A_finding_set_aside_with_a_reason_stays_in_sight_leaves_the_report_and_can_be_taken_up_again()
    {
        var subject = await NoticeAsync();
        var first = (await CheckAsync(subject))!;
        var line = first.Lines[0];

        Assert.True((await DismissAsync(subject, line, ActId.New())).IsDone);

        var view = (await CheckAsync(subject))!;
        var dismissed = view.Lines.Single(l => l.Key == line.Key).Dismissed!;
        Assert.Equal(("通报口径含一条跨单位措施。", "苏见山"), (dismissed.Reason, dismissed.By));
        Assert.Equal(first.Standing.Findings.Count - 1, view.Standing.Findings.Count);
        Assert.IsType<Outcome.ChangedMeanwhile>(await DismissAsync(subject, line, ActId.New(), office.SecondOffice));
        Assert.True((await office.As<TakeUpFinding, Outcome>(office.SecondOffice, verb => verb.Run(subject, line.Key, ActId.New()))).IsDone);
        Assert.Null((await CheckAsync(subject))!.Lines.Single(l => l.Key == line.Key).Dismissed);
        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.FindingDismissed, FactKind.FindingTakenUp], await db.Facts.Where(f => f.SubjectId == subject.Intake!.Value.Value && (f.Kind == FactKind.FindingDismissed || f.Kind == FactKind.FindingTakenUp)).OrderBy(f => f.Number).Select(f => f.Kind).ToListAsync());
    }

    [Fact]
    public async Task The_same_press_twice_sets_aside_once()
    {
        var subject = await NoticeAsync();
        var (line, act) = ((await CheckAsync(subject))!.Lines[0], ActId.New());

        Assert.True((await DismissAsync(subject, line, act)).IsDone);
        Assert.True((await DismissAsync(subject, line, act)).IsDone);
    }

    [Fact]
    public async Task Only_the_office_checks_and_sets_aside()
    {
        var subject = await NoticeAsync();
        var line = (await CheckAsync(subject))!.Lines[0];

        Assert.Null(await CheckAsync(subject, office.UnitLead));
        Assert.IsType<Outcome.Missing>(await DismissAsync(subject, line, ActId.New(), office.UnitLead));
        Assert.Null(await CheckAsync(CheckupSubject.Of(InspectionId.New())));
    }
}
