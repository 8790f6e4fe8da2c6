using System.Collections;
using System.IO.Compression;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Acceptance;
using Rectify.App.Assignments;
using Rectify.App.Calendar;
using Rectify.App.Checking;
using Rectify.App.Desk;
using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.App.Planning;
using Rectify.App.Reporting;
using Rectify.App.Reviews;
using Rectify.App.Takeovers;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.People;

/// <summary>Every question a page asks, asked by people who must not know of a restricted problem: no answer tells of it. An office of its own, since other problems have the same words.</summary>
public sealed class RestrictedSweepTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private PersonId[] Outsiders => [office.SecondAuditor, office.Supervision, office.UpperLevel, office.FinanceLead, office.SystemAdministrator];

    [Fact]
    public async Task No_answer_to_an_outsider_holds_a_word_of_it()
    {
        HashSet<string> told = [];
        foreach (var state in new[] { TaskState.Registered, TaskState.Planning, TaskState.Submitted, TaskState.UnderAcceptance, TaskState.Closed, TaskState.Rectifying })
        {
            var inspection = await AtAsync(state);
            // the last one is looked at when it is overdue
            if (state == TaskState.Rectifying) office.Clock.GoTo(Due.AddDays(5));
            foreach (var (name, ask) in Questions(inspection, await NumberAsync(inspection)))
            {
                foreach (var person in Outsiders) Assert.False(Tells(await ask(person), inspection), $"{name} tells an outsider of a restricted problem in state {state}.");
                foreach (var person in new[] { office.Office, office.UnitLead, office.Auditor, office.PanelMember })
                    if (Tells(await ask(person), inspection)) told.Add(name);
            }
        }

        // every question of the sweep is one that has an answer for somebody; only the pool holds nothing restricted for anybody
        Assert.Equal(Questions(await AtAsync(TaskState.Registered), 0).Select(q => q.Name).Where(name => name != "pool").Order(), told.Order());
    }

    private async Task<TestInspection> AtAsync(TaskState state)
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        if (state != TaskState.Registered) await inspection.WalkTo(state, Due);
        return inspection;
    }

    /// <summary>The texts and keys that an answer holds, as deep as answers go.</summary>
    private static List<string> Words(object? answer, int depth = 0)
    {
        if (answer is null || depth > 8) return [];
        if (answer is string or Guid) return [$"{answer}"];
        if (answer is IEnumerable many) return [.. many.Cast<object?>().SelectMany(one => Words(one, depth + 1))];
        var type = answer.GetType();
        var isOurs = type.FullName!.StartsWith("Rectify.App", StringComparison.Ordinal) || type.Name.EndsWith("Id", StringComparison.Ordinal) || type.IsGenericType;
        if (!isOurs || type.IsEnum) return [];
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public;
        return [.. type.GetProperties(Own).Where(p => p.GetIndexParameters().Length == 0).SelectMany(p => Words(p.GetValue(answer), depth + 1)), .. type.GetFields(Own).SelectMany(f => Words(f.GetValue(answer), depth + 1))];
    }

    private static bool Tells(string answer, TestInspection inspection) =>
        answer.Contains("第1处排口", StringComparison.Ordinal) || answer.Contains("逐一溯源", StringComparison.Ordinal) || answer.Contains($"{inspection.Task.Value}", StringComparison.Ordinal);

    private async Task<int> NumberAsync(TestInspection inspection)
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.Id == inspection.Task).Join(db.Problems, t => t.ProblemId, p => p.Id, (_, p) => p.Number).SingleAsync();
    }

    private IReadOnlyList<(string Name, Func<PersonId, Task<string>> Ask)> Questions(TestInspection inspection, int number)
    {
        var (id, task, other) = (inspection.Id, inspection.Task, inspection.Tasks[1]);
        var filter = new LedgerFilter { Inspection = id };
        return
        [
            Q<ReadLedger>(async q => await q.Run(filter)), Q<TaskPages>(async q => await q.ReadAsync(task)), ("number", Ask<TaskPages>(async q => await q.OfProblemAsync(number))), Q<ReadReview>(async q => await q.Run(task)), Q<ReviewQueue>(async q => await q.Run(ReviewQueue.MaxRows)),
            ("pool", Ask<ReviewQueue>(async q => (await q.Run(ReviewGroup.Mine, null), await q.Run(ReviewGroup.Pool, null, withAll: true)))), Q<ReadPanel>(async q => await q.Run(task)), Q<ReadOpinion>(async q => await q.Run(task)), Q<PaperActForm>(async q => await q.Run(task)),
            Q<ReadDesk>(async q => new[] { await q.Run(), await q.Run(DeskBlock.ReviewPool) }), Q<ReadCalendar>(async q => await q.Run(Due, Due)), Q<ReadDashboard>(async q => await q.Run(id, null)), ("filtered", Ask<ReadLedger>(async q => await q.Run(filter with { Text = "第1处" }))),
            Q<PlanSheets>(async q => await q.Run(id)), Q<ProgressSheets>(async q => await q.Run(id)), Q<AssignmentSheets>(async q => await q.Run(id)), Q<TakeoverSheets>(async q => await q.Run(id)),
            ("choices", Ask<AssignmentChoices>(async q => await q.ReadAsync(other))), ("checkup", Ask<ReadCheckup>(async q => (await q.Run(CheckupSubject.Of(id)))?.Standing.Proposal.Problems.Select(p => p.Wording.Text))),
            ("history", Ask<TaskHistory>(async q => await q.ReadAsync(task) is { Count: > 0 } rows ? (task, rows.Count) : null)), ("export", ExportedAsync), ("feed", FedAsync),
        ];

        (string, Func<PersonId, Task<string>>) Q<T>(Func<T, Task<object?>> ask) where T : notnull => (typeof(T).Name, Ask(ask));

        Func<PersonId, Task<string>> Ask<T>(Func<T, Task<object?>> ask) where T : notnull => async person => await office.As<T, string>(person, async query => string.Join('\n', Words(await ask(query))));

        async Task<string> ExportedAsync(PersonId person)
        {
            using var output = new MemoryStream();
            if (!await office.As<ExportLedger, bool>(person, export => export.Run(output, filter, "整改台账"))) return "";
            using var archive = new ZipArchive(output, ZipArchiveMode.Read);
            using var reader = new StreamReader(archive.GetEntry("xl/worksheets/filter.xml")!.Open());
            return await reader.ReadToEndAsync();
        }

        async Task<string> FedAsync(PersonId person)
        {
            await office.EnsureAccountAsync(person);
            var secret = KeepCalendarFeed.NewSecret();
            Must(await office.As<KeepCalendarFeed, Outcome>(person, keep => keep.OpenAsync(secret, ActId.New())));
            return string.Join('\n', Words(await office.Services.GetRequiredService<ReadCalendarFeed>().Run(secret)));
        }
    }
}
