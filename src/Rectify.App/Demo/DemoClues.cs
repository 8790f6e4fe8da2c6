using Microsoft.EntityFrameworkCore;
using Rectify.App.Clues;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Demo;

/// <summary>What the routine inspection handed over: clues and petitions of every fate, kept by one person of the office and one of the discipline inspection, and by nobody else.</summary>
internal sealed class DemoClues(DemoStory story, DateOnly today)
{
    private const string Discipline = "市纪委监委第三监督检查室";

    public void Plan()
    {
        Tell("云巡线〔{0}〕21号", ClueKind.Integrity, Discipline, due: 20, (-70, DisposalKind.Inquiry), (-30, DisposalKind.Verification));
        Tell("云巡线〔{0}〕22号", ClueKind.Work, Discipline, due: -20, (-66, DisposalKind.Inquiry), (-25, DisposalKind.Dismissed));
        Tell("云巡线〔{0}〕23号", ClueKind.DutyOffence, Discipline, due: 30, (-60, DisposalKind.Verification), (-18, DisposalKind.CaseFiled));
        Tell("云巡线〔{0}〕24号", ClueKind.Organisation, Discipline, due: -4);
        Tell("云巡信〔{0}〕106号", ClueKind.Claim, "执法支队", due: -30, (-52, DisposalKind.Done), (-35, DisposalKind.Settled));
        Tell("云巡信〔{0}〕107号", ClueKind.Proposal, "办公室", due: -30, (-48, DisposalKind.Settled));
        Tell("云巡信〔{0}〕108号", ClueKind.Accusation, Discipline, due: null);
        Tell("云巡信〔{0}〕109号", ClueKind.Claim, null, due: null);
    }

    /// <summary>One clue or petition; days count from today, the deadline is none where it is null.</summary>
    private void Tell(string number, ClueKind kind, string? unit, int? due, params (int Day, DisposalKind Kind)[] disposals)
    {
        var (id, seen) = (default(ClueId), 1);
        story.On(today.AddDays(-92), async () =>
        {
            // keys are made in the order of the story: the list shows the latest first by them
            id = ClueId.New();
            var inspection = await story.Look(db => db.Inspections.Where(i => i.Kind == InspectionKind.Routine).Select(i => i.Id).SingleAsync());
            var input = new ClueInput(kind, string.Format(System.Globalization.CultureInfo.InvariantCulture, number, today.AddDays(-92).Year), today.AddDays(-96));
            await story.Do<RegisterClue>("clues", verb => verb.Run(id, inspection, input, ActId.New()));
        });
        if (unit is null) return;
        story.On(today.AddDays(-88), () => story.Do<AssignClue>("clues", verb => verb.Run(id, seen++, story.Units[unit], due is { } days ? today.AddDays(days) : Deadline.LongTerm, ActId.New())));
        foreach (var (day, how) in disposals)
            story.On(today.AddDays(day), () => story.Do<DisposeOfClue>(unit == Discipline ? "clues2" : "clues", verb => verb.Run(id, seen++, how, today.AddDays(day), ActId.New())));
    }
}
