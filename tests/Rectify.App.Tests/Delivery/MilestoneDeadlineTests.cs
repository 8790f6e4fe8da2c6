using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Delivery;
using Rectify.App.Desk;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Delivery;

/// <summary>Milestones in the warning ladder, on the desk and in the navigation's count. The plan is due on the 16th of April.</summary>
public sealed class MilestoneDeadlineTests : IAsyncLifetime
{
    private static readonly DateOnly PlanDue = new(2026, 4, 16);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        Must(await DoneAsync(MilestoneKind.FeedbackMeeting));
        Must(await DoneAsync(MilestoneKind.FeedbackPublished));
        await LookAsync();
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Where_nobody_is_named_the_office_hears_of_a_milestone_and_then_its_head_and_the_first_person_responsible()
    {
        await ExpectAsync(PlanDue.AddDays(-21), 0);
        await ExpectAsync(PlanDue.AddDays(-20), 1, office.Office, office.SecondOffice, office.HeadOfOffice);
        await ExpectAsync(PlanDue.AddDays(-10), 1, office.Office, office.SecondOffice, office.HeadOfOffice);
        await ExpectAsync(PlanDue.AddDays(1), 1, office.Office, office.SecondOffice, office.HeadOfOffice, office.Principal);
        var row = Assert.Single((await ReadAsync(office.Principal)).Rows);
        Assert.Equal((Matter.Milestone, "2026-04-16", "Plan"), (row.WarnedOf, row.Said["dueOn"], row.Said["milestone"]));
        Assert.Equal((Matter.Milestone, inspection.Id.Value), await TargetAsync(office.Principal, row.Id));
    }

    [Fact]
    public async Task Who_is_named_hears_in_place_of_the_office_and_finds_it_on_their_desk_and_in_the_count()
    {
        Must(await KeepAsync<NameForMilestone>((verb, seen) => verb.Run(inspection.Id, seen, MilestoneKind.Plan, office.FinanceLead, ActId.New())));
        await ExpectAsync(PlanDue.AddDays(-20), 1, office.FinanceLead);
        Assert.Equal(MilestoneKind.Plan, Assert.Single((await DeskAsync(office.FinanceLead)).Milestones).Kind);
        Assert.Equal(1, (await office.As<CountWaiting, WaitingCount>(office.FinanceLead, count => count.Run())).Desk);
        Assert.Empty((await DeskAsync(office.SecondOffice)).Milestones);

        Must(await DoneAsync(MilestoneKind.Plan));
        Assert.Empty((await DeskAsync(office.FinanceLead)).Milestones);
        Assert.Equal(0, (await office.As<CountWaiting, WaitingCount>(office.FinanceLead, count => count.Run())).Desk);
        await ExpectAsync(PlanDue.AddDays(1), 0);
    }

    [Fact]
    public async Task Looked_at_by_four_at_once_it_is_warned_of_once()
    {
        office.Clock.GoTo(PlanDue.AddDays(-20));
        var looked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(LookAsync)));
        Assert.Equal(1, looked.Sum());
        Assert.Equal(0, await LookAsync());
    }

    [Fact]
    public async Task The_paper_that_proves_a_milestone_is_opened_by_who_sees_the_inspection()
    {
        await using var content = new MemoryStream("回执"u8.ToArray());
        var kept = await office.Services.GetRequiredService<App.Files.IContentStore>().SaveAsync(content, 1000, default);
        Must(await KeepAsync<MarkMilestoneDone>((verb, seen) => verb.Run(inspection.Id, seen, MilestoneKind.Plan, new DateOnly(2026, 3, 18), Reason.Of("报送回执"), ActId.New(), paper: new StoredFile(kept.Sha256, kept.Size, "回执.pdf", "application/pdf"))));
        Assert.Equal("回执.pdf", (await SheetAsync()).Milestones.Single(m => m.Kind == MilestoneKind.Plan).Paper);
        Assert.Equal(("回执.pdf", "回执"), await PaperAsync(office.Auditor));
        Assert.Null(await PaperAsync(office.FinanceLead));
    }

    [Fact]
    public async Task Nobody_is_named_for_what_is_done_and_nobody_who_takes_no_part()
    {
        Assert.Equal("milestone-done", CodeOf(await KeepAsync<NameForMilestone>((verb, seen) => verb.Run(inspection.Id, seen, MilestoneKind.FeedbackMeeting, office.Office, ActId.New()))));
        Assert.Equal("missing", CodeOf(await KeepAsync<NameForMilestone>((verb, seen) => verb.Run(inspection.Id, seen, MilestoneKind.Plan, null, ActId.New()))));
        Assert.Equal("inactive", CodeOf(await KeepAsync<NameForMilestone>((verb, seen) => verb.Run(inspection.Id, seen, MilestoneKind.Plan, PersonId.New(), ActId.New()))));
    }

    private static string CodeOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code;

    private async Task ExpectAsync(DateOnly day, int warnings, params PersonId[] told)
    {
        office.Clock.GoTo(day);
        Assert.Equal(warnings, await LookAsync());
        await using var db = office.OpenDatabase();
        Assert.Equal([.. told.Select(person => person.Value).Order()], (await db.Notifications.Where(n => n.WarnedOf == Matter.Milestone && n.On == day).Select(n => n.PersonId).ToListAsync()).Select(person => person.Value).Order());
    }

    private async Task<int> LookAsync() => (await office.Services.GetRequiredService<WarnOfDeadlines>().LookAsync(default)).Milestones;

    private Task<Outcome> DoneAsync(MilestoneKind kind) => KeepAsync<MarkMilestoneDone>((verb, seen) => verb.Run(inspection.Id, seen, kind, new DateOnly(2026, 3, 18), Reason.Of("回执"), ActId.New()));

    private async Task<Outcome> KeepAsync<TUseCase>(Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = (await SheetAsync()).Version;
        return await office.As<TUseCase, Outcome>(office.Office, verb => run(verb, seen));
    }

    private async Task<InspectionSheet> SheetAsync() => (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!;

    private async Task<DeskView> DeskAsync(PersonId who) => (await office.As<ReadDesk, DeskView?>(who, desk => desk.Run()))!;

    private async Task<NotificationSlice> ReadAsync(PersonId person) => (await office.As<ReadNotifications, NotificationSlice?>(person, read => read.Run(true)))!;

    private async Task<(Matter, Guid)> TargetAsync(PersonId person, long id)
    {
        var target = (await office.As<ReadNotifications, NotificationTarget?>(person, read => read.TargetAsync(id)))!;
        return (target.About, Assert.Single(target.Subjects));
    }

    private async Task<(string, string)?> PaperAsync(PersonId person)
    {
        if (await office.As<ReadInspection, OpenedMilestonePaper?>(person, read => read.PaperAsync(inspection.Id, MilestoneKind.Plan)) is not { } paper) return null;
        using var reader = new StreamReader(paper.Content);
        return (paper.FileName, await reader.ReadToEndAsync());
    }
}
