using Npgsql;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.Benchmarks.Seeding;

/// <summary>Fills a migrated, empty database with that many problems: the same in every run, counted from the day it is run.</summary>
/// <param name="problems">At least 1,000.</param>
internal sealed class SeededDatabase(int problems, DateOnly today)
{
    private const int SectionsOfInspection = 9;

    private readonly Office office = new(today);

    /// <summary>The first inspection is the large one of which a dashboard is read; the others share the rest.</summary>
    public int LargeInspection => Math.Min(5000, problems / 2);

    public async Task WriteAsync(string ownerConnectionString, CancellationToken ct)
    {
        await using (var db = new RectifyDb(RectifyDatabase.Options(ownerConnectionString))) await office.WriteAsync(db, ct);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ownerConnectionString) { CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        var search = await DropSearchAsync(connection, ct);
        await ProblemsAsync(connection, ct);
        await ExecuteAsync(connection, search, ct);
        await TasksAsync(connection, ct);
        await WorkAsync(connection, ct);
        await ReviewsAsync(connection, ct);
        await TrailAsync(connection, ct);
        await ExecuteAsync(connection, $"select setval('problem_numbers', {problems + 1001})", ct);
        // what autovacuum does within minutes of such an import
        await ExecuteAsync(connection, "vacuum (analyze)", ct);
    }

    private IEnumerable<SeededTask> Tasks()
    {
        var others = problems - LargeInspection;
        var number = 0;
        for (var inspection = 0; inspection < Office.Inspections; inspection++)
        {
            var rest = Office.Inspections - 1;
            var size = inspection == 0 ? LargeInspection : (others / rest) + (inspection <= others % rest ? 1 : 0);
            for (var sequence = 1; sequence <= size; sequence++) yield return new SeededTask(number++, inspection, sequence, office.FeedbackOn(inspection), today);
        }
    }

    private async Task ProblemsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.CopyAsync("sections", "id inspection_id parent_id position level ordinal heading", from inspection in Enumerable.Range(0, Office.Inspections)
            from position in Enumerable.Range(0, SectionsOfInspection)
            let isTop = position % 3 == 0
            select (object?[])[Section(inspection, position), Office.Inspection(inspection).Value, isTop ? null : Section(inspection, position / 3 * 3), position + 1, isTop ? 1 : 2, isTop ? $"{"一二三"[position / 3]}、" : $"（{"一二"[(position % 3) - 1]}）", "落实上级决策部署和全面从严治党要求方面"], ct);
        await connection.CopyAsync("problems", "id number inspection_id section_id sequence ordinal wording class stake_amount stake_unit reported_grade is_restricted frozen_on version", Tasks().Select(t => (object?[])
        [
            t.Problem, 1001 + t.Number, Office.Inspection(t.Inspection).Value, Section(t.Inspection, t.Sequence / 20 % SectionsOfInspection), t.Sequence, $"{t.Sequence}", Words.Problem(t.Number),
            t.IsAssigned ? new[] { "AtOnce", "Staged", "Staged", "Continuous" }[t.Number % 4] : null, t.Number % 9 == 0 ? (decimal)((t.Number % 500) + 1) : null, t.Number % 9 == 0 ? "万元" : null, "NotStated", t.Number % 50 == 7,
            t.IsAssigned ? t.Spans[1].On : null, 1,
        ]), ct);
    }

    private static Guid Section(int inspection, int position) => Ids.Of(IdOf.Section, (inspection * SectionsOfInspection) + position);

    private async Task TasksAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.CopyAsync("tasks", """
            id problem_id inspection_id sequence part state version leader_id lead_unit_id handler_id due_on original_due_on opened_on target standard root_cause plan_submitted_by plan_agreed_by plan_reviewed_by
            plan_returned_because effect applied_by confirmed_by returns declines restarts returned_because closed_on filing_number next_check_on display_until earlier_reviews
            """.Replace('\n', ' '), Tasks().Select(t =>
        {
            var lead = Office.UnitLead(t.Body, t.Department).Value;
            return (object?[])
            [
                t.Task, t.Problem, Office.Inspection(t.Inspection).Value, t.Sequence, 1, $"{t.State}", t.Spans.Count, t.IsAssigned ? Office.Leader(t.Body, t.Leader).Value : null, t.IsAssigned ? Office.Department(t.Body, t.Department).Value : null,
                t.IsAssigned && t.Number % 3 != 0 ? Office.Handler(t.Body, t.Department).Value : null, t.DueOn, t.OriginalDueOn, t.IsAssigned ? t.Spans[1].On : null,
                t.IsPlanned ? "问题整改到位，长效机制建立并运行" : null, t.IsPlanned ? "资料齐全、现场核验通过、群众认可" : null, t.IsPlanned ? "责任压得不实，日常监督不到位" : null,
                t.PlanStep is > 0 and < 4 || t.IsInForce ? lead : null, t.PlanStep is 2 or 3 || t.IsInForce ? Office.Leader(t.Body, t.Leader).Value : null, t.PlanStep == 3 || t.IsInForce ? Office.Clerk.Value : null,
                t.State == TaskState.Planning && t.PlanStep == 4 ? "措施不够具体，请补充完成时限" : null, t.HasApplied ? "整改措施全部落实，成效经得起检验" : null, t.HasApplied ? lead : null, t.State is >= TaskState.Submitted and < TaskState.Withdrawn ? Office.Leader(t.Body, t.Leader).Value : null,
                t.IsReturned ? 1 : 0, 0, 0, t.IsReturned ? "佐证材料不足，现场照片与措施不对应" : null, t.State.IsDone() ? t.Since : null, t.State.IsDone() ? $"云整销〔2026〕{t.Number}号" : null,
                t.State == TaskState.Sustained ? today.AddDays(t.Chance.Next(-10, 170)) : null, t.State == TaskState.OnDisplay ? t.Since.AddDays(5) : null, 0,
            ];
        }), ct);
        await connection.CopyAsync("task_units", "task_id unit_id kind", Tasks().Where(t => t.IsAssigned)
            .Select(t => (object?[])[t.Task, Office.Department(t.Body, (t.Department + 1 + (t.Number % 5)) % Office.DepartmentsOfBody).Value, $"{SupportKind.Supporting}"]), ct);
        await connection.CopyAsync("status_spans", "task_id number state from_on from_at until_on until_at", Tasks().SelectMany(t => t.Spans.Select((span, i) =>
        {
            DateOnly? until = i + 1 < t.Spans.Count ? t.Spans[i + 1].On : null;
            return (object?[])[t.Task, i + 1, $"{span.State}", span.On, t.At(span.On, i), until, until is { } on ? t.At(on, i + 1) : null];
        })), ct);
    }

    private async Task WorkAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.CopyAsync("measures", "id task_id position text kind owner_unit_id owner_person_id due_on original_due_on state", Tasks().Where(t => t.IsPlanned).SelectMany(t =>
        {
            var chance = Ids.Chance(3, t.Number);
            return Enumerable.Range(1, 3).Select(position =>
            {
                var due = Deadline.IsLongTerm(t.DueOn) ? t.DueOn : t.DueOn.AddDays(-15 * (3 - position));
                return (object?[])[t.Measure(position), t.Task, position, Words.Measure(chance), position == 3 ? "Institution" : "General", Office.Department(t.Body, t.Department).Value, Office.Handler(t.Body, t.Department).Value, due, due, $"{t.MeasureStateOf(position)}"];
            });
        }), ct);
        await connection.CopyAsync("progress", "id task_id measure_id text true_on claim written_by submitted_by submitted_at", Tasks().Where(t => t.IsInForce).SelectMany(t =>
        {
            var chance = Ids.Chance(4, t.Number);
            var on = t.Spans.First(s => s.State == TaskState.Rectifying).On;
            return Enumerable.Range(0, 2).Select(i => (object?[])
            [
                Ids.Of(IdOf.Progress, (t.Number * 2L) + i), t.Task, t.Measure(i + 1), Words.Progress(chance), on, i == 0 || t.HasApplied ? "Done" : "BasicallyDone",
                Office.Handler(t.Body, t.Department).Value, Office.UnitLead(t.Body, t.Department).Value, t.At(on, 60 + i),
            ]);
        }), ct);
        await connection.CopyAsync("progress_drafts", "measure_id task_id text true_on claim written_by written_at", Tasks().Where(t => t.State == TaskState.Rectifying && t.Number % 40 == 0)
            .Select(t => (object?[])[t.Measure(3), t.Task, "正在起草制度，预计本月印发。", today.AddDays(-1), "BasicallyDone", Office.Handler(t.Body, t.Department).Value, t.At(today.AddDays(-1))]), ct);
        await connection.CopyAsync("evidence", "id task_id sha256 size file_name media_type evidence_on is_replaced uploaded_by uploaded_at submitted_at", Tasks().Where(t => t.HasApplied).SelectMany(t =>
        {
            var on = t.Spans.First(s => s.State == TaskState.Applied).On;
            return Enumerable.Range(0, 2).Select(i => (object?[])
                [Piece(t, i), t.Task, $"{t.Number:x32}{i:x32}", 120_000L + t.Number, $"整改佐证材料{i + 1}.pdf", "application/pdf", on, false, Office.Handler(t.Body, t.Department).Value, t.At(on), t.At(on, 5)]);
        }), ct);
        await connection.CopyAsync("evidence_readings", "sha256 media_type state attempts due_at is_cut", Tasks().Where(t => t.HasApplied).SelectMany(t => Enumerable.Range(0, 2)
            .Select(i => (object?[])[$"{t.Number:x32}{i:x32}", "application/pdf", "Kept", 1, t.At(t.Since), false])), ct);
        await connection.CopyAsync("evidence_texts", "sha256 number page text", Tasks().Where(t => t.HasApplied).SelectMany(t => Enumerable.Range(0, 2)
            .Select(i => (object?[])[$"{t.Number:x32}{i:x32}", 1, 1, Words.Evidence((t.Number * 2L) + i)])), ct);
        await connection.CopyAsync("evidence_uses", "evidence_id measure_id sentence is_accepted decided_by decided_at", Tasks().Where(t => t.HasApplied).SelectMany(t => Enumerable.Range(0, 2).Select(i => (object?[])
            [Piece(t, i), t.Measure(i + 1), "证明该项措施已经落实", t.HasPassedReview ? true : null, t.HasPassedReview ? Office.Auditor(t.Number).Value : null, t.HasPassedReview ? t.At(t.Since) : null])), ct);
        await connection.CopyAsync("extensions", "id task_id number from_on to_on reason requested_by requested_at agreed_by agreed_at is_granted decided_by decided_at", Tasks().Where(t => t.IsExtended && !Deadline.IsLongTerm(t.DueOn)).Select(t =>
        {
            var on = t.Spans[^1].On;
            return (object?[])[Ids.Of(IdOf.Extension, t.Number), t.Task, 1, t.OriginalDueOn, t.DueOn, "资金需财政统筹，施工期受汛期影响", Office.UnitLead(t.Body, t.Department).Value, t.At(on, 1), Office.Leader(t.Body, t.Leader).Value, t.At(on, 2), true, Office.Clerk.Value, t.At(on, 3)];
        }), ct);
    }

    private static Guid Piece(SeededTask t, int which) => Ids.Of(IdOf.Evidence, (t.Number * 2L) + which);

    private async Task ReviewsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.CopyAsync("reviews", "id task_id round auditor_id taken_at conclusion concluded_at", Tasks().Where(t => t.HasPassedReview || t.HasOpenReview).Select(t => (object?[])
            [Review(t), t.Task, 1, Office.Auditor(t.Number).Value, t.At(t.Since), t.HasPassedReview ? "Passed" : null, t.HasPassedReview ? t.At(t.Since, 1) : null]), ct);
        await connection.CopyAsync("measure_judgements", "review_id measure_id verdict judged_at", Tasks().Where(t => t.HasPassedReview)
            .SelectMany(t => Enumerable.Range(1, 3).Select(position => (object?[])[Review(t), t.Measure(position), $"{MeasureVerdict.Fulfilled}", t.At(t.Since)])), ct);
        await connection.CopyAsync("panel_seats", "task_id person_id role unit_id title", Tasks().Where(t => t.HasPassedReview && Office.RegimeOf(t.Inspection).HasPanel && (t.State != TaskState.UnderAcceptance || t.Number % 4 != 0))
            .SelectMany(t => Enumerable.Range(0, 3).Select(i => (object?[])[t.Task, Office.PanelMember(t.Number + i).Value, i == 0 ? "Head" : "Member", Office.City.Value, i == 0 ? "验收组组长" : "验收组成员"])), ct);
        await connection.CopyAsync("opinions", "id task_id round addressee basis target conclusion filing_number text_sha256 concluded_on accepted_on", Tasks().Where(t => t.IsConcluded).Select(t => (object?[])
            [Opinion(t), t.Task, 1, "市委巡察工作领导小组", "巡察反馈意见和整改方案", "问题整改到位，长效机制建立并运行", t.State == TaskState.Sustained ? "PassedSustained" : "Passed", $"云整销〔2026〕{t.Number}号", $"{t.Number:x64}", t.Since, t.Since]), ct);
        await connection.CopyAsync("opinion_measures", "opinion_id measure_id fulfilment evidence", Tasks().Where(t => t.IsConcluded)
            .SelectMany(t => Enumerable.Range(1, 3).Select(position => (object?[])[Opinion(t), t.Measure(position), "措施已落实，经现场核验属实", "会议纪要、照片、台账"])), ct);
        await connection.CopyAsync("signatures", "opinion_id number person_id role stance text_sha256 signed_at way is_void", Tasks().Where(t => t.IsConcluded)
            .SelectMany(t => Enumerable.Range(0, 2).Select(i => (object?[])[Opinion(t), i + 1, Office.PanelMember(t.Number + i).Value, i == 0 ? "Head" : "Member", "Agrees", $"{t.Number:x64}", t.At(t.Since, i), "Password", false])), ct);
    }

    private static Guid Review(SeededTask t) => Ids.Of(IdOf.Review, t.Number);

    private static Guid Opinion(SeededTask t) => Ids.Of(IdOf.Opinion, t.Number);

    /// <summary>As many facts as the acts would have left; their hashes are filler, which no measured page reads.</summary>
    private async Task TrailAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.CopyAsync("acts", "id verb actor_id at on", Acts().Select(a => (object?[])[a.Act, a.Kind, a.By.Value, a.At, a.On]), ct);
        byte[] salt = new byte[16], hash = new byte[32];
        await connection.CopyAsync("facts", "chain number act_id kind subject_id on at actor_id details salt payload_digest rows previous_hash hash",
            Acts().Select(a => (object?[])[a.Chain, a.Number, a.Act, a.Kind, a.Subject, a.On, a.At, a.By.Value, a.Details, salt, hash, "{}", hash, hash]), ct);
        // what acts while the house stands, as the watch over letters does, goes on from here
        await ExecuteAsync(connection, "insert into chain_heads (chain, number, hash) select chain, max(number), decode(repeat('00', 32), 'hex') from facts group by chain on conflict (chain) do update set number = excluded.number", ct);
    }

    private IEnumerable<SeededAct> Acts()
    {
        var (inspection, number, all) = (-1, 0L, 0L);
        foreach (var t in Tasks())
        {
            if (t.Inspection != inspection) (inspection, number) = (t.Inspection, 0L);
            SeededAct Act(string kind, Guid subject, DateOnly on, int order, PersonId by, string details) =>
                new(Ids.Of(IdOf.Act, all++), Office.Inspection(t.Inspection).Value, ++number, kind, subject, on, t.At(on, order), by, details);
            var (lead, leader) = (Office.UnitLead(t.Body, t.Department), Office.Leader(t.Body, t.Leader));
            yield return Act("ProblemRegistered", t.Problem, t.Spans[0].On, 0, Office.Clerk, """{"version":"1"}""");
            for (var i = 1; i < t.Spans.Count; i++)
            {
                var (state, on) = t.Spans[i];
                var version = $"\"version\":\"{i + 1}\"";
                yield return state switch
                {
                    TaskState.Assigned => Act("TaskAssigned", t.Task, on, i, Office.Clerk, $$"""{{{version}},"leader":"{{leader.Value:N}}","unit":"{{Office.Department(t.Body, t.Department).Value:N}}","dueOn":"{{t.OriginalDueOn:yyyy-MM-dd}}"}"""),
                    TaskState.Planning => Act("TaskSignedFor", t.Task, on, i, lead, $"{{{version}}}"),
                    TaskState.Rectifying => Act("TaskPlanApproved", t.Task, on, i, Office.Principal(t.Body), $"{{{version}}}"),
                    TaskState.Applied => Act("ClosureApplied", t.Task, on, i, lead, $"{{{version}}}"),
                    TaskState.Submitted => Act("ClosureConfirmed", t.Task, on, i, leader, $"{{{version}}}"),
                    TaskState.UnderAcceptance => Act("ReviewPassed", t.Task, on, i, Office.Auditor(t.Number), $"{{{version}}}"),
                    TaskState.OnDisplay => Act("DisplayStarted", t.Task, on, i, Office.PanelMember(t.Number), $"{{{version}}}"),
                    TaskState.Withdrawn => Act("TaskWithdrawn", t.Task, on, i, Office.Principal(t.Body), $"{{{version}}}"),
                    _ => Act("AcceptanceConcluded", t.Task, on, i, Office.PanelMember(t.Number), $"{{{version}}}"),
                };
                if (state == TaskState.Rectifying && t.IsInForce)
                    for (var entry = 0; entry < 2; entry++) yield return Act("ProgressReported", t.Task, on, 60 + entry, lead, $$"""{"measure":"{{entry + 1}}","claim":"Done"}""");
            }
        }
    }

    private sealed record SeededAct(Guid Act, Guid Chain, long Number, string Kind, Guid Subject, DateOnly On, DateTime At, PersonId By, string Details);

    /// <summary>The index of the search is built at once from all rows, instead of entry by entry.</summary>
    private static async Task<string> DropSearchAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string Index = "ix_problems_wording_keys";
        await using var command = new NpgsqlCommand("select pg_get_indexdef($1::regclass)", connection) { Parameters = { new() { Value = Index, DataTypeName = "text" } } };
        var definition = (string)(await command.ExecuteScalarAsync(ct))!;
        await ExecuteAsync(connection, $"drop index {Index}", ct);
        return definition;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // our own text
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
