using Rectify.App.Desk;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Tasks;

/// <summary>频次承诺 on real PostgreSQL: set, kept, seen on the task's page.</summary>
public sealed class CommitmentTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task A_commitment_is_kept_by_events_with_proof_and_the_page_says_what_is_missing()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Measures.MinBy(m => m.Position)!;
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        var first = today.AddDays(-2);

        Must(await inspection.Act<SetCommitment>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure.Id, new Commitment(1, 1, FrequencyPeriod.Day, first, first), Reason.Of("方案写有当日调度"))));
        Must(await office.As<AddEvidence, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new StoredFile(new string('a', 64), 10, "例会纪要.pdf", "application/pdf"), today, [new Proof(measure.Id, "纪要写明例会日期。")])));
        var piece = (await inspection.LoadAsync()).Evidence[0].Id;
        var page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
        Assert.Equal(1, page.Measures[0].Promise!.Slots.Count(slot => slot.IsHole(today)));
        Assert.Contains(page.Readiness.Missing, m => m.Unmet.Rule == Rule.CommitmentHoles);
        Assert.Contains(DeskBlock.PromisesToKeep, await BlocksAsync(office.Handler));
        Assert.DoesNotContain(DeskBlock.PromisesToKeep, await BlocksAsync(office.FinanceLead));

        Assert.Equal("what", Assert.IsType<Outcome.Invalid>(await RecordAsync(" ")).Errors[0].Field, ignoreCase: true);
        Must(await RecordAsync("第1次调度例会"));

        page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
        Assert.DoesNotContain(page.Readiness.Missing, m => m.Unmet.Rule == Rule.CommitmentHoles);
        Assert.DoesNotContain(DeskBlock.PromisesToKeep, await BlocksAsync(office.UnitLead));
        var happened = Assert.Single(page.Measures[0].Promise!.Events);
        Assert.Equal(("第1次调度例会", "例会纪要.pdf"), (happened.What, happened.FileName));

        Must(await inspection.Act<StrikeCommitmentEvent>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), happened.Id, Reason.Of("日期写错"))));
        page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
        Assert.Equal("日期写错", Assert.Single(page.Measures[0].Promise!.Events).StruckBecause);
        Must(await inspection.Act<SetCommitment>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure.Id, null, Reason.Of("并入月度调度"))));
        Assert.Null((await inspection.LoadAsync()).Measures.Single(m => m.Id == measure.Id).Commitment);

        async Task<IEnumerable<DeskBlock>> BlocksAsync(PersonId person) => (await office.As<ReadDesk, DeskView?>(person, desk => desk.Run()))!.Parts.Select(part => part.Block);
        Task<Outcome> RecordAsync(string what) => office.As<RecordCommitmentEvent, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new CommitmentEventDraft(measure.Id, first, what, piece)));
    }
}
