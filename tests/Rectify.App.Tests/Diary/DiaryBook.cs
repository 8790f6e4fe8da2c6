using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.Supervision;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Diary;

/// <summary>Runs the jobs of the house on a day, two at once and once more, and writes down what the day brought: who was told, what came due, which letters rules drafted, how a cycle closed, which promise was broken.</summary>
internal sealed class DiaryBook(TestOffice office, DiaryRound round)
{
    private static readonly TaskState[] Owed = [TaskState.Assigned, TaskState.Planning, TaskState.Rectifying];

    private static readonly List<FactKind> LetterFacts = [.. Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.LetterDrafted and <= FactKind.LetterVoided)];

    private readonly StringBuilder text = new($"{round.Problems} problems from {DiaryRound.First:yyyy-MM-dd}\n");
    private long lastNotification;
    private long lastFact;

    public string Text => text.ToString();

    public async Task LookAsync()
    {
        var warn = office.Services.GetRequiredService<WarnOfDeadlines>();
        var plan = office.Services.GetRequiredService<PlanOutgoing>();
        await Task.WhenAll(Task.Run(() => warn.LookAsync(default)), Task.Run(() => warn.LookAsync(default)), Task.Run(RaiseAsync), Task.Run(RaiseAsync));
        // whoever looks again has nothing left to do
        Assert.Equal(new DeadlinesUp(0, 0), await warn.LookAsync(default));
        Assert.Equal(0, await RaiseAsync());
        Assert.Equal(0, await plan.RunAsync(default));

        await using var db = office.OpenDatabase();
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        List<string> lines = [.. await DueAsync(db, today), .. await ToldAsync(db), .. await LettersAsync(db), .. await CyclesAsync(db), .. await PromisesAsync(db, today)];
        if (lines.Count > 0) text.Append('\n').Append(today.ToString("yyyy-MM-dd ddd", CultureInfo.InvariantCulture)).Append('\n').AppendJoin('\n', lines.Select(line => $"  {line}")).Append('\n');
    }

    private async Task<int> RaiseAsync()
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RaiseLetters>().ByItselfAsync(default);
    }

    /// <summary>What is due today and still with its unit, and milestones not done.</summary>
    private static async Task<IEnumerable<string>> DueAsync(RectifyDb db, DateOnly today)
    {
        var tasks = await db.Tasks.Where(t => t.DueOn == today && Owed.Contains(t.State)).Join(db.Problems, t => t.ProblemId, p => p.Id, (_, p) => p.Number).Order().ToListAsync();
        var milestones = await db.Set<Milestone>().Where(m => m.DueOn == today && m.DoneOn == null).Select(m => m.Kind).ToListAsync();
        return [.. tasks.Count > 0 ? [$"due: {string.Join(' ', tasks)}"] : Array.Empty<string>(), .. milestones.Order().Select(kind => $"due: milestone {kind}")];
    }

    private async Task<IEnumerable<string>> ToldAsync(RectifyDb db)
    {
        var told = await db.Notifications.Where(n => n.Id > lastNotification).Join(db.Persons, n => n.PersonId, p => p.Id, (n, p) => new { n.Id, n.Kind, n.WarnedOf, n.ActId, n.SubjectIds, p.Name }).ToListAsync();
        if (told.Count > 0) lastNotification = told.Max(n => n.Id);
        Assert.Equal(told.Count(n => n.ActId is not null), told.Where(n => n.ActId is not null).DistinctBy(n => (n.ActId, n.Name)).Count());
        var warned = told.Where(n => n.WarnedOf is not null).GroupBy(n => (n.WarnedOf, n.Name)).Select(n => $"warned of {n.Key.WarnedOf}: {n.Key.Name} {Assert.Single(n).SubjectIds.Length}");
        var acts = told.Where(n => n.Kind is not null).GroupBy(n => (n.Kind, n.Name)).Select(n => $"{n.Key.Kind}: {n.Key.Name} {n.Sum(one => one.SubjectIds.Length)}{(n.Count() > 1 ? $" in {n.Count()}" : null)}");
        return [.. warned.Order(StringComparer.Ordinal), .. acts.Order(StringComparer.Ordinal).Select(line => $"told {line}")];
    }

    private async Task<IEnumerable<string>> LettersAsync(RectifyDb db)
    {
        LetterVerbFact[] facts = [.. (await db.Facts.Where(f => LetterFacts.Contains(f.Kind) && f.Number > lastFact).Join(db.Letters, f => f.SubjectId, l => (Guid)(object)l.Id, (f, l) => new { f.Number, f.Kind, LetterKind = l.Kind, l.Id }).ToListAsync()).Select(f => new LetterVerbFact(f.Number, f.Kind, f.LetterKind, f.Id))];
        if (facts.Length == 0) return [];
        lastFact = facts.Max(f => f.Number);
        var letters = facts.Select(f => f.Letter).ToList();
        var numbers = (await db.Letters.Where(l => letters.Contains(l.Id)).SelectMany(l => l.Tasks, (l, t) => new { l.Id, t.TaskId }).Join(db.Tasks, l => l.TaskId, t => t.Id, (l, t) => new { l.Id, t.ProblemId }).Join(db.Problems, l => l.ProblemId, p => p.Id, (l, p) => new { l.Id, p.Number }).ToListAsync()).ToLookup(l => l.Id, l => l.Number);
        return facts.GroupBy(f => (f.Kind, f.LetterKind)).OrderBy(f => $"{f.Key}", StringComparer.Ordinal).Select(f => $"{f.Key.Kind} {f.Key.LetterKind}: {string.Join(' ', f.SelectMany(one => numbers[one.Letter]).Order())}");
    }

    private sealed record LetterVerbFact(long Number, FactKind Kind, LetterKind LetterKind, LetterId Letter);

    private async Task<IEnumerable<string>> CyclesAsync(RectifyDb db)
    {
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        var closed = await db.Cycles.Include(c => c.Lines).Where(c => c.EndedOn == today).AsNoTracking().ToListAsync();
        return closed.Select(c => $"cycle {c.Number} closed: {c.Lines.Count(l => l.IsAsked)} asked, {c.Lines.Count(l => l.IsMissing)} missing, {c.Lines.Count(l => l.IsOverdue(today))} overdue");
    }

    /// <summary>A period that ended yesterday with too little in it.</summary>
    private static async Task<IEnumerable<string>> PromisesAsync(RectifyDb db, DateOnly today)
    {
        var promising = await db.Set<Measure>().AsNoTracking().Where(m => m.Commitment != null).Join(db.Tasks.Where(t => t.State == TaskState.Rectifying), m => m.TaskId, t => t.Id, (m, t) => new { m.Position, m.Commitment, t.ProblemId, Days = t.CommitmentEvents.Where(e => e.MeasureId == m.Id).Select(e => e.On).ToList() })
            .Join(db.Problems, m => m.ProblemId, p => p.Id, (m, p) => new { p.Number, m.Position, m.Commitment, m.Days }).ToListAsync();
        return promising.Where(m => m.Commitment!.Slots(m.Days, today).Any(slot => slot.To == today.AddDays(-1) && !slot.IsFilled)).OrderBy(m => m.Number).Select(m => $"slot missed: {m.Number} measure {m.Position}");
    }
}
