using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>Problems that stand alike: of a lead unit its share of each, or whole.</summary>
/// <param name="Rank">The place of the least advanced state in <see cref="TaskState"/>.</param>
internal sealed record StandingGroup(bool IsWhole, Guid? Unit, int Rank, bool IsOverdue, bool IsBehind, bool WasDone, bool IsTakenOver, int Count)
{
    public ProblemStanding Standing => new(default, (TaskState)Rank, false, IsOverdue, IsBehind, WasDone, IsTakenOver);
}

/// <summary>What changed on a day: measures done more or less, and measures that fell due.</summary>
internal sealed record DayChange(DateOnly Day, int Done, int Due);

/// <summary>
/// The figures of one inspection counted by the database, so that nothing grows with the inspection here: what its tasks and measures were on the day asked for is worked out in SQL.
/// <see cref="PastStandings"/>, <see cref="PastMeasures"/> and <see cref="MeasureHistory"/> say the same in memory; a test keeps both equal.
/// </summary>
internal sealed class StandingSql
{
    public const int MostOverdue = 20;

    // what the reader may see, in the order of VisibleTasks.Parameters
    private static readonly string[] Sees = ["inspections", "units", "persons", "unrestricted", "led", "awaited"];

    private const string All = """
        mine as (
          select id, problem_id, lead_unit_id, state, due_on, merged_into, restarts, takeover_id from tasks where inspection_id = @inspection
        """;

    /// <summary>Of an inspection that the reader does not see all of.</summary>
    private static readonly string InPart = $"""
        {All} and {string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(VisibleTasks.Condition), Sees.Select(name => (object)$"@{name}").ToArray())}
        """;

    /// <summary>Deadlines of measures as they were before extensions granted later than was known: seldom any.</summary>
    private const string Later = """
        later as (
          select distinct on (e.measure_id) e.measure_id, e.from_on from extensions e join mine on mine.id = e.task_id
          where e.measure_id is not null and e.is_granted and e.decided_at > @known order by e.measure_id, e.decided_at)
        """;

    /// <summary>Work done before, entered as closed or sustained: its measures were done from the day stated, as if a review had passed them then. The first thing that happens to a task.</summary>
    private const string Taken = """
        taken as (
          select s.task_id, s.from_at as at, s.from_on as day from mine join status_spans s on s.task_id = mine.id join status_spans b on b.task_id = s.task_id and b.number = s.number - 1
          where mine.takeover_id is not null and s.state in ('Closed', 'Sustained') and b.state = 'Registered' and s.from_at <= @known)
        """;

    /// <summary>What a state says, looked up once a task: its place in <see cref="TaskState"/>, whether it is open, whether the plan is in force in it.</summary>
    private const string Kinds = """
        kind as (select state, place::int - 1 as rank, is_open, is_in_force from unnest(@states, @opens, @inforces) with ordinality as kind (state, is_open, is_in_force, place))
        """;

    /// <summary>
    /// 一条措施对应多个问题: measures in force now that are one with another in force, where it is written or at an earlier place: a measure counts once. And those that were one with another in force until they parted: before
    /// that day the other stands for both.
    /// </summary>
    private const string Again = """
        again as (
          select m.id, m.state, m.due_on from measures m join mine on mine.id = m.task_id
          cross join lateral (select case when m.parted_at > @known then m.parted_from else m.shared_from end as root) one
          where (m.shared_from is not null or m.parted_from is not null) and one.root is not null and mine.state = any(@inforce) and m.state <> 'Cancelled' and (
            exists (select from measures o join mine t on t.id = o.task_id where o.id = one.root and o.state <> 'Cancelled' and t.state = any(@inforce))
            or exists (select from measures o join mine t on t.id = o.task_id where o.shared_from = one.root and o.id < m.id and o.state <> 'Cancelled' and t.state = any(@inforce))
            or exists (select from measures o join mine t on t.id = o.task_id where o.parted_from = one.root and o.parted_at > @known and o.id < m.id and o.state <> 'Cancelled' and t.state = any(@inforce)))),
        apart as (
          select m.id, m.parted_on as since, m.due_on from measures m join mine on mine.id = m.task_id
          where m.parted_from is not null and m.parted_at <= @known and mine.state = any(@inforce) and m.state <> 'Cancelled' and (
            exists (select from measures o join mine t on t.id = o.task_id where o.id = m.parted_from and o.state <> 'Cancelled' and t.state = any(@inforce))
            or exists (select from measures o join mine t on t.id = o.task_id where o.shared_from = m.parted_from and o.state <> 'Cancelled' and t.state = any(@inforce))
            or exists (select from measures o join mine t on t.id = o.task_id where o.parted_from = m.parted_from and (o.parted_at, o.id) > (m.parted_at, m.id) and o.state <> 'Cancelled' and t.state = any(@inforce))))
        """;

    private const string Present = $"""
        {Kinds},
        {Again},
        measure as (select m.task_id, m.due_on, m.state, kind.is_in_force from mine join kind on kind.state = mine.state join measures m on m.task_id = mine.id),
        late as (select distinct task_id from measure where due_on < @day and state = any(@late)),
        standing as (
          select id, problem_id, lead_unit_id, mine.state, kind.rank, kind.is_open, due_on, restarts > 0 as was_done, late.task_id is not null as is_behind, takeover_id is not null as is_taken_over
          from mine join kind on kind.state = mine.state left join late on late.task_id = mine.id)
        """;

    private const string PresentMeasures = """
        select 'Measure', null::uuid, false, 0, false, false, false, false, state, null::date, count(*)::int from measure where is_in_force group by state
        union all
        select 'Due', null, false, 0, false, false, false, false, null, due_on, count(*)::int from measure where is_in_force and state <> 'Cancelled' and due_on <= @day group by due_on
        union all
        select 'Measure', null, false, 0, false, false, false, false, state, null, -count(*)::int from again group by state
        union all
        select 'Due', null, false, 0, false, false, false, false, null, due_on, -count(*)::int from again where due_on <= @day group by due_on
        union all
        select 'Due', null, false, 0, false, false, false, false, null, case moved.number when 1 then since else due_on end, sum(moved.number)::int
        from apart cross join (values (-1), (1)) moved (number) where due_on < since and case moved.number when 1 then since else due_on end <= @day group by 10
        """;

    /// <summary>
    /// A measure's state, told from its end: the last review decides, unless the task went back to work after it; after either, or without one, the unit's last claim decides.
    /// What one act recorded has one moment, and then a claim comes before a review, and a review before a move. What was claimed or sent back under other words is in progress once they were changed.
    /// Reviews are asked for by an array of tasks, which the planner takes for few: joined, it reads the reviews of every inspection.
    /// </summary>
    private const string Past = $"""
        {Kinds},
        {Later},
        {Taken},
        said as (
          select distinct on (subject_id) subject_id, at, (details ->> 'dueOn')::date as due_on from facts
          where chain = @inspection and kind = any(@telling) and "on" <= @day and at <= @known and details ? 'dueOn'
          order by subject_id, at desc, number desc),
        review as (
          select distinct on (task_id) task_id, id, at, passed from (
            select r.task_id, r.id, r.concluded_at as at, r.conclusion = 'Passed' as passed from reviews r
            where r.task_id = any(array(select id from mine)) and r.concluded_at <= @known and (r.concluded_at at time zone @zone)::date <= @day and (r.conclusion = 'Passed' or r.remark is not null)
            union all select task_id, null, at, true from taken where day <= @day) concluded
          order by task_id, at desc, id nulls first),
        move as (
          select s.task_id, s.from_at as at, s.state from status_spans s join status_spans b on b.task_id = s.task_id and b.number = s.number - 1
          where s.task_id in (select task_id from review) and s.from_on <= @day and s.from_at <= @known
            and (s.state = 'Sustained' or s.state = 'Rectifying' and b.state in ('UnderAcceptance', 'Closed', 'Sustained'))),
        reworded as (
          select l.measure_id, max(a.ended_at) as at from amendments a join amendment_lines l on l.amendment_id = a.id
          where a.task_id = any(array(select id from mine)) and a.state = 'Approved' and l.kind in ('Reworded', 'Unlinked') and (l.text <> l.earlier_text or l.measure_kind <> l.earlier_kind)
            and a.ended_at <= @known and (a.ended_at at time zone @zone)::date <= @day
          group by l.measure_id),
        reviewed as (
          select r.task_id, r.id, r.at, r.passed,
            (select min(m.at) from move m where m.task_id = r.task_id and m.at >= r.at and m.state = 'Rectifying') as back_at,
            exists (select from move m where m.task_id = r.task_id and m.at >= r.at and m.state = 'Sustained') as is_kept
          from review r),
        judged as (
          select m.id, m.task_id, r.at,
            m.added_on > @day or m.added_at > @known or m.state = 'Cancelled' and coalesce(m.cancelled_on <= @day and m.cancelled_at <= @known, true) as is_out, reworded.at as reworded_at, r.back_at, r.is_kept,
            coalesce(r.passed or exists (select from measure_judgements j where j.review_id = r.id and j.measure_id = m.id and j.verdict = 'Fulfilled'), false) as is_fulfilled,
            coalesce(later.from_on, m.due_on) as due_on, case when m.parted_on > @day or m.parted_at > @known then m.parted_from else m.shared_from end as root
          from measures m join mine on mine.id = m.task_id left join reviewed r on r.task_id = m.task_id and r.at >= coalesce(m.added_at, '-infinity') left join later on later.measure_id = m.id left join reworded on reworded.measure_id = m.id),
        measure as (
          select id, task_id, due_on, root, case
            when is_out then 'Cancelled'
            when is_fulfilled and back_at is null then case when is_kept then 'Sustained' else 'Verified' end
            else coalesce(
              (select case p.claim when 'Done' then case when p.submitted_at <= judged.reworded_at then 'InProgress' else 'ReportedDone' end when 'NotStated' then 'NotStarted' else 'InProgress' end from progress p
               where p.measure_id = judged.id and p.true_on <= @day and p.submitted_at <= @known and p.submitted_at > coalesce(case when is_fulfilled then back_at else judged.at end, '-infinity')
               order by p.submitted_at desc limit 1),
              case when is_fulfilled then 'InProgress' when judged.at is not null then case when judged.at <= judged.reworded_at then 'InProgress' else 'Returned' end else 'NotStarted' end)
            end as state
          from judged),
        late as (select distinct task_id from measure where due_on < @day and state = any(@late)),
        standing as (
          select t.id, t.problem_id, t.lead_unit_id, s.state, kind.rank, kind.is_open, kind.is_in_force,
            case when said.at is null
              then coalesce((select e.from_on from extensions e where e.task_id = t.id and e.measure_id is null and e.is_granted and e.decided_at > @known order by e.decided_at limit 1), t.due_on)
              else coalesce((select e.to_on from extensions e where e.task_id = t.id and e.measure_id is null and e.is_granted and e.decided_at >= said.at and e.decided_at <= @known order by e.decided_at desc limit 1), said.due_on)
            end as due_on,
            exists (select from status_spans b where b.task_id = t.id and b.number < s.number and b.from_on <= @day and b.from_at <= @known and b.state in ('Closed', 'Sustained')) as was_done,
            late.task_id is not null as is_behind,
            t.takeover_id is not null and exists (select from facts f where f.chain = @inspection and f.subject_id = t.id and f.kind = 'TaskTakenOver' and f."on" <= @day and f.at <= @known) as is_taken_over
          from mine t
          join lateral (select number, state from status_spans where task_id = t.id and from_on <= @day and from_at <= @known order by number desc limit 1) s on true
          join kind on kind.state = s.state
          left join said on said.subject_id = t.id left join late on late.task_id = t.id)
        """;

    private const string PastMeasures = """
        select 'Measure', null::uuid, false, 0, false, false, false, false, m.state, null::date, count(*)::int from measure m join standing s on s.id = m.task_id where s.is_in_force group by m.state
        union all
        select 'Measure', null, false, 0, false, false, false, false, m.state, null, -count(*)::int
        from (select m.state, row_number() over (partition by coalesce(m.root, m.id) order by m.root is not null, m.id) as place from measure m join standing s on s.id = m.task_id
            where s.is_in_force and m.state <> 'Cancelled' and (m.root is not null or m.id in (select root from measure where root is not null))) m
        where place > 1 group by m.state
        """;

    /// <summary>What makes measures done, or undone, of tasks whose plan is in force now: reviews, and tasks that go back to work.</summary>
    private const string Events = $"""
        {Again},
        {Taken},
        review as (
          select r.task_id, r.id, r.concluded_at as at, (r.concluded_at at time zone @zone)::date as day, r.conclusion = 'Passed' as passed from reviews r
          where r.task_id = any(array(select id from mine where state = any(@inforce))) and r.concluded_at <= @known and (r.conclusion = 'Passed' or r.remark is not null)
          union all select t.task_id, null, t.at, t.day, true from taken t join mine on mine.id = t.task_id where mine.state = any(@inforce)),
        back as materialized (
          select s.task_id, s.from_at as at, s.from_on as day from (select task_id, min(at) as at from review group by task_id) reviewed
          join status_spans s on s.task_id = reviewed.task_id join status_spans b on b.task_id = s.task_id and b.number = s.number - 1
          where s.state = 'Rectifying' and b.state in ('UnderAcceptance', 'Closed', 'Sustained') and s.from_at between reviewed.at and @known),
        event as (
          select m.id, r.at, case when r.id is null then 2 else 1 end as step, greatest(r.day, apart.since) as day, r.passed or exists (select from measure_judgements j where j.review_id = r.id and j.measure_id = m.id and j.verdict = 'Fulfilled') as is_done
          from review r join measures m on m.task_id = r.task_id left join apart on apart.id = m.id where m.state <> 'Cancelled' and m.id not in (select id from again) and r.at >= coalesce(m.added_at, '-infinity')
          union all
          select m.id, b.at, 2, greatest(b.day, apart.since), false from back b join measures m on m.task_id = b.task_id left join apart on apart.id = m.id where m.state <> 'Cancelled' and m.id not in (select id from again) and b.at >= coalesce(m.added_at, '-infinity'))
        """;

    /// <summary>Done on that day: the last thing that made a measure done or undone by then.</summary>
    private const string PickedDone = $"""
        {Events},
        picked as (select id from (select distinct on (id) id, is_done from event where day <= @day order by id, at desc, step desc) latest where is_done)
        """;

    private const string PickedDue = $"""
        {Again},
        {Later},
        picked as (
          select m.id from mine join measures m on m.task_id = mine.id left join later on later.measure_id = m.id left join apart on apart.id = m.id
          where mine.state = any(@inforce) and m.state <> 'Cancelled' and greatest(coalesce(later.from_on, m.due_on), apart.since) <= @day and m.id not in (select id from again))
        """;

    /// <summary>In that state on that day, each that is one with others once.</summary>
    private const string PickedOfState = $"""
        {Past},
        picked as (
          select m.id from (
            select m.id, m.state, row_number() over (partition by coalesce(m.root, m.id), m.state = 'Cancelled' order by m.root is not null, m.id) as place from measure m join standing s on s.id = m.task_id where s.is_in_force) m
          where m.state = @wanted and (place = 1 or m.state = 'Cancelled'))
        """;

    private const string Marked = """
        , marked as (select * from standing where problem_id not in (select problem_id from standing where state = 'Withdrawn'))
        """;

    private const string Standing = """
        min(rank) as rank, bool_or(is_open and due_on < @day) as is_overdue, bool_or(is_open and is_behind) as is_behind, bool_or(was_done) as was_done, bool_or(is_taken_over) as is_taken_over
        """;

    private readonly Reading reading;
    private readonly InspectionId inspection;
    private readonly AsOf asOf;
    private List<Counted>? counted;

    private StandingSql(Reading reading, InspectionId inspection, AsOf asOf, bool isPresent) => (this.reading, this.inspection, this.asOf, IsPresent) = (reading, inspection, asOf, isPresent);

    /// <summary>The record itself answers.</summary>
    public bool IsPresent { get; }

    private string Mine => $"with {(reading.Sight.SeesAllOf(inspection) ? All : InPart)})";

    private string Told => $"""
        {Mine},
        {(IsPresent ? Present : Past)}
        """;

    public static async Task<StandingSql> OfAsync(Reading reading, InspectionId inspection, AsOf asOf, CancellationToken ct) =>
        new(reading, inspection, asOf, await InspectionStandings.IsPresentAsync(reading, inspection, asOf, ct));

    /// <summary>Problems of which no task is withdrawn, by how they stand: whole, and each lead unit's share.</summary>
    public async Task<IReadOnlyList<StandingGroup>> GroupsAsync(CancellationToken ct) =>
        [.. (await CountedAsync(CountedPart.Problem, ct)).Select(c => new StandingGroup(c.IsWhole, c.Key, c.Rank, c.IsOverdue, c.IsBehind, c.WasDone, c.IsTakenOver, c.Count))];

    /// <summary>Measures of tasks whose plan was in force, by state.</summary>
    public async Task<IReadOnlyList<(MeasureState State, int Count)>> MeasuresAsync(CancellationToken ct) =>
        [.. (await CountedAsync(CountedPart.Measure, ct)).GroupBy(c => c.State!).Select(g => (Enum.Parse<MeasureState>(g.Key), g.Sum(c => c.Count)))];

    /// <summary>Problems with a withdrawn task: few, and how they stand may depend on problems they were merged into.</summary>
    public async Task<List<ProblemId>> SpecialAsync(CancellationToken ct) => [.. (await CountedAsync(CountedPart.Withdrawn, ct)).Select(c => new ProblemId(c.Key!.Value))];

    /// <summary>Open tasks past their deadline, the longest overdue first; at most <see cref="MostOverdue"/>.</summary>
    public async Task<List<TaskId>> OverdueAsync(CancellationToken ct) =>
        [.. (await CountedAsync(CountedPart.Overdue, ct)).OrderBy(c => c.On).ThenBy(c => c.Key).Select(c => new TaskId(c.Key!.Value))];

    /// <summary>Measures by the day they fall due, up to the day asked for; of tasks whose plan is in force now, as deadlines were known.</summary>
    public async Task<List<DayChange>> DuesAsync(CancellationToken ct) => IsPresent
        ? [.. (await CountedAsync(CountedPart.Due, ct)).Select(c => new DayChange(c.On!.Value, 0, c.Count))]
        : await Query<DayChange>($"""
            {Mine},
            {Again},
            {Later}
            select day as "Day", 0 as "Done", sum(due)::int as "Due" from (
              select m.due_on as day, count(*) as due from mine join measures m on m.task_id = mine.id where mine.state = any(@inforce) and m.state <> 'Cancelled' group by m.due_on
              union all
              select due_on, -1 from again
              union all
              select case moved.number when 1 then since else due end, moved.number from (select apart.since, coalesce(later.from_on, apart.due_on) as due from apart left join later on later.measure_id = apart.id) parted
              cross join (values (-1), (1)) moved (number) where due < since
              union all
              select case moved.number when 1 then later.from_on else m.due_on end, moved.number from later
              join measures m on m.id = later.measure_id join mine on mine.id = m.task_id cross join (values (-1), (1)) moved (number)
              where mine.state = any(@inforce) and m.state <> 'Cancelled' and m.id not in (select id from again)) change
            where day <= @day group by day
            """).ToListAsync(ct);

    private async Task<IEnumerable<Counted>> CountedAsync(CountedPart part, CancellationToken ct)
    {
        var name = $"{part}";
        return (counted ??= await CountAsync(ct)).Where(c => c.Part == name);
    }

    /// <summary>Everything that is told from how tasks and measures stood, in one SELECT: that is worked out once.</summary>
    private Task<List<Counted>> CountAsync(CancellationToken ct) => Query<Counted>($"""
        {Told}{Marked}
        select 'Problem' as "Part", lead_unit_id as "Key", is_whole as "IsWhole", rank as "Rank", is_overdue as "IsOverdue", is_behind as "IsBehind", was_done as "WasDone", is_taken_over as "IsTakenOver",
          null as "State", null::date as "On", count(*)::int as "Count"
        from (select grouping(lead_unit_id) = 1 as is_whole, lead_unit_id, {Standing} from marked group by grouping sets ((problem_id), (problem_id, lead_unit_id))) problem
        group by lead_unit_id, is_whole, rank, is_overdue, is_behind, was_done, is_taken_over
        union all
        {(IsPresent ? PresentMeasures : PastMeasures)}
        union all
        select distinct 'Withdrawn', problem_id, false, 0, false, false, false, false, null, null::date, 1 from standing where state = 'Withdrawn'
        union all
        (select 'Overdue', id, false, 0, false, false, false, false, null, due_on, 1 from standing where is_open and due_on < @day order by due_on, id limit @most)
        """).ToListAsync(ct);

    /// <summary>The problems behind groups of one unit, or whole ones.</summary>
    public async Task<List<ProblemId>> ProblemsAsync(IReadOnlyCollection<StandingGroup> groups, UnitId? unit, CancellationToken ct)
    {
        if (groups.Count == 0) return [];
        var found = await Query<Guid>($"""
            {Told}{Marked}
            select problem_id as "Value" from (select problem_id, {Standing} from marked{(unit is null ? "" : " where lead_unit_id = @unit")} group by problem_id) problem
            where (rank, is_overdue, is_behind, was_done, is_taken_over) in (select * from unnest(@ranks, @overdues, @behinds, @dones, @takens))
            """,
            new NpgsqlParameter("unit", unit?.Value ?? Guid.Empty), new NpgsqlParameter("ranks", groups.Select(g => g.Rank).ToArray()), new NpgsqlParameter("overdues", groups.Select(g => g.IsOverdue).ToArray()),
            new NpgsqlParameter("behinds", groups.Select(g => g.IsBehind).ToArray()), new NpgsqlParameter("dones", groups.Select(g => g.WasDone).ToArray()),
            new NpgsqlParameter("takens", groups.Select(g => g.IsTakenOver).ToArray())).ToListAsync(ct);
        return [.. found.Select(id => new ProblemId(id))];
    }

    /// <summary>
    /// Measures done more or less, day by day up to the day asked for, of tasks whose plan is in force now. A measure is done from a review that found it fulfilled until the next review that does not, or until its task goes back to work;
    /// both have the office's day of the moment they were recorded, and work taken over comes before anything else, so they are in the order of days too.
    /// </summary>
    public Task<List<DayChange>> DoneAsync(CancellationToken ct) => Query<DayChange>($"""
        {Mine},
        {Events},
        stretch as (select day, lead(day) over (partition by id order by at, step) as until, is_done from event),
        change as (
          select day, 1 as done from stretch where is_done
          union all select until, -1 from stretch where is_done and until is not null)
        select day as "Day", sum(done)::int as "Done", 0 as "Due" from change where day <= @day group by day
        """).ToListAsync(ct);

    /// <summary>The measures behind a figure of the day asked for, in the document's order, a page at a time behind that place.</summary>
    public Task<List<MeasurePlace>> MeasuresAsync(MeasureFigure figure, MeasurePlace? after, int most, CancellationToken ct) => Query<MeasurePlace>($"""
        {Mine},
        {(figure switch { MeasureFigure.Done => PickedDone, MeasureFigure.Due => PickedDue, _ => PickedOfState })}
        select m.id as "Measure", t.sequence as "Sequence", t.part as "Part", m.position as "Position" from picked join measures m on m.id = picked.id join tasks t on t.id = m.task_id
        where (t.sequence, t.part, m.position, m.id) > (@sequence, @part, @position, @measure)
        order by t.sequence, t.part, m.position, m.id limit @page
        """,
        new NpgsqlParameter("wanted", $"{figure}"), new NpgsqlParameter("sequence", after?.Sequence ?? -1), new NpgsqlParameter("part", after?.Part ?? 0), new NpgsqlParameter("position", after?.Position ?? 0),
        new NpgsqlParameter("measure", after?.Measure ?? Guid.Empty), new NpgsqlParameter("page", most)).ToListAsync(ct);

    private IQueryable<T> Query<T>(string sql, params ReadOnlySpan<NpgsqlParameter> more) => reading.Db.Database.SqlQueryRaw<T>(sql,
    [
        new NpgsqlParameter("inspection", inspection.Value),
        .. VisibleTasks.Parameters(reading.Sight).Zip(Sees, (keys, name) => new NpgsqlParameter(name, keys)),
        new NpgsqlParameter("day", asOf.Day), new NpgsqlParameter("known", asOf.KnownAt.UtcDateTime), new NpgsqlParameter("zone", reading.Office.Zone.Id),
        new NpgsqlParameter("states", Enum.GetNames<TaskState>()), new NpgsqlParameter("opens", Enum.GetValues<TaskState>().Select(s => s.IsOpen()).ToArray()),
        new NpgsqlParameter("inforces", Enum.GetValues<TaskState>().Select(CountMeasures.PlanInForce.Contains).ToArray()), new NpgsqlParameter("inforce", Names(CountMeasures.PlanInForce)),
        new NpgsqlParameter("most", MostOverdue), new NpgsqlParameter("late", Names(InspectionStandings.Late)), new NpgsqlParameter("telling", Names(PastStandings.Telling)), .. more,
    ]);

    private static string[] Names<T>(IEnumerable<T> values) => [.. values.Select(value => $"{value}")];

    private enum CountedPart
    {
        /// <summary>Problems that stand alike; the key is the lead unit whose share they are.</summary>
        Problem,

        /// <summary>Measures of one state.</summary>
        Measure,

        /// <summary>Measures due on one day.</summary>
        Due,

        /// <summary>A problem with a withdrawn task.</summary>
        Withdrawn,

        /// <summary>A task past its deadline.</summary>
        Overdue,
    }

    /// <param name="State">Of measures.</param>
    /// <param name="On">A deadline.</param>
    private sealed record Counted(string Part, Guid? Key, bool IsWhole, int Rank, bool IsOverdue, bool IsBehind, bool WasDone, bool IsTakenOver, string? State, DateOnly? On, int Count);
}
