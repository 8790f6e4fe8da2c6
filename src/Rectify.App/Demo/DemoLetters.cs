using Microsoft.EntityFrameworkCore;
using Rectify.App.Supervision;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Demo;

/// <summary>Supervision letters of the last weeks before today, of every kind of fate: concluded, answered, overdue, waiting for receipt, void, of daily supervision; and what the rules raise today.</summary>
internal sealed class DemoLetters(DemoStory story, DateOnly today)
{
    public void Plan()
    {
        Tell(LetterKind.Reminder, 24, "office", signed: 23, answered: 19, concluded: 17);
        Tell(LetterKind.Reminder, 16, "office", signed: 15, answered: 12, concluded: 10);
        Tell(LetterKind.Admonition, 8, "office", signed: 7);
        Tell(LetterKind.Reminder, 6, "office", madeVoid: 5);
        Tell(LetterKind.Interview, 4, "office", signed: 3, answered: 1);
        Tell(LetterKind.Reminder, 2, "office");
        Tell(LetterKind.Reminder, 2, "supervision");
        story.On(today, () => story.Do<RaiseLetters>("office", async verb => (await verb.Run(ActId.New())).Outcome));
    }

    /// <summary>One letter: a heavy one about the task that is longest overdue, another about the one due first of those without a letter. Days count back from today.</summary>
    private void Tell(LetterKind kind, int issued, string author, int? signed = null, int? answered = null, int? concluded = null, int? madeVoid = null)
    {
        var id = default(LetterId);
        var lead = "";
        var heavy = kind is LetterKind.Admonition or LetterKind.Interview;
        On(issued, async () =>
        {
            // keys are made in the order of the story: the list shows the latest first by them
            id = LetterId.New();
            var day = story.Today;
            var task = await story.Look(db => db.Tasks.Where(t => t.State == TaskState.Rectifying && (heavy ? t.DueOn < day : !db.Letters.Any(l => l.Tasks.Any(about => about.TaskId == t.Id)))).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Select(t => new { t.Id, t.LeadUnitId }).FirstAsync());
            var unit = story.Units.Single(u => u.Value == task.LeadUnitId).Key;
            lead = DemoPeople.People.First(p => p.Roles.Any(held => held.Role == Role.UnitLead && held.Unit == unit)).Key;
            LetterWords? words = null;
            await story.Do<PrepareLetter>(author, async query =>
            {
                words = (await query.Run(task.Id))?.Words(kind, [task.Id]);
                return words is null ? Outcome.None : Outcome.Ok;
            });
            await story.Do<DraftLetter>(author, verb => verb.Run(id, [task.Id], words!, ActId.New()));
            await Decide<IssueLetter>(author, (verb, seen) => verb.Run(id, seen, ActId.New()));
        });
        On(signed, () => Decide<SignForLetter>(lead, (verb, seen) => verb.Run(id, seen, ActId.New())));
        On(answered, () => Decide<AnswerLetter>(lead, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("已召开专题会研究，未完成的措施明确到人，每周五报送进展，本月底前完成。"))));
        On(concluded, () => Decide<ConcludeLetter>(author, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("回复与现场核对一致，转入日常跟踪。"))));
        On(madeVoid, () => Decide<VoidLetter>(author, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("所附时限有误，另行发文。"))));

        async Task Decide<TUseCase>(string who, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
        {
            var seen = await story.Look(db => db.Letters.Where(l => l.Id == id).Select(l => l.Version).SingleAsync());
            await story.Do<TUseCase>(who, verb => run(verb, seen));
        }
    }

    private void On(int? daysBack, Func<Task> act)
    {
        if (daysBack is { } days) story.On(today.AddDays(-days), act);
    }
}
