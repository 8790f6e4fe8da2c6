using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Notices;
using Rectify.App.Reviews;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Notices;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>A task a letter is or may be about.</summary>
/// <param name="Ordinal">As the feedback prints it; the order where it prints none.</param>
public sealed record LetterTaskRow(TaskId Task, string Ordinal, int Number, string Wording, TaskState State, DateOnly DueOn, int Returns, string? ReturnedBecause)
{
    internal LetterSubject AsSubject => new(Ordinal, Deadline.IsLongTerm(DueOn) ? null : DueOn, Returns, ReturnedBecause);
}

/// <summary>What a letter prints that is not its own: problems, names, the word for the inspection.</summary>
internal static class LetterSource
{
    /// <summary>署名 of a body's office where its author names no other.</summary>
    public static string OfficeOf(string body) => $"{body}整改工作领导小组办公室";

    /// <summary>In the order given.</summary>
    public static async Task<IReadOnlyList<LetterTaskRow>> TasksAsync(RectifyDb db, IReadOnlyList<TaskId> ids, CancellationToken ct)
    {
        var rows = await Rows(db, db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id))).ToListAsync(ct);
        return [.. rows.OrderBy(row => ids.ToList().IndexOf(row.Task))];
    }

    public static IQueryable<LetterTaskRow> Rows(RectifyDb db, IQueryable<RectificationTask> tasks) =>
        tasks.Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new LetterTaskRow(t.Id, p.Ordinal ?? "" + p.Sequence, p.Number, p.Wording, t.State, t.DueOn, t.Returns, t.ReturnedBecause));

    public static async Task<string> OversightAsync(RectifyDb db, Domain.Rounds.InspectionId id, CancellationToken ct)
    {
        var of = await db.Inspections.Where(i => i.Id == id).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Kind, r.Level }).SingleAsync(ct);
        return OversightNames.Oversight(of.Kind, of.Level);
    }

    /// <summary>The letter as it is printed on that day.</summary>
    /// <param name="number">Null for a draft.</param>
    public static async Task<SupervisionLetterText> ComposeAsync(RectifyDb db, Letter letter, DocumentNumber? number, DateOnly on, CancellationToken ct) => (await ComposerAsync(db, [letter], ct))(letter, number, on);

    /// <summary>What prints any of these letters, with everything they quote read at once.</summary>
    public static async Task<Func<Letter, DocumentNumber?, DateOnly, SupervisionLetterText>> ComposerAsync(RectifyDb db, IReadOnlyCollection<Letter> letters, CancellationToken ct)
    {
        var about = letters.SelectMany(letter => letter.Tasks).Select(t => t.TaskId).Distinct().ToList();
        var tasks = (await Rows(db, db.Tasks.AsNoTracking().Where(t => about.Contains(t.Id))).ToListAsync(ct)).ToDictionary(row => row.Task);
        var names = await db.NamesAsync(letters.Select(letter => letter.UnitId).Distinct().ToList(), ct);
        var inspections = letters.Select(letter => letter.InspectionId).Distinct().ToList();
        var sources = await db.Inspections.Where(i => inspections.Contains(i.Id)).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Id, i.Kind, r.Level, i.FeedbackOn, i.IsFeedbackExpected }).ToDictionaryAsync(i => i.Id, ct);
        return (letter, number, on) => new SupervisionLetterText(
            letter.Kind, letter.Issuer, number, letter.Title, names.GetValueOrDefault(letter.UnitId, ""), OversightNames.Oversight(sources[letter.InspectionId].Kind, sources[letter.InspectionId].Level),
            [.. letter.Tasks.OrderBy(t => t.Position).Select(t => tasks[t.TaskId]).Select(t => new LetterProblem(t.Ordinal, t.Wording, Deadline.IsLongTerm(t.DueOn) ? null : t.DueOn))], letter.Findings, letter.Asks, letter.ReplyDueOn, on)
        {
            IsBeforeFeedback = Domain.Rounds.Inspection.FeedbackDay(sources[letter.InspectionId].FeedbackOn, sources[letter.InspectionId].IsFeedbackExpected, on) > on,
        };
    }
}
