using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Notices;
using Rectify.App.People;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Trail;

namespace Rectify.App.Supervision;

/// <summary>What came of looking.</summary>
/// <param name="Raised">Drafts raised now.</param>
/// <param name="HasMore">There was more than one act takes.</param>
public sealed record RaisedLetters(Outcome Outcome, int Raised, bool HasMore);

/// <summary>
/// Looks whether the occasions of the rules have come and raises a draft for each: every day by itself, or when somebody of the office presses "look now". Lookers take turns, and for one occasion a rule
/// raises one draft in all time, so that looking twice raises nothing twice.
/// </summary>
public sealed class RaiseLetters(UnitOfWork work) : IUseCase
{
    /// <summary>Drafts of one act.</summary>
    public const int Most = 200;

    /// <summary>
    /// By itself a rule answers what came within these days: enough for a server that stood still over a holiday, and a house that begins with years of overdue tasks is not flooded. What is older is
    /// raised when the office presses "look now".
    /// </summary>
    public const int DaysByItself = 10;

    private const long LookLock = 0x6c657474657273;

    private static readonly LetterState[] UnderWay = [LetterState.Drafted, LetterState.Issued, LetterState.Received, LetterState.Answered];

    /// <summary>In whose name rules raise drafts when nobody presses a button: a record of its own, active on no day.</summary>
    public static readonly PersonId ByItself = PersonId.From(new Guid("1e77e400-0000-7000-8000-0000000000ff"));

    /// <summary>For the inspections at whose bodies the actor does the office's work.</summary>
    public async Task<RaisedLetters> Run(ActId act, CancellationToken ct = default)
    {
        var (raised, more) = (0, false);
        var outcome = await work.RunAsync(nameof(RaiseLetters), act, async session =>
        {
            var bodies = session.Stamp.By.ReachAs(Role.Office, Role.HeadOfOffice).Units;
            if (bodies.Count == 0) return Outcome.Only(Role.Office, Role.HeadOfOffice);
            (raised, more) = await RaiseAsync(session, session.Db.Inspections.Where(i => bodies.Contains(i.BodyId)), null);
            return Outcome.Ok;
        }, ct);
        return new RaisedLetters(outcome, raised, more);
    }

    /// <summary>For all inspections, act after act until nothing is left to raise of what came within <see cref="DaysByItself"/>.</summary>
    internal async Task<int> ByItselfAsync(CancellationToken ct)
    {
        var all = 0;
        for (var more = true; more;)
        {
            var raised = 0;
            var outcome = await work.ByRuleAsync(ByItself, nameof(RaiseLetters), ActId.New(), async session =>
            {
                (raised, more) = await RaiseAsync(session, session.Db.Inspections, DaysByItself);
                // nothing raised is nothing done
                if (raised == 0) return Outcome.None;
                await EnterAsync(session);
                return Outcome.Ok;
            }, ct);
            more &= outcome.IsDone;
            all += raised;
        }
        return all;
    }

    private static async Task<(int Raised, bool HasMore)> RaiseAsync(ActSession session, IQueryable<Inspection> inspections, int? days)
    {
        var (db, ct, today) = (session.Db, session.Cancelled, session.Stamp.On);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LookLock})", ct);
        var rules = await db.LetterRules.AsNoTracking().Where(r => r.IsActive).OrderBy(r => r.Position).ToListAsync(ct);
        var (come, more) = (new List<(LetterRule Rule, Found One)>(), false);
        foreach (var rule in rules)
        {
            var found = await FoundAsync(db, rule, NextRung(rule, rules), inspections, today, days, Most - come.Count + 1, ct);
            come.AddRange(found.Take(Most - come.Count).Select(one => (rule, one)));
            more = come.Count == Most && found.Count > 0;
            if (more) break;
        }
        // a unit gets one letter of a kind about a task, whatever number of rules it comes by
        var drafts = come.GroupBy(c => (c.One.Occasion.Task, c.One.Occasion.LeadUnit, c.Rule.Kind)).Select(same => Drafted([.. same], session.Stamp)).ToList();
        db.Letters.AddRange(drafts);
        return (drafts.Count, more);
    }

    /// <summary>The heavier rule of the same occasion takes over where it begins. For a deadline ahead that is the fewer days.</summary>
    private static int? NextRung(LetterRule rule, IReadOnlyList<LetterRule> rules)
    {
        var counts = rules.Where(r => r.When == rule.When && r.Level == rule.Level).Select(r => r.Count);
        return rule.When == LetterOccasion.DueWithin ? counts.Where(count => count < rule.Count).Select(count => (int?)count).Max() : counts.Where(count => count > rule.Count).Select(count => (int?)count).Min();
    }

    private static Task<List<Found>> FoundAsync(RectifyDb db, LetterRule rule, int? next, IQueryable<Inspection> inspections, DateOnly today, int? days, int most, CancellationToken ct)
    {
        var names = db.CurrentUnitNames();
        var come = LetterOccasions.Of(db, rule.When, rule.Count, next, today);
        if (days is { } within) come = LetterOccasions.CameSince(come, rule.When, rule.Count, today.AddDays(-within));
        var occasions = come.Where(o => !db.Letters.Any(l => l.RuleId == rule.Id && l.GroundTaskId == o.Task && l.GroundOn == o.On && l.GroundTimes == o.Times)
            // what another rule has raised of the same kind is still under way: the unit is not written to twice at a time about one task
            && !db.Letters.Any(l => l.RuleId != null && l.RuleId != rule.Id && l.Kind == rule.Kind && l.GroundTaskId == o.Task && l.UnitId == o.LeadUnit && UnderWay.Contains(l.State)));
        return (
            from o in occasions
            join i in inspections on o.Inspection equals i.Id
            join r in db.Rounds on i.RoundId equals r.Id
            join t in db.Tasks on o.Task equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            where rule.Level == null || r.Level == rule.Level
            orderby o.Task
            select new Found
            {
                Occasion = o, Body = i.BodyId, FeedbackOn = i.FeedbackOn, IsFeedbackExpected = i.IsFeedbackExpected, Kind = i.Kind, Level = r.Level, Ordinal = p.Ordinal, Sequence = p.Sequence, BodyName = names.Where(n => n.UnitId == i.BodyId).Select(n => n.Name).First(),
            }).Take(most).ToListAsync(ct);
    }

    /// <param name="come">What has come for one task; the letter hangs on the first and says all.</param>
    private static Letter Drafted(IReadOnlyList<(LetterRule Rule, Found One)> come, Stamp stamp)
    {
        var ((rule, one), today) = (come[0], stamp.On);
        var occasion = one.Occasion;
        var oversight = OversightNames.Oversight(one.Kind, one.Level);
        var ground = new LetterGround(rule.Id, occasion.Task, occasion.On, occasion.Times);
        var subject = new LetterSubject(one.Ordinal ?? $"{one.Sequence}", Deadline.IsLongTerm(occasion.DueOn) ? null : occasion.DueOn, occasion.Returns, occasion.ReturnedBecause);
        var words = new LetterWords(rule.Kind, LetterWording.Title(rule.Kind, oversight, Inspection.FeedbackDay(one.FeedbackOn, one.IsFeedbackExpected, today) > today), string.Join('\n', come.Select(c => LetterWording.Findings(c.Rule.When, subject, new LetterGround(c.Rule.Id, c.One.Occasion.Task, c.One.Occasion.On, c.One.Occasion.Times), today)).Distinct()), LetterWording.Asks(rule.Kind), today.AddDays(rule.ReplyDays), LetterSource.OfficeOf(one.BodyName));
        return Letter.Draft(LetterId.New(), occasion.Inspection, one.Body, LetterAuthor.Office, one.Body, occasion.LeadUnit, [occasion.Task], words, ground, stamp);
    }

    /// <summary>The record rules act in the name of, entered with their first draft.</summary>
    private static async Task EnterAsync(ActSession session)
    {
        if (await session.Db.Persons.AnyAsync(p => p.Id == ByItself, session.Cancelled)) return;
        var person = new Person(ByItself, "督办规则");
        person.Deactivate(session.Stamp.On);
        session.Db.Add(person);
        session.Note(Fact.Of(FactKind.PersonCreated, ByItself.Value, session.Stamp.On));
        session.Note(Fact.Of(FactKind.PersonDeactivated, ByItself.Value, session.Stamp.On));
    }

    private sealed class Found
    {
        public required Occasion Occasion { get; init; }

        public required UnitId Body { get; init; }

        public required string BodyName { get; init; }

        public required DateOnly FeedbackOn { get; init; }

        public bool? IsFeedbackExpected { get; init; }

        public required InspectionKind Kind { get; init; }

        public required InspectionLevel Level { get; init; }

        public string? Ordinal { get; init; }

        public required int Sequence { get; init; }
    }
}
