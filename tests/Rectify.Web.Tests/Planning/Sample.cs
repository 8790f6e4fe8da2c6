using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;

namespace Rectify.Web.Tests.Planning;

/// <summary>A unit with two people and a task in planning.</summary>
internal static class Sample
{
    public static readonly UnitId Water = UnitId.New();
    public static readonly UnitId Finance = UnitId.New();
    public static readonly PersonId Lead = PersonId.New();
    public static readonly PersonId Namesake = PersonId.New();

    public static NameChoices Names() => new(new Nameable(
        [new(Water, "水生态环境科"), new(Finance, "财务科")],
        [new(Lead, "许望川", "水生态环境科", "xuwangchuan"), new(Namesake, "许望川", "财务科", "xuwangchuan")]));

    public static PlanTask Task(bool mayDraft = true, params PlanMeasure[] measures) => new(
        TaskId.New(), 4, 1001, "1", 1, "第1处排口整治滞后。", null, new DateOnly(2026, 6, 30), Water, "水生态环境科", "陆清和", "排口整治到位。", null, null, null, null, null, null, measures,
        mayDraft ? new Dictionary<TaskVerb, IReadOnlyList<Unmet>> { [TaskVerb.DraftPlan] = [] } : new Dictionary<TaskVerb, IReadOnlyList<Unmet>>(), []);

    public static PlanMeasure Measure(string text, PersonId? owner = null) => new(MeasureId.New(), text, MeasureKind.General, Water, owner, new DateOnly(2026, 5, 31));
}
