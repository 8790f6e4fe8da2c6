using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Data.Mappings;
using Rectify.App.Figures;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Ledger;

/// <summary>The ledger's conditions: a plain list of "if asked, narrow" over the tasks the reader may see.</summary>
internal static class LedgerConditions
{
    /// <summary>Money is written in this unit; quantities have their own.</summary>
    public const string MoneyUnit = "万元";

    public static async Task<IQueryable<RectificationTask>> LedgerAsync(this Reading reading, LedgerFilter filter, CancellationToken ct)
    {
        var (db, today) = (reading.Db, reading.Today);
        var tasks = db.TasksVisibleTo(reading.Sight);

        if (filter.Inspection is { } inspection) tasks = tasks.Where(t => t.InspectionId == inspection);
        if (filter.Round is { } round) tasks = tasks.Where(t => db.Inspections.Where(i => i.RoundId == round).Select(i => i.Id).Contains(t.InspectionId));
        if (filter.Unit is { } unit)
        {
            List<Domain.People.UnitId> units = filter.WithBelow ? [.. reading.Actor.Units.Within(unit)] : [unit];
            tasks = tasks.Where(t => t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value));
        }
        if (filter.Leader is { } leader) tasks = tasks.Where(t => t.LeaderId == leader);
        if (filter.States.Count > 0) tasks = tasks.Where(t => filter.States.Contains(t.State));
        if (filter.Due is { } due) tasks = tasks.DueWithin(due, today);
        if (filter.Pace is { } pace) tasks = tasks.OfPace(pace, today);
        if (filter.Classes.Count > 0) tasks = tasks.Where(t => db.Problems.Any(p => p.Id == t.ProblemId && p.Class != null && filter.Classes.Contains(p.Class.Value)));
        if (filter.DuringPresence) tasks = tasks.RegisteredDuringPresence(db);
        if (filter.Section is { } section)
        {
            var sections = await db.SectionsWithinAsync(section, ct);
            tasks = tasks.Where(t => db.Problems.Any(p => p.Id == t.ProblemId && p.SectionId != null && sections.Contains(p.SectionId.Value)));
        }
        if (filter.Told is { } notification)
        {
            var me = reading.Actor.Person;
            var told = (await db.Notifications.Where(n => n.Id == notification && n.PersonId == me).Select(n => n.SubjectIds).SingleOrDefaultAsync(ct) ?? []).Select(TaskId.From).ToList();
            tasks = tasks.Where(t => told.Contains(t.Id));
        }
        if (filter.Chosen.Count > 0) tasks = tasks.Where(t => filter.Chosen.Contains(t.Id));
        if (filter.WithMoney) tasks = tasks.Where(t => db.Problems.Any(p => p.Id == t.ProblemId && p.StakeAmount != null && p.StakeUnit == MoneyUnit));
        if (filter.IsKey) tasks = tasks.Where(t => db.Problems.Any(p => p.Id == t.ProblemId && p.KeyBecause != null));
        if (filter.Measure is { } measure) tasks = tasks.Where(t => CountMeasures.PlanInForce.Contains(t.State) && t.Measures.Any(m => m.State == measure));
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var found = db.Problems.Saying(filter.Text.Trim()).Select(p => p.Id);
            tasks = tasks.Where(t => found.Contains(t.ProblemId));
        }
        if (filter.Part is { } part)
        {
            var problems = filter.Inspection is null ? [] : await PartAsync(reading, filter, part, ct);
            tasks = tasks.Where(t => problems.Contains(t.ProblemId));
        }
        return tasks;
    }

    /// <summary>By the day its problem was registered: the first task's life begins with it.</summary>
    private static IQueryable<RectificationTask> RegisteredDuringPresence(this IQueryable<RectificationTask> tasks, RectifyDb db) => tasks
        .Where(t => db.Problems.Any(p => p.Id == t.ProblemId && p.Class == ProblemClass.AtOnce))
        .Where(t => db.Inspections.Any(i => i.Id == t.InspectionId && db.Tasks.Any(first => first.ProblemId == t.ProblemId && first.Spans.Any(s => s.Number == 1 && (s.FromOn < i.FeedbackOn || i.IsFeedbackExpected == true)))));

    private static IQueryable<RectificationTask> DueWithin(this IQueryable<RectificationTask> tasks, DueWindow window, DateOnly today)
    {
        if (window == DueWindow.LongTerm) return tasks.Where(t => t.DueOn == Deadline.LongTerm && t.State != TaskState.Registered);
        var open = OpenStates;
        tasks = tasks.Where(t => open.Contains(t.State));
        if (window == DueWindow.Overdue) return tasks.Where(t => t.DueOn < today);
        var until = today.AddDays(window switch { DueWindow.Within10Days => 10, DueWindow.Within20Days => 20, _ => 30 });
        return tasks.Where(t => today <= t.DueOn && t.DueOn <= until);
    }

    /// <summary>States are stored by name: "open" is a list, never a comparison.</summary>
    public static IReadOnlyList<TaskState> OpenStates { get; } = [.. Enum.GetValues<TaskState>().Where(state => state.IsOpen())];

    /// <summary>Problems with that number, or whose wording contains the text. Two characters and more are found by the keys of their pairs.</summary>
    private static IQueryable<Problem> Saying(this IQueryable<Problem> problems, string text)
    {
        var pattern = PatternOf(text);
        var keys = PairKeys.Of(text);
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : (int?)null;
        return (keys.Length, number) switch
        {
            (0, null) => problems.Where(p => EF.Functions.ILike(p.Wording, pattern, "\\")),
            (0, { } n) => problems.Where(p => p.Number == n || EF.Functions.ILike(p.Wording, pattern, "\\")),
            (_, null) => problems.Where(p => keys.All(key => EF.Property<int[]>(p, ProblemMapping.WordingKeys).Contains(key)) && EF.Functions.ILike(p.Wording, pattern, "\\")),
            (_, { } n) => problems.Where(p => p.Number == n || (keys.All(key => EF.Property<int[]>(p, ProblemMapping.WordingKeys).Contains(key)) && EF.Functions.ILike(p.Wording, pattern, "\\"))),
        };
    }

    /// <summary>For ILIKE with a backslash to escape: texts that hold this one, whatever signs stand in it.</summary>
    public static string PatternOf(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private static async Task<List<SectionId>> SectionsWithinAsync(this RectifyDb db, SectionId top, CancellationToken ct)
    {
        var inspection = db.Sections.Where(s => s.Id == top).Select(s => s.InspectionId);
        var all = await db.Sections.Where(s => inspection.Contains(s.InspectionId)).Select(s => new { s.Id, s.ParentId }).ToListAsync(ct);
        var below = all.Where(s => s.ParentId is not null).ToLookup(s => s.ParentId!.Value, s => s.Id);
        List<SectionId> found = [top];
        for (var at = 0; at < found.Count; at++) found.AddRange(below[found[at]]);
        return found;
    }

    private static async Task<IReadOnlyCollection<ProblemId>> PartAsync(Reading reading, LedgerFilter filter, FigurePart part, CancellationToken ct)
    {
        var figures = await InspectionFigures.ReadAsync(reading, filter.Inspection!.Value, new AsOf(filter.AsOf ?? reading.Today, reading.Now), ct);
        return await figures.BehindAsync(part, filter is { Unit: { } unit, WithBelow: false } ? unit : null, ct);
    }
}
