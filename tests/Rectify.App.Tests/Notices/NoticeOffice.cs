using Rectify.App.Data;
using Rectify.App.Notices;
using Rectify.App.Tasks;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using OpinionConclusion = Rectify.Domain.Acceptance.OpinionConclusion;

namespace Rectify.App.Tests.Notices;

/// <summary>What the tests of notices share: closing a task by its verbs, and asking for a notice as the office does.</summary>
internal static class NoticeOffice
{
    private const string Digest = "1f3870be274f6c49b3e31a0c6728957f1f3870be274f6c49b3e31a0c6728957f";

    public static readonly DateOnly RegisteredOn = new(2026, 3, 18);

    public static readonly Regime WithoutPanel = new() { HasPanel = false };

    public static readonly NoticeWords Words = new()
    {
        Organisation = "扛牢主体责任\n局党组专题研究整改方案，逐项过问。\n\n每半月调度一次。",
        Telephone = "0599-8800112", PostalAddress = "云湖市滨湖路88号", Signer = "中共云湖市生态环境局党组", ProblemsFedBack = 1,
    };

    /// <summary>An inspection with one problem whose task was closed on that day.</summary>
    public static async Task<TestInspection> ClosedAsync(TestOffice office, DateOnly on, bool sustained = false)
    {
        office.Clock.GoTo(RegisteredOn);
        var inspection = await TestInspection.RegisteredAsync(office, 1, WithoutPanel);
        await inspection.WalkTo(TaskState.Submitted);
        office.Clock.GoTo(on);
        await CloseAsync(office, inspection, sustained);
        return inspection;
    }

    public static async Task RestartAsync(TestOffice office, TestInspection inspection, DateOnly on, DateOnly dueOn)
    {
        office.Clock.GoTo(on);
        Assert.True((await inspection.Act<RestartTask>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("回访发现排口又有排放"), dueOn))).IsDone);
    }

    public static Task<NoticeRecords?> RecordsAsync(this TestOffice office, TestInspection inspection, DateOnly? asOf = null, DateTimeOffset? knownAt = null, PersonId? reader = null) =>
        office.As<NoticeDraft, NoticeRecords?>(reader ?? office.Office, query => query.Run(inspection.Id, asOf, knownAt));

    public static RectifyDb OpenDatabase(this TestOffice office) => new(RectifyDatabase.Options(office.ConnectionString));

    /// <summary>Reads the notice and releases what was read.</summary>
    public static async Task<Outcome> ReleaseAsync(this TestOffice office, TestInspection inspection, NoticeWords? words = null, NoticeChoices? choices = null, ActId? act = null, PersonId? by = null)
    {
        var (written, chosen) = (words ?? Words, choices ?? new());
        var records = await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(inspection.Id, chosen.AsOf, channel: chosen.Channel, second: chosen.Second));
        var text = PublicNoticeText.Of(records!.With(written, chosen));
        return await office.As<ReleaseNotice, Outcome>(by ?? office.Office, verb => verb.Run(inspection.Id, written, chosen, text, act ?? ActId.New()));
    }

    public static async Task CloseAsync(TestOffice office, TestInspection inspection, bool sustained)
    {
        await Decide(office.Auditor, TaskVerb.TakeReview, (task, setting, session) => task.TakeReview(ReviewId.New(), setting, session.Stamp));
        var (pieces, measures) = (await inspection.LoadAsync() is var loaded ? loaded.Evidence.SelectMany(e => e.Uses.Select(use => (e.Id, use.MeasureId))).ToList() : [], loaded.Counting.Select(m => m.Id).ToList());
        foreach (var (piece, measure) in pieces)
            await Decide(office.Auditor, TaskVerb.DecideEvidence, (task, setting, session) => task.DecideEvidence(piece, measure, CellDecision.Fulfilled, setting, session.Stamp));
        foreach (var measure in measures)
            await Decide(office.Auditor, TaskVerb.JudgeMeasure, (task, setting, session) => task.JudgeMeasure(measure, MeasureVerdict.Fulfilled, null, setting, session.Stamp));
        var opinion = new OpinionDraft("水生态环境科", "整改方案", OfficeDay.Default.Of(office.Clock.GetUtcNow()), [.. measures.Select(m => new MeasureOpinion(m, "已落实", "验收单"))], "已达到",
            sustained ? "每季度复查" : null, sustained ? OpinionConclusion.PassedSustained : OpinionConclusion.Passed, sustained ? new DateOnly(2027, 1, 1) : null, $"销{inspection.Id.Value:N}");
        await Decide(office.Auditor, TaskVerb.SignReview, (task, setting, session) => task.SignReview(OpinionId.New(), opinion, Digest, setting, session.Stamp));
        await Decide(office.HeadOfOffice, TaskVerb.CloseWithoutPanel, (task, setting, session) => task.CloseWithoutPanel(new SigningAct(Digest), setting, session.Stamp));

        async Task Decide(PersonId person, TaskVerb verb, Func<RectificationTask, TaskSetting, ActSession, Refusal?> decide)
        {
            var seen = await inspection.SeenAsync(inspection.Task);
            var outcome = await office.As<UnitOfWork, Outcome>(person, work => work.DecideAsync(verb, inspection.Task, seen, ActId.New(), TaskParts.All, decide, CancellationToken.None));
            Assert.True(outcome.IsDone, outcome is Outcome.Refused refused ? string.Join("; ", refused.Refusal.Unmet) : outcome.ToString());
        }
    }
}
