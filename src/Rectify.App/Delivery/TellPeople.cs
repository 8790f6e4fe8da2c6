using Rectify.App.Data;
using Rectify.Domain.Delivery;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Delivery;

/// <summary>
/// Writes who is told of an act beside its facts, in the same transaction: an act that comes to nothing has told nobody. One notification a person and act, however many records the act was about;
/// as many queries for a thousand tasks as for one.
/// </summary>
internal static class TellPeople
{
    /// <returns>Who is told, for their open pages.</returns>
    public static async Task<IReadOnlySet<PersonId>> TellAsync(ActSession session, ActId act, IReadOnlyList<NotedFact> facts)
    {
        var (db, stamp, ct) = (session.Db, session.Stamp, session.Cancelled);
        var told = facts.Select(noted => (Noted: noted, Row: WhoIsTold.For(noted.Fact))).Where(one => one.Row is not null).Select(one => (one.Noted, Row: one.Row!)).ToList();
        if (told.Count == 0) return new HashSet<PersonId>();

        Dictionary<Guid, ToldRecord> records = [];
        foreach (var matter in told.GroupBy(one => one.Row.About, one => one.Noted.Fact.SubjectId))
            foreach (var record in await ToldRecord.OfAsync(db, matter.Key, [.. matter.Distinct()], ct)) records[record.Id] = record;
        var released = told.Select(one => (one.Noted.Fact, Of: records.GetValueOrDefault(one.Noted.Fact.SubjectId))).Where(one => one.Of is not null).Select(one => (one.Fact, Of: Released(one.Of!, one.Fact))).Where(one => one.Of is not null).ToDictionary(one => one.Fact, one => one.Of!);
        var audience = await Audience.OfAsync(db, stamp.By.Units, stamp.On, [.. records.Values, .. released.Values], ct);

        var heard = (
            from one in told
            where records.ContainsKey(one.Noted.Fact.SubjectId)
            from of in new[] { Narrowed(records[one.Noted.Fact.SubjectId], one.Row, one.Noted.Fact), released.GetValueOrDefault(one.Noted.Fact) }.OfType<ToldRecord>()
            from person in one.Row.Hears.Where(relation => IsAsked(relation, of)).SelectMany(relation => relation == Relation.LookBackChecker ? Named(one.Noted.Fact) : audience.Standing(relation, of)).Distinct()
            where person != one.Noted.By
            select (Person: person, one.Noted, Of: of)).ToList();
        var ears = await db.HearingAsync([.. heard.Select(one => one.Person).Distinct()], stamp.On, ct);
        HashSet<PersonId> all = [];
        foreach (var ear in heard.SelectMany(one => ears[one.Person].Select(ear => (Ear: ear, one.Noted, one.Of))).Where(one => one.Ear != stamp.By.Person && one.Ear != one.Noted.By).GroupBy(one => one.Ear))
        {
            var first = ear.GroupBy(one => one.Noted.Fact.Kind).MinBy(kind => WhoIsTold.PlaceOf(kind.Key))!;
            var about = first.DistinctBy(one => one.Of.Id).ToList();
            db.Notifications.Add(Notification.Of(ear.Key, act, first.Key, about[0].Noted.By, [.. about.Select(one => one.Of.Id)], about is [var only] ? only.Of.Number : null,
                WhoIsTold.Said([.. about.Select(one => one.Noted.Fact)]), stamp));
            all.Add(ear.Key);
        }
        return all;
    }

    /// <summary>Of a wider check with many units, what concerns one of them is told that one.</summary>
    private static ToldRecord Narrowed(ToldRecord of, ToldRow row, Fact fact) =>
        row.About == Matter.WiderCheck && fact.Details.TryGetValue("unit", out var unit) && Guid.TryParse(unit, out var key) ? of with { Units = [UnitId.From(key)] } : of;

    /// <summary>Those who answered for it until this fact, which names them, took it back: they hear of it beside those who answer now. Null where the fact releases nobody.</summary>
    private static ToldRecord? Released(ToldRecord of, Fact fact)
    {
        Guid? Key(string name) => fact.Details.TryGetValue(name, out var written) && Guid.TryParse(written, out var key) ? key : null;
        return Key("releasedUnit") is not { } unit ? null
            : of with { Units = [UnitId.From(unit)], Leader = Key("releasedLeader") is { } leader ? PersonId.From(leader) : null, Handlers = Key("releasedHandler") is { } handler ? [PersonId.From(handler)] : [] };
    }

    /// <summary>Whom the fact itself names.</summary>
    private static IEnumerable<PersonId> Named(Fact fact) => [PersonId.From(Guid.Parse(fact.Details["person"]))];

    private static bool IsAsked(Relation relation, ToldRecord of) => relation switch
    {
        Relation.Principal => of.Regime is { NeedsPrincipal: true },
        Relation.UpperLevel => of.Regime is { NeedsUpperLevel: true },
        _ => true,
    };
}
