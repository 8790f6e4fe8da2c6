using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Supervision;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Desk;

/// <summary>What can wait on a person's desk of letters, each with the act that takes it off.</summary>
public enum LetterBlock
{
    /// <summary>Unit lead: letters to sign for.</summary>
    ToSignFor,

    /// <summary>Unit lead: letters to answer.</summary>
    ToAnswer,

    /// <summary>Their author's side: drafts to issue.</summary>
    ToIssue,

    /// <summary>Their author's side: replies to conclude, or to send back.</summary>
    ToConclude,

    /// <summary>Their author's side: the reply is owed and its day is past.</summary>
    RepliesOverdue,
}

/// <param name="HasMore">There is more than the rows shown.</param>
public sealed record LetterDeskPart(LetterBlock Block, IReadOnlyList<LetterListRow> Rows, bool HasMore);

/// <summary>The letters of each block, one condition a block; null where the person holds no role it is for.</summary>
internal static class LetterDesk
{
    private static readonly LetterBlock[] Acts = [.. Enum.GetValues<LetterBlock>().Except([LetterBlock.RepliesOverdue])];

    public static async Task<IReadOnlyList<LetterDeskPart>> ReadAsync(Reading reading, int most, CancellationToken ct)
    {
        var waiting = Enum.GetValues<LetterBlock>().Select(block => (Block: block, Letters: For(block, reading))).Where(part => part.Letters is not null)
            .Select(part => part.Letters!.OrderBy(l => l.ReplyDueOn).ThenBy(l => l.Id).Take(most + 1).Select(l => new { part.Block, l.Id, l.ReplyDueOn })).ToList();
        if (waiting.Count == 0) return [];
        var found = await waiting.Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        if (found.Count == 0) return [];
        var ids = found.Select(f => f.Id).Distinct().ToList();
        var rows = await LetterList.Rows(reading.Db, reading.Db.Letters.Where(l => ids.Contains(l.Id))).ToDictionaryAsync(row => row.Id, ct);
        return [.. found.OrderBy(f => f.ReplyDueOn).ThenBy(f => f.Id.Value).GroupBy(f => f.Block).OrderBy(part => part.Key)
            .Select(part => new LetterDeskPart(part.Key, [.. part.Take(most).Select(f => rows[f.Id])], part.Count() > most))];
    }

    /// <summary>Letters that want an act of the person, a query a block.</summary>
    public static IEnumerable<IQueryable<Letter>> Waiting(Reading reading) => Acts.Select(block => For(block, reading)).OfType<IQueryable<Letter>>();

    public static IQueryable<Letter>? Overdue(Reading reading) => For(LetterBlock.RepliesOverdue, reading);

    private static IQueryable<Letter>? For(LetterBlock block, Reading reading) => block switch
    {
        LetterBlock.ToSignFor => Addressed(reading)?.Where(l => l.State == LetterState.Issued),
        LetterBlock.ToAnswer => Addressed(reading)?.Where(l => l.State == LetterState.Received),
        LetterBlock.ToIssue => Own(reading)?.Where(l => l.State == LetterState.Drafted),
        LetterBlock.ToConclude => Own(reading)?.Where(l => l.State == LetterState.Answered),
        LetterBlock.RepliesOverdue => Own(reading)?.Where(l => LetterStates.Unanswered.Contains(l.State) && l.ReplyDueOn < reading.Today),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    private static IQueryable<Letter>? Addressed(Reading reading)
    {
        var units = reading.Actor.ReachAs(Role.UnitLead).Units;
        return units.Count == 0 ? null : reading.Db.Letters.Where(l => units.Contains(l.UnitId));
    }

    private static IQueryable<Letter>? Own(Reading reading)
    {
        var (office, supervision) = (reading.Actor.ReachAs(Role.Office, Role.HeadOfOffice).Units, reading.Actor.ReachAs(Role.Supervision).Units);
        return office.Count + supervision.Count == 0 ? null
            : reading.Db.Letters.Where(l => (l.Author == LetterAuthor.Office && office.Contains(l.BodyId)) || (l.Author == LetterAuthor.Supervision && supervision.Contains(l.BodyId)));
    }
}
