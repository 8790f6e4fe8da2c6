using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Figures;

/// <summary>The figures are counted in SQL; the same is told in memory, measure by measure. Both agree over made-up lives, whatever day and knowledge is asked for.</summary>
public sealed class CountedInTheDatabaseTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly First = new(2026, 3, 20);
    private const int Days = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_the_database_counts_is_what_is_told_in_memory(int seed)
    {
        var inspection = await LivedAsync(new Random(seed));
        office.Clock.GoTo(First.AddDays(Days));
        var now = office.Clock.GetUtcNow();
        // the office sees all of the inspection; the auditor sees it as a whole, but is asked for what is restricted
        foreach (var person in new[] { office.Office, office.Auditor }) await office.As<Door, bool>(person, async door =>
        {
            await using var reading = (await door.ReadAsync(default))!;
            foreach (var known in new[] { now, now.AddDays(-Days / 2) })
                for (var day = First; day <= reading.Today; day = day.AddDays(7)) await AgreeAsync(reading, inspection, new AsOf(day, known));
            return true;
        });
    }

    private static async Task AgreeAsync(Reading reading, TestInspection inspection, AsOf asOf)
    {
        var told = await InspectionStandings.ReadAsync(reading, inspection.Id, asOf, null, default);
        var counted = await InspectionFigures.ReadAsync(reading, inspection.Id, asOf, default);
        Assert.Equal(ProblemSums.Of(told.Problems()), counted.Sums());
        foreach (var unit in counted.Units) Assert.Equal(ProblemSums.Of(told.Problems(unit)), counted.Sums(unit));
        foreach (var part in Enum.GetValues<FigurePart>())
            Assert.Equal(told.Problems().Where(p => p.Is(part)).Select(p => p.Problem.Value).Order(), (await counted.BehindAsync(part, null, default)).Select(p => p.Value).Order());
        Assert.Equal(told.Tasks.Where(t => t.State.IsOpen() && t.DueOn < asOf.Day).OrderBy(t => t.DueOn).ThenBy(t => t.Task.Value).Take(StandingSql.MostOverdue).Select(t => t.Task), await counted.Sql.OverdueAsync(default));

        var tasks = reading.Db.TasksVisibleTo(reading.Sight, inspection.Id);
        var measures = await PastMeasures.ReadAsync(reading, tasks, default);
        var pursued = told.Tasks.Where(t => CountMeasures.PlanInForce.Contains(t.State)).Select(t => t.Task).ToHashSet();
        if (!counted.Sql.IsPresent)
        {
            foreach (var figure in Enum.GetValues<MeasureFigure>().Where(figure => figure > MeasureFigure.Due))
                Assert.Equal(Once(measures.Where(m => pursued.Contains(m.Task)), m => m.StateAt(asOf), asOf).Where(m => $"{m.StateAt(asOf)}" == $"{figure}").Select(m => m.Id.Value).Order(), (await counted.Sql.MeasuresAsync(figure, null, 1000, default)).Select(m => m.Measure).Order());
            Assert.Equal(MeasureSums.Of([.. Once(measures.Where(m => pursued.Contains(m.Task)), m => m.StateAt(asOf), asOf).Select(m => (m.StateAt(asOf), 1))]), await CountMeasures.OfAsync(counted.Sql, default));
        }
        var inForce = (await tasks.Where(t => CountMeasures.PlanInForce.Contains(t.State)).Select(t => t.Id).ToListAsync()).ToHashSet();
        var atWork = measures.Where(m => inForce.Contains(m.Task) && m.Present != MeasureState.Cancelled).ToList();
        var weekly = Once(atWork, m => m.Present, asOf with { Day = DateOnly.MaxValue }).ToList();
        // before it parted, what it was one with stands for both
        var since = atWork.Where(m => m.PartedFrom is not null && m.Parted!.Value.At <= asOf.KnownAt
            && atWork.Exists(o => o.Id == m.PartedFrom || o.SharedFrom == m.PartedFrom || (o.PartedFrom == m.PartedFrom && (o.Parted!.Value.At, o.Id.Value).CompareTo((m.Parted!.Value.At, m.Id.Value)) > 0))).ToDictionary(m => m.Id, m => m.Parted!.Value.On);
        bool Stands(PastMeasure m, DateOnly day) => !(day < since.GetValueOrDefault(m.Id));
        foreach (var week in CountByWeek.Of([.. await counted.Sql.DoneAsync(default), .. await counted.Sql.DuesAsync(default)], First, asOf.Day))
        {
            Assert.Equal(weekly.Count(m => Stands(m, week.On) && m.StateAt(asOf with { Day = week.On }) is MeasureState.Verified or MeasureState.Sustained), week.Done);
            Assert.Equal(weekly.Count(m => Stands(m, week.On) && m.DueAsOf(asOf) <= week.On), week.Due);
        }
        Assert.Equal(weekly.Where(m => Stands(m, asOf.Day) && m.StateAt(asOf) is MeasureState.Verified or MeasureState.Sustained).Select(m => m.Id.Value).Order(), (await counted.Sql.MeasuresAsync(MeasureFigure.Done, null, 1000, default)).Select(m => m.Measure).Order());
        Assert.Equal(weekly.Where(m => Stands(m, asOf.Day) && m.DueAsOf(asOf) <= asOf.Day).Select(m => m.Id.Value).Order(), (await counted.Sql.MeasuresAsync(MeasureFigure.Due, null, 1000, default)).Select(m => m.Measure).Order());
    }

    /// <summary>Of measures that are one, the first that counts: the one where it is written, or else the oldest.</summary>
    private static IEnumerable<PastMeasure> Once(IEnumerable<PastMeasure> measures, Func<PastMeasure, MeasureState> state, AsOf asOf) => measures.ToLookup(m => state(m) == MeasureState.Cancelled) is var by
        ? by[true].Concat(by[false].GroupBy(m => m.RootAt(asOf)).Select(same => same.OrderBy(m => m.RootAt(asOf) != m.Id).ThenBy(m => m.Id.Value).First())) : [];

    /// <summary>Lives no verb allows among those it does: what is counted must agree even so.</summary>
    private async Task<TestInspection> LivedAsync(Random random)
    {
        office.Clock.GoTo(First.AddDays(-2));
        var inspection = await TestInspection.RegisteredAsync(office, problems: 14);
        await using var db = office.OpenDatabase();
        var problems = await db.Tasks.Where(t => t.InspectionId == inspection.Id).Select(t => t.ProblemId.Value).ToListAsync();
        var (number, takeover) = (0L, EntityKey.Next());
        Guid? lastMeasure = null;
        await db.Database.ExecuteSqlAsync($"insert into takeovers (id, inspection_id, body_id, proposed_by, proposed_at, state) values ({takeover}, {inspection.Id.Value}, {office.Bureau.Value}, {office.Office.Value}, {At(First, 1)}, {$"{TakeoverState.Approved}"})");
        foreach (var task in inspection.Tasks.Select(t => t.Value))
        {
            var unit = (random.Next(2) == 0 ? office.WaterDepartment : office.FinanceDepartment).Value;
            var due = First.AddDays(random.Next(10, 80));
            await FactAsync("TaskAssigned", First.AddDays(1), $$"""{"dueOn":"{{due:yyyy-MM-dd}}"}""");
            Guid[] measures = [.. Enumerable.Range(1, 3).Select(_ => EntityKey.Next())];
            foreach (var (measure, at) in measures.Select((m, i) => (m, i + 1)))
            {
                // some came into the plan by an amendment, some left it by one, some before that was written down
                DateOnly? added = random.Next(6) == 0 ? First.AddDays(random.Next(40)) : null, cancelled = random.Next(6) == 0 ? First.AddDays(random.Next(50)) : null;
                DateTime? addedAt = added is { } a ? At(a, 2) : null, cancelledAt = cancelled is { } c ? At(c, 2) : null;
                await db.Database.ExecuteSqlAsync($"""
                    insert into measures (id, task_id, position, text, kind, owner_unit_id, due_on, original_due_on, state, added_on, added_at, cancelled_on, cancelled_at)
                    values ({measure}, {task}, {at}, '措施', 'General', {unit}, {due.AddDays(-random.Next(20))}, {due}, {(cancelled is not null || random.Next(12) == 0 ? "Cancelled" : "NotStarted")}, {added}::date, {addedAt}::timestamptz, {cancelled}::date, {cancelledAt}::timestamptz)
                    """);
            }
            var parts = First.AddDays(random.Next(10, 50));
            if (lastMeasure is { } former && random.Next(3) == 0) await db.Database.ExecuteSqlAsync($"update measures set parted_from = {former}, parted_on = {parts}, parted_at = {At(parts, 3)} where id = {measures[0]}");
            if (lastMeasure is { } other && random.Next(2) == 0) await db.Database.ExecuteSqlAsync($"update measures set shared_from = {other} where id = {measures[1]}");
            lastMeasure = random.Next(4) == 0 ? lastMeasure ?? measures[2] : measures[2];
            if (random.Next(3) == 0) await AmendAsync(task, measures[0], First.AddDays(random.Next(60)));
            var (state, on, span, reviews) = (TaskState.Registered, First, 1, 0);
            for (var step = random.Next(1, 9); step > 0; step--)
            {
                on = on.AddDays(random.Next(1, 8));
                var next = (TaskState)random.Next(11);
                // from registered to done goes only work done before it was recorded, and only at its beginning
                if (state == TaskState.Registered && next.IsDone())
                {
                    if (span == 1) await TakeOverAsync(task, on);
                    else next = TaskState.Assigned;
                }
                await db.Database.ExecuteSqlAsync($"update status_spans set until_on = {on}, until_at = {At(on, 3)} where task_id = {task} and until_at is null");
                await db.Database.ExecuteSqlAsync($"insert into status_spans (task_id, number, state, from_on, from_at) values ({task}, {++span}, {$"{next}"}, {on}, {At(on, 3)})");
                if (next == TaskState.Withdrawn) await FactAsync("TaskWithdrawn", on, random.Next(2) == 0 ? $$"""{"mergedInto":"{{problems[random.Next(problems.Count)]:N}}"}""" : "{}");
                state = next;
                foreach (var measure in measures.Where(_ => random.Next(2) == 0))
                    await db.Database.ExecuteSqlAsync($"insert into progress (id, task_id, measure_id, text, true_on, claim, written_by, submitted_by, submitted_at) values ({EntityKey.Next()}, {task}, {measure}, '进展', {on.AddDays(-random.Next(4))}, {$"{(ReportedGrade)random.Next(4)}"}, {office.Handler.Value}, {office.UnitLead.Value}, {At(on, random.Next(2) == 0 ? 1 : 4)})");
                if (random.Next(2) == 0) await ReviewAsync(task, measures, on, ++reviews);
                if (random.Next(5) == 0) await ExtendAsync(task, random.Next(2) == 0 ? measures[0] : null, on, due);
            }
            Guid? merged = state == TaskState.Withdrawn && random.Next(2) == 0 ? problems[random.Next(problems.Count)] : null;
            await db.Database.ExecuteSqlAsync($"update tasks set state = {$"{state}"}, lead_unit_id = {unit}, due_on = {due}, restarts = {random.Next(2)}, merged_into = {merged}::uuid where id = {task}");

            async Task TakeOverAsync(Guid taken, DateOnly day)
            {
                await FactAsync("TaskTakenOver", day, "{}");
                await db.Database.ExecuteSqlAsync($"update tasks set takeover_id = {takeover} where id = {taken}");
            }

            async Task FactAsync(string kind, DateOnly day, string details)
            {
                var act = EntityKey.Next();
                byte[] hash = [1];
                var rows = "{}";
                await db.Database.ExecuteSqlAsync($"""insert into acts (id, verb, actor_id, at, "on") values ({act}, {kind}, {office.Office.Value}, {At(day, 3)}, {day})""");
                await db.Database.ExecuteSqlAsync($"""
                    insert into facts (chain, number, act_id, kind, subject_id, "on", at, actor_id, details, salt, payload_digest, rows, previous_hash, hash)
                    values ({inspection.Id.Value}, {++number}, {act}, {kind}, {task}, {day}, {At(day, 3)}, {office.Office.Value}, {details}::jsonb, {hash}, {hash}, {rows}::jsonb, {hash}, {hash})
                    """);
            }
        }
        return inspection;

        async Task ReviewAsync(Guid task, Guid[] measures, DateOnly on, int round)
        {
            var review = EntityKey.Next();
            var passed = random.Next(2) == 0;
            // a review that merely fell has neither passed nor a remark
            string? remark = passed || random.Next(4) == 0 ? null : "材料不足";
            await db.Database.ExecuteSqlAsync($"insert into reviews (id, task_id, round, auditor_id, taken_at, conclusion, concluded_at, remark) values ({review}, {task}, {round}, {office.Auditor.Value}, {At(on, 2)}, {(passed ? "Passed" : "Returned")}, {At(on, random.Next(2) + 2)}, {remark}::text)");
            foreach (var measure in measures) await db.Database.ExecuteSqlAsync($"insert into measure_judgements (review_id, measure_id, verdict, judged_at) values ({review}, {measure}, {$"{(MeasureVerdict)random.Next(3)}"}, {At(on, 2)})");
        }

        async Task AmendAsync(Guid task, Guid measure, DateOnly on)
        {
            var amendment = EntityKey.Next();
            var isApproved = random.Next(3) > 0;
            await db.Database.ExecuteSqlAsync($"insert into amendments (id, task_id, number, reason, proposed_by, proposed_at, state, ended_by, ended_at) values ({amendment}, {task}, 1, '条件变化', {office.UnitLead.Value}, {At(on, 1)}, {(isApproved ? "Approved" : "Returned")}, {office.LeadingGroup.Value}, {At(on, 5)})");
            await db.Database.ExecuteSqlAsync($"""
                insert into amendment_lines (amendment_id, number, measure_id, kind, position, earlier_text, earlier_kind, text, measure_kind, due_on)
                values ({amendment}, 1, {measure}, 'Reworded', 1, '原措施', 'General', {(random.Next(4) == 0 ? "原措施" : "措施")}, 'General', {First})
                """);
        }

        async Task ExtendAsync(Guid task, Guid? measure, DateOnly on, DateOnly due)
        {
            bool granted = random.Next(3) > 0;
            await db.Database.ExecuteSqlAsync($"insert into extensions (id, task_id, number, measure_id, from_on, to_on, reason, requested_by, requested_at, is_granted, decided_at) values ({EntityKey.Next()}, {task}, 1, {measure}::uuid, {due}, {due.AddDays(random.Next(5, 30))}, '汛期', {office.UnitLead.Value}, {At(on, 1)}, {granted}, {At(on, 2)})");
        }
    }

    /// <summary>That hour of the office's day.</summary>
    private static DateTime At(DateOnly on, int hour) => on.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc);
}
