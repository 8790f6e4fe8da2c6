using System.Globalization;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Evaluations;

public readonly record struct EvaluationId(Guid Value) : IEntityId<EvaluationId>
{
    public static EvaluationId New() => new(EntityKey.Next());

    public static EvaluationId From(Guid value) => new(value);
}

/// <summary>Points one person gives for one indicator.</summary>
/// <param name="Points">From 0 to 100, at most two places.</param>
/// <param name="Remark">Owed where they are not the full ones.</param>
public sealed record MarkDraft(int Position, decimal Points, string? Remark);

/// <summary>What the two gave for one indicator, once both have handed in.</summary>
/// <param name="IsWide">They lie further apart than the scheme tolerates.</param>
public sealed record ItemResult(int Position, decimal First, decimal Second, bool IsWide)
{
    public decimal Mean => (First + Second) / 2;

    public decimal Difference => Math.Abs(First - Second);
}

/// <summary>What an evaluation comes to: computed from the marks, never typed.</summary>
/// <param name="Score">The means weighted, two places, halves away from zero.</param>
public sealed record EvaluationResult(decimal Score, string Grade, IReadOnlyList<ItemResult> Items);

/// <summary>
/// 评估 of the rectification of one inspection: two people outside its units score each indicator of a scheme by themselves, neither sees the other's points before both have handed in;
/// what lies too far apart is settled by a reason; the office concludes it. A survey sheet (测评表) may stand beside the score and does not enter it.
/// Source: domain rules, "Two people" and "Own unit".
/// </summary>
public sealed class Evaluation : RaisesFacts
{
    public const int Scoring = 2;
    public const int MaxRemarkLength = 500;

    private readonly List<EvaluationScorer> scorers = [];
    private readonly List<EvaluationMark> marks = [];
    private readonly List<EvaluationSettlement> settlements = [];
    private readonly List<EvaluationReplacement> replacements = [];

    private Evaluation() { }

    public EvaluationId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The version of the scheme it uses.</summary>
    public SchemeId SchemeId { get; private set; }

    public PersonId OpenedBy { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    public IReadOnlyList<EvaluationScorer> Scorers => scorers;

    public IReadOnlyList<EvaluationMark> Marks => marks;

    public IReadOnlyList<EvaluationSettlement> Settlements => settlements;

    /// <summary>Who was to score before, in the order they were replaced.</summary>
    public IReadOnlyList<EvaluationReplacement> Replacements => replacements;

    /// <summary>测评表; null while none is entered.</summary>
    public SurveySheet? Survey { get; private set; }

    public PersonId? ConcludedBy { get; private set; }

    public DateOnly? ConcludedOn { get; private set; }

    /// <summary>Why it was made void; null while it counts.</summary>
    public string? VoidedBecause { get; private set; }

    public PersonId? VoidedBy { get; private set; }

    public DateOnly? VoidedOn { get; private set; }

    public bool Counts => VoidedBecause is null;

    /// <summary>Marks are open to all who see the evaluation.</summary>
    public bool IsHandedIn => scorers.Count == Scoring && scorers.TrueForAll(scorer => scorer.HandedInOn is not null);

    private bool IsAtWork => Counts && ConcludedOn is null;

    /// <summary>Opens one with two people who may score, or says why not.</summary>
    /// <param name="body">The inspected body: scorers hold a role there that looks.</param>
    /// <param name="units">Lead and supporting units of its tasks.</param>
    /// <param name="feedbackOn">Since then a post in one of the units makes it an own one.</param>
    /// <param name="involved">Whoever reported, proved, applied or confirmed in one of its tasks.</param>
    public static (Evaluation? Evaluation, Refusal? Refusal) Open(
        EvaluationId id, InspectionId inspection, SchemeId scheme, Actor first, Actor second, UnitId body, IReadOnlyCollection<UnitId> units, DateOnly feedbackOn, IReadOnlyCollection<PersonId> involved, Stamp stamp)
    {
        var unmet = new List<Unmet>();
        if (first.Person == second.Person) unmet.Add(new Unmet(Rule.ScorersAreOne, Relation.Office));
        unmet.AddRange(new[] { first, second }.DistinctBy(scorer => scorer.Person).SelectMany(scorer => WhyNotScorer(scorer, body, units, feedbackOn, involved, stamp.On).Select(rule => new Unmet(rule, Relation.Office, Subject: scorer.Person.Value))));
        if (unmet.Count > 0) return (null, new Refusal(null, unmet));
        var evaluation = new Evaluation { Id = id, InspectionId = inspection, SchemeId = scheme, OpenedBy = stamp.By.Person, OpenedAt = stamp.At, OpenedOn = stamp.On };
        evaluation.scorers.AddRange([new EvaluationScorer(id, 1, first.Person), new EvaluationScorer(id, 2, second.Person)]);
        evaluation.Note(FactKind.EvaluationOpened, stamp, ("scheme", $"{scheme.Value:N}"), ("firstPerson", $"{first.Person.Value:N}"), ("secondPerson", $"{second.Person.Value:N}"));
        return (evaluation, null);
    }

    /// <summary>Who scores looks at the body by role, and has no part in what is evaluated: the rules of whoever checks.</summary>
    public static IEnumerable<Rule> WhyNotScorer(Actor scorer, UnitId body, IEnumerable<UnitId> units, DateOnly feedbackOn, IReadOnlyCollection<PersonId> involved, DateOnly today)
    {
        if (!LookBack.CheckerRoles.Any(role => scorer.Has(role, body))) yield return Rule.ScorerWithoutRole;
        if (units.Any(unit => scorer.IsOwnUnit(unit, feedbackOn, today))) yield return Rule.ScorerOfOwnUnit;
        if (involved.Contains(scorer.Person)) yield return Rule.ScorerIsInvolved;
    }

    /// <summary>One of the two hands in all their marks. In person: who stands in for one of them could be the other.</summary>
    public Refusal? HandIn(EvaluationScheme scheme, IReadOnlyList<MarkDraft> given, Stamp stamp)
    {
        if (scorers.Find(s => s.PersonId == stamp.By.Person) is not { } scorer) return Against(Rule.NotYourAct, Relation.Auditor);
        if (!IsAtWork || scorer.HandedInOn is not null) return Against(Rule.AlreadyDone, Relation.Auditor);
        if (!scheme.Items.Select(item => item.Position).Order().SequenceEqual(given.Select(mark => mark.Position).Order()) || !given.All(IsSound)) throw new ArgumentException("Every indicator has its points, and a remark where they are not full.", nameof(given));
        marks.AddRange(given.Select(mark => new EvaluationMark(Id, scorer.Position, mark)));
        scorer.HandIn(stamp);
        // never a number: the first to hand in is not to be read out of the trail
        Note(FactKind.EvaluationScored, stamp, IsHandedIn ? [("both", "true")] : []);
        return null;
    }

    /// <summary>
    /// 更换评分人: the office names somebody else in place of one of the two who has not handed in. Whoever is replaced has given nothing that could stand; points that are handed in stay, with their giver. Who scores replaces nobody:
    /// one of the two could choose the other.
    /// </summary>
    public Refusal? ReplaceScorer(int position, Actor successor, UnitId body, IReadOnlyCollection<UnitId> units, DateOnly feedbackOn, IReadOnlyCollection<PersonId> involved, Reason reason, Stamp stamp)
    {
        if (IsScorer(stamp)) return Against(Rule.SettlerIsScorer, Relation.Office);
        if (!IsAtWork || scorers.Find(s => s.Position == position) is not { } scorer) return Against(Rule.AlreadyDone, Relation.Office);
        if (scorer.HandedInOn is not null) return Against(Rule.ScorerHandedIn, Relation.Office);
        if (scorers.Exists(s => s.PersonId == successor.Person)) return Against(Rule.ScorersAreOne, Relation.Office);
        if (WhyNotScorer(successor, body, units, feedbackOn, involved, stamp.On).Select(rule => new Unmet(rule, Relation.Office, Subject: successor.Person.Value)).ToList() is { Count: > 0 } unmet) return new Refusal(null, unmet);
        var earlier = scorer.PersonId;
        replacements.Add(new EvaluationReplacement(Id, replacements.Count + 1, position, earlier, successor.Person, reason, stamp));
        scorer.PassTo(successor.Person);
        Note(FactKind.EvaluationScorerReplaced, stamp, ("person", $"{earlier.Value:N}"), ("successor", $"{successor.Person.Value:N}"), ("reason", reason.Text));
        return null;
    }

    public static bool IsSound(MarkDraft mark) =>
        mark.Points is >= 0 and <= EvaluationScheme.FullScore && decimal.Round(mark.Points, 2) == mark.Points
        && (mark.Remark?.Trim().Length ?? 0) <= MaxRemarkLength && (mark.Points == EvaluationScheme.FullScore || !string.IsNullOrWhiteSpace(mark.Remark));

    /// <summary>Null until both have handed in.</summary>
    public EvaluationResult? ResultOf(EvaluationScheme scheme)
    {
        if (!IsHandedIn) return null;
        decimal PointsOf(int scorer, int item) => marks.Find(m => m.Scorer == scorer && m.Position == item)!.Points;
        var items = scheme.Items.OrderBy(item => item.Position).Select(item => new ItemResult(item.Position, PointsOf(1, item.Position), PointsOf(2, item.Position), Math.Abs(PointsOf(1, item.Position) - PointsOf(2, item.Position)) > scheme.Tolerance)).ToList();
        var score = Math.Round(items.Zip(scheme.Items.OrderBy(item => item.Position)).Sum(pair => pair.First.Mean * pair.Second.Weight) / 100, 2, MidpointRounding.AwayFromZero);
        return new EvaluationResult(score, scheme.GradeOf(score), items);
    }

    /// <summary>The office states why the mean of two points that lie far apart stands; none of the two does.</summary>
    public Refusal? Settle(EvaluationScheme scheme, int position, Reason reason, Stamp stamp)
    {
        if (IsScorer(stamp)) return Against(Rule.SettlerIsScorer, Relation.Office);
        if (ResultOf(scheme) is not { } result) return Against(Rule.MarksNotHandedIn, Relation.Auditor);
        if (!IsAtWork || !result.Items.Any(item => item.Position == position && item.IsWide) || settlements.Exists(s => s.Position == position)) return Against(Rule.AlreadyDone, Relation.Office);
        settlements.Add(new EvaluationSettlement(Id, position, reason, stamp));
        Note(FactKind.EvaluationSettled, stamp, ("title", scheme.Items.Single(item => item.Position == position).Name), ("reason", reason.Text));
        return null;
    }

    /// <summary>Enters the survey sheet; a later one stands in the place of an earlier one, of which the fact remains.</summary>
    public Refusal? EnterSurvey(SurveySheet survey, Stamp stamp)
    {
        if (!IsAtWork) return Against(Rule.AlreadyDone, Relation.Office);
        if (!survey.AddsUp) throw new ArgumentException("Answers add up to the sheets that came back.", nameof(survey));
        Survey = survey;
        Note(FactKind.SurveyEntered, stamp, ("handedOut", $"{survey.HandedOut}"), ("returned", $"{survey.Returned}"), ("satisfied", $"{survey.Satisfied}"), ("fairly", $"{survey.Fairly}"), ("unsatisfied", $"{survey.Unsatisfied}"),
            ("unknown", $"{survey.Unknown}"), ("file", survey.FileName), ("scan", survey.Sha256));
        return null;
    }

    /// <summary>What keeps it from being concluded; empty when nothing does.</summary>
    public IReadOnlyList<Unmet> WhyNotConclude(EvaluationScheme scheme)
    {
        if (ResultOf(scheme) is not { } result) return [new Unmet(Rule.MarksNotHandedIn, Relation.Auditor)];
        return [.. result.Items.Where(item => item.IsWide && !settlements.Exists(s => s.Position == item.Position)).Select(item => new Unmet(Rule.DifferenceUnsettled, Relation.Office, scheme.Items.Single(i => i.Position == item.Position).Name))];
    }

    public Refusal? Conclude(EvaluationScheme scheme, Stamp stamp)
    {
        if (IsScorer(stamp)) return Against(Rule.SettlerIsScorer, Relation.Office);
        if (!IsAtWork) return Against(Rule.AlreadyDone, Relation.Office);
        if (WhyNotConclude(scheme) is { Count: > 0 } unmet) return new Refusal(null, unmet);
        var result = ResultOf(scheme)!;
        (ConcludedBy, ConcludedOn) = (stamp.By.Person, stamp.On);
        Note(FactKind.EvaluationConcluded, stamp, ("score", Printed(result.Score)), ("grade", result.Grade));
        return null;
    }

    public Refusal? MakeVoid(Reason reason, Stamp stamp)
    {
        if (!Counts) return Against(Rule.AlreadyDone, Relation.Office);
        (VoidedBecause, VoidedBy, VoidedOn) = (reason.Text, stamp.By.Person, stamp.On);
        Note(FactKind.EvaluationVoided, stamp, ("reason", reason.Text));
        return null;
    }

    public static string Printed(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>One of the two, or somebody acting under their hat: standing in never makes two people of one.</summary>
    private bool IsScorer(Stamp stamp) => scorers.Exists(s => stamp.By.AsPerson(s.PersonId) is not null);

    private static Refusal Against(Rule rule, Relation mustAct) => new(null, [new Unmet(rule, mustAct)]);

    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details) => Raise(Fact.Of(kind, Id.Value, stamp.On, details));
}

/// <summary>One of the two who score.</summary>
public sealed class EvaluationScorer
{
    private EvaluationScorer() { }

    internal EvaluationScorer(EvaluationId evaluation, int position, PersonId person) => (EvaluationId, Position, PersonId) = (evaluation, position, person);

    public EvaluationId EvaluationId { get; private set; }

    /// <summary>1 or 2.</summary>
    public int Position { get; private set; }

    public PersonId PersonId { get; private set; }

    public DateOnly? HandedInOn { get; private set; }

    internal void HandIn(Stamp stamp) => HandedInOn = stamp.On;

    internal void PassTo(PersonId successor) => PersonId = successor;
}

/// <summary>Somebody scores in place of who was to before.</summary>
public sealed class EvaluationReplacement
{
    private EvaluationReplacement() { Because = ""; }

    internal EvaluationReplacement(EvaluationId evaluation, int number, int scorer, PersonId earlier, PersonId successor, Reason reason, Stamp stamp) =>
        (EvaluationId, Number, Scorer, Earlier, Successor, Because, ReplacedBy, ReplacedOn) = (evaluation, number, scorer, earlier, successor, reason.Text, stamp.By.Person, stamp.On);

    public EvaluationId EvaluationId { get; private set; }

    /// <summary>From 1 within the evaluation.</summary>
    public int Number { get; private set; }

    /// <summary>1 or 2.</summary>
    public int Scorer { get; private set; }

    public PersonId Earlier { get; private set; }

    public PersonId Successor { get; private set; }

    public string Because { get; private set; }

    public PersonId ReplacedBy { get; private set; }

    public DateOnly ReplacedOn { get; private set; }
}

/// <summary>Points of one scorer for one indicator.</summary>
public sealed class EvaluationMark
{
    private EvaluationMark() { }

    internal EvaluationMark(EvaluationId evaluation, int scorer, MarkDraft draft) =>
        (EvaluationId, Scorer, Position, Points, Remark) = (evaluation, scorer, draft.Position, draft.Points, string.IsNullOrWhiteSpace(draft.Remark) ? null : draft.Remark.Trim());

    public EvaluationId EvaluationId { get; private set; }

    /// <summary>1 or 2.</summary>
    public int Scorer { get; private set; }

    /// <summary>Of the scheme's indicator.</summary>
    public int Position { get; private set; }

    public decimal Points { get; private set; }

    public string? Remark { get; private set; }
}

/// <summary>Why the mean of two points that lie far apart stands.</summary>
public sealed class EvaluationSettlement
{
    private EvaluationSettlement() { Because = ""; }

    internal EvaluationSettlement(EvaluationId evaluation, int position, Reason reason, Stamp stamp) => (EvaluationId, Position, Because, SettledBy, SettledOn) = (evaluation, position, reason.Text, stamp.By.Person, stamp.On);

    public EvaluationId EvaluationId { get; private set; }

    /// <summary>Of the scheme's indicator.</summary>
    public int Position { get; private set; }

    public string Because { get; private set; }

    public PersonId SettledBy { get; private set; }

    public DateOnly SettledOn { get; private set; }
}

/// <summary>测评表: sheets handed out and come back, and how they answer. The scan proves the numbers.</summary>
/// <param name="Satisfied">满意</param>
/// <param name="Fairly">基本满意</param>
/// <param name="Unsatisfied">不满意</param>
/// <param name="Unknown">不了解</param>
public sealed record SurveySheet(int HandedOut, int Returned, int Satisfied, int Fairly, int Unsatisfied, int Unknown, string Sha256, string FileName, string MediaType)
{
    public const int Most = 1_000_000;

    /// <summary>No number is negative, no more came back than went out, and every sheet that came back has one answer.</summary>
    public bool AddsUp => new[] { HandedOut, Returned, Satisfied, Fairly, Unsatisfied, Unknown }.All(count => count is >= 0 and <= Most) && HandedOut > 0 && Returned <= HandedOut && Satisfied + Fairly + Unsatisfied + Unknown == Returned;

    /// <summary>满意率: satisfied and fairly satisfied of what came back, in per cent with one place; null where nothing came back.</summary>
    public decimal? Rate => Returned == 0 ? null : Math.Round(100m * (Satisfied + Fairly) / Returned, 1, MidpointRounding.AwayFromZero);
}
