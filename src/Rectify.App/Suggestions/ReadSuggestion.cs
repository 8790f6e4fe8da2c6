using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;

namespace Rectify.App.Suggestions;

/// <summary>An act the life cycle offers the reader.</summary>
/// <param name="Unmet">Empty when they may act now.</param>
public sealed record OfferedSuggestionAct(SuggestionVerb Verb, IReadOnlyList<Unmet> Unmet);

/// <summary>A problem the suggestion belongs to, as far as the reader may know it.</summary>
/// <param name="Wording">Null for a restricted one, which is read on its own page.</param>
public sealed record SuggestionProblemRow(ProblemId Id, TaskId Task, int Number, string? Wording, TaskState State);

public sealed record SuggestionReplyRow(int Number, string Unit, string Text, string FileName, string By, DateOnly On, string? ReturnedBecause, string? ReturnedBy, DateOnly? ReturnedOn)
{
    /// <summary>The day the paper's content was erased as 误传.</summary>
    public DateOnly? ErasedOn { get; init; }
}

/// <summary>Everything the page of one suggestion shows.</summary>
/// <param name="Replies">The latest first.</param>
public sealed record SuggestionSheet(
    SuggestionId Id, int Version, InspectionId Inspection, string Round, UnitId BodyId, string Body, SuggestionKind Kind, SuggestionState State, string? Number, string Wording, UnitId? UnitId, string? Unit, DateOnly DueOn, DateOnly Today,
    string RegisteredBy, DateOnly RegisteredOn, DateOnly? AssignedOn, string? EndedBy, DateOnly? EndedOn, string? EndedBecause, bool IsOverdue, bool IsRestricted,
    IReadOnlyList<SuggestionProblemRow> Problems, IReadOnlyList<SuggestionReplyRow> Replies, IReadOnlyList<OfferedSuggestionAct> Offered, IReadOnlyList<HistoryRow> History)
{
    /// <summary>The life cycle offers the verb; a requirement may still be unmet.</summary>
    public bool Offers(SuggestionVerb verb) => Offered.Any(act => act.Verb == verb);
}

/// <summary>The file of a reply, opened for reading; the caller disposes it.</summary>
public sealed record SuggestionFile(Stream Content, string FileName, string MediaType);

/// <summary>One suggestion, for who may see it.</summary>
public sealed class ReadSuggestion(Door door, IContentStore store, NoteReads reads) : IUseCase
{
    /// <summary>Null when there is no such suggestion, or none the reader may see.</summary>
    public async Task<SuggestionSheet?> Run(SuggestionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var suggestion = await db.Suggestions.VisibleTo(reading.Sight, db).Include(s => s.Problems).Include(s => s.Replies).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (suggestion is null) return null;
        await NoteAsync(reads, reading, [id], ct);

        var of = await db.Inspections.Where(i => i.Id == suggestion.InspectionId).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { r.Name, i.ArchivedOn }).SingleAsync(ct);
        var linked = suggestion.Problems.Select(p => p.ProblemId).ToList();
        var people = await db.NamesAsync(suggestion.Replies.SelectMany(r => new[] { r.By, r.ReturnedBy }).Append(suggestion.RegisteredBy).Append(suggestion.EndedBy).OfType<PersonId>().Distinct(), ct);
        var units = await db.NamesAsync(suggestion.Replies.Select(r => (UnitId?)r.UnitId).Append(suggestion.UnitId).Append(suggestion.BodyId).OfType<UnitId>().Distinct().ToList(), ct);
        var erased = await ErasedContents.OfAsync(db, suggestion.Replies.Select(r => r.Sha256), ct);
        var before = new SuggestionCase(suggestion, reading.Actor);
        return new SuggestionSheet(
            id, suggestion.Version, suggestion.InspectionId, of.Name, suggestion.BodyId, units[suggestion.BodyId], suggestion.Kind, suggestion.State, suggestion.Number, suggestion.Wording, suggestion.UnitId,
            suggestion.UnitId is { } unit ? units[unit] : null, suggestion.DueOn, reading.Today, Person(suggestion.RegisteredBy) ?? "", suggestion.RegisteredOn, suggestion.AssignedOn,
            Person(suggestion.EndedBy), suggestion.EndedOn, suggestion.EndedBecause, suggestion.IsOverdue(reading.Today), linked.Count > 0 && await db.Problems.AnyAsync(p => linked.Contains(p.Id) && p.IsRestricted, ct),
            await ProblemsAsync(reading, linked, ct),
            [.. suggestion.Replies.OrderByDescending(r => r.Number).Select(r => new SuggestionReplyRow(r.Number, units[r.UnitId], r.Text, r.FileName, Person(r.By) ?? "", r.On, r.ReturnedBecause, Person(r.ReturnedBy), r.ReturnedOn) { ErasedOn = erased.GetValueOrDefault(r.Sha256)?.On })],
            of.ArchivedOn is not null ? [] : [.. SuggestionLifecycle.OfferedTo(before).Select(row => new OfferedSuggestionAct(row.Verb, SuggestionLifecycle.WhyNot(row.Verb, before)))],
            await TaskHistory.OfSuggestionAsync(db, suggestion, ct));

        string? Person(PersonId? person) => person is { } one ? people.GetValueOrDefault(one) : null;
    }

    /// <summary>The file of a reply; null where there is none the reader may see.</summary>
    public async Task<SuggestionFile?> FileAsync(SuggestionId id, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var reply = await reading.Db.Suggestions.VisibleTo(reading.Sight, reading.Db).Where(s => s.Id == id).SelectMany(s => s.Replies).SingleOrDefaultAsync(r => r.Number == number, ct);
        if (reply is null || await ErasedContents.IsErasedAsync(reading.Db, reply.Sha256, ct)) return null;
        await NoteAsync(reads, reading, [id], ct);
        return store.Open(reply.Sha256) is { } content ? new SuggestionFile(content, reply.FileName, reply.MediaType) : null;
    }

    /// <summary>Reads of what belongs to a restricted problem are written down with that problem's tasks.</summary>
    internal static async Task NoteAsync(NoteReads reads, Reading reading, IReadOnlyCollection<SuggestionId> suggestions, CancellationToken ct)
    {
        var db = reading.Db;
        var tasks = await db.Set<SuggestionProblem>().Where(of => suggestions.Contains(of.SuggestionId)).Join(db.Problems.Where(p => p.IsRestricted), of => of.ProblemId, p => p.Id, (of, _) => of.ProblemId)
            .Join(db.Tasks, p => p, t => t.ProblemId, (_, t) => t.Id).Distinct().ToListAsync(ct);
        if (tasks.Count > 0) await reads.NoteAsync(reading, tasks, ReadPlace.Suggestion, null, ct);
    }

    private static async Task<IReadOnlyList<SuggestionProblemRow>> ProblemsAsync(Reading reading, List<ProblemId> linked, CancellationToken ct)
    {
        if (linked.Count == 0) return [];
        var db = reading.Db;
        return await db.Problems.VisibleTo(reading.Sight, db).Where(p => linked.Contains(p.Id)).OrderBy(p => p.Sequence)
            .Select(p => new SuggestionProblemRow(
                p.Id, db.Tasks.Where(t => t.ProblemId == p.Id).OrderBy(t => t.Part).Select(t => t.Id).First(), p.Number, p.IsRestricted ? null : p.Wording,
                db.Tasks.Where(t => t.ProblemId == p.Id).OrderBy(t => t.Part).Select(t => t.State).First())).ToListAsync(ct);
    }
}
