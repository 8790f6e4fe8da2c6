using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Suggestions;
using Rectify.App.Supervision;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Desk;

/// <summary>What can wait on a person's desk of suggestions, each with the act that takes it off.</summary>
public enum SuggestionBlock
{
    /// <summary>Unit lead: suggestions to answer.</summary>
    ToAnswer,

    /// <summary>Office: suggestions no unit has.</summary>
    ToAssign,

    /// <summary>Office: replies another person gave, to conclude or to send back.</summary>
    ToConclude,

    /// <summary>Office: the reply is owed and its day is past.</summary>
    Overdue,
}

/// <param name="HasMore">There is more than the rows shown.</param>
public sealed record SuggestionDeskPart(SuggestionBlock Block, IReadOnlyList<SuggestionListRow> Rows, bool HasMore);

/// <summary>The suggestions of each block, one condition a block; null where the person holds no role it is for.</summary>
internal static class SuggestionDesk
{
    private static readonly SuggestionBlock[] Acts = [.. Enum.GetValues<SuggestionBlock>().Except([SuggestionBlock.Overdue])];

    public static async Task<IReadOnlyList<SuggestionDeskPart>> ReadAsync(Reading reading, int most, CancellationToken ct)
    {
        var waiting = Enum.GetValues<SuggestionBlock>().Select(block => (Block: block, Suggestions: For(block, reading))).Where(part => part.Suggestions is not null)
            .Select(part => part.Suggestions!.OrderBy(s => s.DueOn).ThenBy(s => s.Id).Take(most + 1).Select(s => new { part.Block, s.Id, s.DueOn })).ToList();
        if (waiting.Count == 0) return [];
        var found = await waiting.Aggregate((all, next) => all.Concat(next)).ToListAsync(ct);
        if (found.Count == 0) return [];
        var ids = found.Select(f => f.Id).Distinct().ToList();
        var rows = await SuggestionList.Rows(reading.Db, reading.Db.Suggestions.Where(s => ids.Contains(s.Id))).ToDictionaryAsync(row => row.Id, ct);
        return [.. found.OrderBy(f => f.DueOn).ThenBy(f => f.Id.Value).GroupBy(f => f.Block).OrderBy(part => part.Key)
            .Select(part => new SuggestionDeskPart(part.Key, [.. part.Take(most).Select(f => rows[f.Id])], part.Count() > most))];
    }

    /// <summary>Suggestions that want an act of the person, a query a block.</summary>
    public static IEnumerable<IQueryable<Suggestion>> Waiting(Reading reading) => Acts.Select(block => For(block, reading)).OfType<IQueryable<Suggestion>>();

    public static IQueryable<Suggestion>? Overdue(Reading reading) => For(SuggestionBlock.Overdue, reading);

    private static IQueryable<Suggestion>? For(SuggestionBlock block, Reading reading) => block switch
    {
        SuggestionBlock.ToAnswer => Held(reading)?.Where(s => s.State == SuggestionState.InHand),
        SuggestionBlock.ToAssign => AtOffice(reading)?.Where(s => s.State == SuggestionState.Registered),
        SuggestionBlock.ToConclude => AtOffice(reading)?.Where(s => s.State == SuggestionState.Answered && !s.Replies.Any(r => r.ReturnedOn == null && reading.Sight.Persons.Contains(r.By))),
        SuggestionBlock.Overdue => AtOffice(reading)?.Where(s => s.State == SuggestionState.InHand && s.DueOn < reading.Today),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    /// <summary>Of the person's units; of a restricted problem only of the units they lead themselves.</summary>
    private static IQueryable<Suggestion>? Held(Reading reading)
    {
        var units = reading.Actor.ReachAs(Role.UnitLead).Units;
        return units.Count == 0 ? null : reading.Db.Suggestions.VisibleTo(reading.Sight, reading.Db).Where(s => s.UnitId != null && units.Contains(s.UnitId.Value));
    }

    private static IQueryable<Suggestion>? AtOffice(Reading reading)
    {
        var bodies = reading.Actor.ReachAs(Role.Office, Role.HeadOfOffice).Units;
        return bodies.Count == 0 ? null : reading.Db.Suggestions.Where(s => bodies.Contains(s.BodyId));
    }
}
