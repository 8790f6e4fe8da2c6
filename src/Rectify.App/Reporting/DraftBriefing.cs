using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.Notices;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

/// <summary>
/// 调度简报 of a closed cycle, for who sees the inspection as a whole. Totals are counted as of the closing's day and moment, what was asked and reported comes from the frozen lines: drafted again, it says the same.
/// </summary>
public sealed class DraftBriefing(Door door) : IUseCase
{
    /// <summary>The file's name without its ending; null, and nothing written, when there is no such closed cycle to be seen as a whole.</summary>
    public async Task<string?> Run(Stream output, CycleId id, CancellationToken ct = default)
    {
        if (await ReportAsync(id, ct) is not { } report) return null;
        await CycleBriefingDocument.WriteAsync(output, report, ct);
        return CycleBriefingDocument.TitleOf(report);
    }

    internal async Task<CycleReport?> ReportAsync(CycleId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await CycleReading.OfAsync(reading, id, ct) is not { Cycle: { State: CycleState.Closed, EndedAt: { } knownAt, EndedOn: { } on } } read || !reading.Sight.Inspections.Contains(read.Cycle.InspectionId)) return null;
        var (cycle, inspection) = (read.Cycle, read.Cycle.InspectionId);
        var asOf = new AsOf(on, knownAt);
        var figures = await InspectionFigures.ReadAsync(reading, inspection, asOf, ct);
        var (problems, measures) = (figures.Sums(), await CountMeasures.OfAsync(figures.Sql, ct));
        var named = await reading.Db.Inspections.Where(i => i.Id == inspection).Join(reading.Db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Kind, r.Level }).SingleAsync(ct);
        var next = cycle.AsDraft().Next();
        var still = Mentions(read, CycleChange.Still);
        var stands = read.Differences.Where(d => d.Change == CycleChange.Still).Select(d => d.Now.MeasureId).ToHashSet();
        return new CycleReport
        {
            Body = read.NameOf(cycle.BodyId), Round = read.Inspection.Round, Oversight = OversightNames.Oversight(named.Kind, named.Level), Number = cycle.Number, Rhythm = CycleWords.Of(cycle.Rhythm),
            Period = new(cycle.From, cycle.To), DueOn = cycle.DueOn, On = on, KnownAt = reading.Office.Local(knownAt), Asked = cycle.Asked, Signer = await SignerAsync(reading, read, ct),
            Problems = new(problems.FedBack, problems.Done, problems.Sustained, problems.Ongoing, problems.Overdue, problems.Behind, problems.Restarted, problems.Withdrawn, await ReadDashboard.RestrictedAsync(reading, inspection, ct)),
            Measures = new(measures.Counted, measures.Verified, measures.Sustained, measures.Claimed, measures.InProgress, measures.NotStarted, measures.Returned),
            Reporting = Of(read.Sums),
            Units = [.. read.Units.Select(u => (u, Sums: figures.Sums(u.Unit))).Select(u => new CycleUnitSums(u.u.Name, Of(u.u.Sums), u.Sums.FedBack, u.Sums.Done, u.Sums.Overdue))],
            Compared = read.Before is { } before ? new(before.Cycle.Number, before.Lines.On, Count(CycleChange.Verified), Count(CycleChange.Claimed), Count(CycleChange.Overdue), Count(CycleChange.DeadlineMoved), Count(CycleChange.Still)) : null,
            Highlights = read.Before is null ? [.. read.Rows.Where(r => r is { State: MeasureState.ReportedDone, Entry: not null }).Select(MentionOf)] : [.. Mentions(read, CycleChange.Verified), .. Mentions(read, CycleChange.Claimed)],
            Overdue = [.. read.Now.Lines.Where(l => l.IsOverdue(on)).Select(read.RowOf).OrderBy(r => r.DueOn).ThenBy(r => r.Number).ThenBy(r => r.Position).Select(MentionOf)],
            Still = still,
            Repeating = [.. read.Rows.Where(r => r.Entry is { Repeats: true } && !stands.Contains(r.Measure)).Select(MentionOf)],
            NextPeriod = new(next.From, next.To),
            DueNext = read.Now.Lines.Count(l => l.IsUnfinished && l.DueOn > on && l.DueOn <= next.To),
        };

        int Count(CycleChange change) => read.Differences.Count(d => d.Change == change);
    }

    internal static CycleReporting Of(CycleSums sums) => new(sums.Asked, sums.Reported, sums.Late, sums.Repeating);

    private static List<CycleMention> Mentions(CycleReading read, CycleChange change) => [.. read.Differences.Where(d => d.Change == change).Select(d => MentionOf(read.RowOf(d.Now)))];

    private static CycleMention MentionOf(CycleMeasure row) => new(
        row.UnitName, row.Ordinal ?? $"{row.Number}", row.Text, Deadline.IsLongTerm(row.DueOn) ? null : row.DueOn, row.Entry?.Text, row.State is MeasureState.Verified or MeasureState.Sustained);

    /// <summary>The office that closed it: the unit of the person's post that day, named after the body it belongs to.</summary>
    private static async Task<string> SignerAsync(Reading reading, CycleReading read, CancellationToken ct)
    {
        var (db, body, on) = (reading.Db, read.NameOf(read.Cycle.BodyId), read.Now.On);
        var unit = await db.Posts.Where(p => p.PersonId == read.Cycle.EndedBy && p.From <= on && (p.Until == null || on <= p.Until)).OrderBy(p => p.From).Select(p => (Domain.People.UnitId?)p.UnitId).FirstOrDefaultAsync(ct);
        if (unit is not { } office || office == read.Cycle.BodyId) return body;
        var name = (await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == office, ct)).NameOn(on);
        return reading.Actor.Units.IsWithin(office, read.Cycle.BodyId) ? body + name : name;
    }
}
