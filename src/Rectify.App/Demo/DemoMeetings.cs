using Microsoft.EntityFrameworkCore;
using Rectify.App.Meetings;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>Meetings and visits of the routine inspection: the feedback meeting, one of the party group, a visit, and a dispatch meeting of a department that keeps its promise.</summary>
internal sealed class DemoMeetings(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        story.On(today.AddDays(-110), () => HoldAsync("office", MeetingKind.Feedback, "市委第三巡察组巡察反馈会", today.AddDays(-112), "局机关会议室", "通报反馈意见，党组书记作表态发言。", ["principal", "leader", "leader2"], milestone: true));
        story.On(today.AddDays(-80), () => HoldAsync("office", MeetingKind.PartyGroup, "局党组会研究巡察整改方案", today.AddDays(-81), "局机关会议室", "原则同意整改方案，按会议意见修改后报送。", ["principal", "group", "leader", "leader2"]));
        story.On(today.AddDays(-5), () => DispatchAsync("巡察整改月度调度会"));
        story.On(today.AddDays(-18), () => HoldAsync("office", MeetingKind.SiteVisit, "主要负责同志现场调研入河排口整治", today.AddDays(-19), "东溪河沿线", "对两处点位现场交办，一周内报送整治情况。", ["principal"]));
    }

    /// <summary>One dispatch meeting keeps every promise of the inspection that is in hand.</summary>
    private async Task DispatchAsync(string title)
    {
        var (inspection, on) = (await story.Look(db => db.Inspections.Where(i => i.Kind == InspectionKind.Routine).Select(i => i.Id).SingleAsync()), story.Today);
        var promises = (await story.Look(db => db.Tasks.Where(t => t.InspectionId == inspection && t.State == TaskState.Rectifying && !db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted))
            .SelectMany(t => t.Measures.Where(m => m.Commitment != null && m.State != MeasureState.Cancelled), (t, m) => new { Task = t.Id, Measure = m }).ToListAsync()))
            .Where(p => p.Measure.Commitment is { } made && made.FirstOn <= on && !(made.LastOn < on)).Select(p => new MeetingKeeps(p.Task, p.Measure.Id)).ToList();
        await story.Do<RecordMeeting>("office", verb => verb.Run(MeetingId.New(), inspection, new MeetingInput(
            MeetingKind.Dispatch, title, null, on, "局机关会议室", [story.People["head"], story.People["water"]], null, [], "各牵头单位逐项汇报进展，办公室通报到场时间抽查情况。", "逾期措施一周内说明原因并提出补救办法。", [], promises, false), ActId.New()));
    }

    private async Task HoldAsync(string who, MeetingKind kind, string title, DateOnly on, string place, string conclusions, string[] people, bool milestone = false)
    {
        var inspection = await story.Look(db => db.Inspections.Where(i => i.Kind == InspectionKind.Routine).Select(i => i.Id).SingleAsync());
        var problems = kind == MeetingKind.SiteVisit
            ? await story.Look(db => db.Tasks.Where(t => t.InspectionId == inspection && t.State == TaskState.Rectifying && !db.Problems.Any(p => p.Id == t.ProblemId && p.IsRestricted)).OrderBy(t => t.Sequence).Select(t => t.ProblemId).Distinct().Take(2).ToListAsync()) : [];
        var minutes = await story.Keep("会议纪要.docx", Evidence.FileType.Docx, DemoWord.Write([title, conclusions], [["议定事项", conclusions]]));
        await story.Do<RecordMeeting>(who, verb => verb.Run(MeetingId.New(), inspection, new MeetingInput(kind, title, null, on, place, [.. people.Select(p => story.People[p])], null, problems, null, conclusions, [minutes], [], milestone), ActId.New()));
    }
}
