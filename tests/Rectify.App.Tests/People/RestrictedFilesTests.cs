using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Evidence;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.People;

/// <summary>Files of a restricted problem: not a byte of them, and no entry that names them, reaches who must not know of it.</summary>
public sealed class RestrictedFilesTests(TestOffice office) : IClassFixture<TestOffice>
{
    private PersonId[] Outsiders => [office.SecondAuditor, office.Supervision, office.UpperLevel, office.FinanceLead, office.SystemAdministrator];

    [Fact]
    public async Task Evidence_is_opened_and_shown_only_to_who_may_see_the_problem()
    {
        var inspection = await AtAsync(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        Must(await office.As<UploadEvidence, Outcome>(office.Handler, verb =>
            verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(measure, "写明排口已封堵。")]), "说明.txt", new MemoryStream(Encoding.UTF8.GetBytes("班子成员情况")))));
        var id = Assert.Single((await inspection.LoadAsync()).Evidence).Id;

        foreach (var person in Outsiders)
        {
            Assert.Null(await office.As<EvidenceFiles, EvidenceContent?>(person, files => files.OpenAsync(id)));
            Assert.Null(await office.As<EvidencePages, EvidencePreviewRow?>(person, pages => pages.ReadAsync(id, 1, "班子")));
        }
        foreach (var person in new[] { office.Office, office.LeadingGroup, office.Leader, office.UnitLead })
            Assert.Single((await office.As<EvidencePages, EvidencePreviewRow?>(person, pages => pages.ReadAsync(id, 1, "班子")))!.Hits!);
    }

    [Fact]
    public async Task A_decision_on_paper_and_its_scan_are_shown_only_to_who_may_see_the_problem()
    {
        var inspection = await AtAsync(TaskState.Applied);
        var (scan, _) = await office.As<FileArrival, (StoredFile?, FieldError?)>(office.Office, arrival =>
            arrival.TakeAsync("scan", "批示.pdf", new MemoryStream("%PDF-1.4\n批示"u8.ToArray()), 1024, FileArrival.Scans, default));
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        Must(await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, TaskVerb.Confirm, office.Leader, today, null, null), scan, ActId.New())));
        await using var db = office.OpenDatabase();
        var id = await db.PaperActs.Where(p => p.TaskId == inspection.Task).Select(p => p.Id).SingleAsync();

        foreach (var person in Outsiders)
        {
            Assert.Null(await office.As<PaperActList, PaperScan?>(person, list => list.ScanAsync(id)));
            Assert.DoesNotContain(await office.As<PaperActList, IReadOnlyList<PaperActRow>>(person, list => list.Run()), row => row.Id == id);
        }
        foreach (var person in new[] { office.SecondOffice, office.LeadingGroup, office.Leader })
        {
            var opened = await office.As<PaperActList, PaperScan?>(person, list => list.ScanAsync(id));
            Assert.NotNull(opened);
            await opened.Content.DisposeAsync();
        }
        Assert.Contains(await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.SecondOffice, list => list.Run()), row => row.Id == id);
    }

    private async Task<TestInspection> AtAsync(TaskState state)
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        await inspection.WalkTo(state);
        return inspection;
    }
}
