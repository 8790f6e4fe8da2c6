using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Evaluations;

public readonly record struct SchemeId(Guid Value) : IEntityId<SchemeId>
{
    public static SchemeId New() => new(EntityKey.Next());

    public static SchemeId From(Guid value) => new(value);
}

/// <summary>An indicator (评估指标) as it is filled in.</summary>
/// <param name="Weight">Per cent; those of a scheme add up to 100.</param>
/// <param name="FullMarks">What 100 points mean.</param>
public sealed record ItemDraft(string Name, int Weight, string FullMarks);

/// <summary>A grade (等次) as it is filled in.</summary>
/// <param name="From">The lowest score that is still of it, from 0 to 100.</param>
public sealed record GradeDraft(string Name, decimal From);

/// <param name="Tolerance">Two people's points for one indicator may lie so far apart; what is more must be settled.</param>
public sealed record SchemeDraft(string Name, IReadOnlyList<ItemDraft> Items, IReadOnlyList<GradeDraft> Grades, decimal Tolerance);

/// <summary>
/// 评估办法: what an evaluation looks at, with which weights, and which score is which grade. A version is never changed: another one of the same name stands in its place for evaluations to come.
/// Source: domain rules, milestone 评估.
/// </summary>
public sealed class EvaluationScheme : RaisesFacts
{
    public const int MaxNameLength = 60;
    public const int MaxFullMarksLength = 500;
    public const int MaxItems = 20;
    public const int MaxGrades = 6;
    public const decimal FullScore = 100;

    private readonly List<EvaluationItem> items = [];
    private readonly List<EvaluationGrade> grades = [];

    private EvaluationScheme() { Name = ""; }

    public SchemeId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The version, from 1 among those of the same name.</summary>
    public int Number { get; private set; }

    /// <summary>Points; the tolerance itself needs no settling.</summary>
    public decimal Tolerance { get; private set; }

    public IReadOnlyList<EvaluationItem> Items => items;

    /// <summary>The best first; the last one begins at 0.</summary>
    public IReadOnlyList<EvaluationGrade> Grades => grades;

    public PersonId MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateOnly MadeOn { get; private set; }

    /// <param name="number">The version it is.</param>
    public static EvaluationScheme Make(SchemeId id, int number, SchemeDraft draft, Stamp stamp)
    {
        if (!IsSound(draft)) throw new ArgumentException("Weights add up to 100, and grades fall to 0.", nameof(draft));
        var scheme = new EvaluationScheme { Id = id, Name = draft.Name.Trim(), Number = number, Tolerance = draft.Tolerance, MadeBy = stamp.By.Person, MadeAt = stamp.At, MadeOn = stamp.On };
        scheme.items.AddRange(draft.Items.Select((item, i) => new EvaluationItem(id, i + 1, item)));
        scheme.grades.AddRange(draft.Grades.OrderByDescending(grade => grade.From).Select((grade, i) => new EvaluationGrade(id, i + 1, grade)));
        scheme.Raise(Fact.Of(FactKind.EvaluationSchemeMade, id.Value, stamp.On, ("title", scheme.Name), ("version", $"{number}")));
        return scheme;
    }

    /// <summary>Named items whose weights add up to 100, grades of different bounds of which the lowest is 0.</summary>
    public static bool IsSound(SchemeDraft draft) =>
        draft.Name.Trim().Length is > 0 and <= MaxNameLength && draft.Tolerance is >= 0 and <= FullScore
        && draft.Items.Count is > 0 and <= MaxItems && draft.Items.All(item => item.Name.Trim().Length is > 0 and <= MaxNameLength && item.Weight is > 0 and <= 100 && item.FullMarks.Trim().Length is > 0 and <= MaxFullMarksLength)
        && draft.Items.Sum(item => item.Weight) == 100
        && draft.Grades.Count is > 1 and <= MaxGrades && draft.Grades.All(grade => grade.Name.Trim().Length is > 0 and <= MaxNameLength && grade.From is >= 0 and < FullScore)
        && draft.Grades.Select(grade => grade.From).Distinct().Count() == draft.Grades.Count && draft.Grades.Min(grade => grade.From) == 0;

    /// <summary>The best grade whose bound the score reaches; the bound itself reaches it.</summary>
    public string GradeOf(decimal score) => grades.OrderByDescending(grade => grade.From).First(grade => score >= grade.From).Name;
}

/// <summary>One of the things an evaluation looks at.</summary>
public sealed class EvaluationItem
{
    private EvaluationItem() { Name = FullMarks = ""; }

    internal EvaluationItem(SchemeId scheme, int position, ItemDraft draft) => (SchemeId, Position, Name, Weight, FullMarks) = (scheme, position, draft.Name.Trim(), draft.Weight, draft.FullMarks.Trim());

    public SchemeId SchemeId { get; private set; }

    /// <summary>From 1.</summary>
    public int Position { get; private set; }

    public string Name { get; private set; }

    /// <summary>Per cent.</summary>
    public int Weight { get; private set; }

    /// <summary>What 100 points mean.</summary>
    public string FullMarks { get; private set; }
}

/// <summary>A band of scores with its name.</summary>
public sealed class EvaluationGrade
{
    private EvaluationGrade() { Name = ""; }

    internal EvaluationGrade(SchemeId scheme, int position, GradeDraft draft) => (SchemeId, Position, Name, From) = (scheme, position, draft.Name.Trim(), draft.From);

    public SchemeId SchemeId { get; private set; }

    /// <summary>From 1, the best first.</summary>
    public int Position { get; private set; }

    public string Name { get; private set; }

    /// <summary>The lowest score that is still of it.</summary>
    public decimal From { get; private set; }
}
