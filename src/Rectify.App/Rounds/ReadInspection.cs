using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.Meetings;
using Rectify.App.People;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Rounds;

/// <param name="Level">1 for a section without parent.</param>
/// <param name="Problems">Problems directly in it that the reader may see.</param>
public sealed record SectionRow(SectionId Id, SectionId? ParentId, int Level, string? Ordinal, string Heading, int Problems);

/// <param name="Person">责任人</param>
/// <param name="Paper">Name of the paper that was handed in.</param>
public sealed record MilestoneRow(MilestoneKind Kind, DateOnly DueOn, DateOnly? DoneOn, string? Proof, string? Person, string? Paper)
{
    /// <summary>The meeting it is, as far as the reader may know of it.</summary>
    public MilestoneMeeting? Meeting { get; init; }

    /// <summary>Papers it needs, in the regime's order, and any that came while the regime still asked for them.</summary>
    public IReadOnlyList<MilestonePaperRow> Papers { get; init; } = [];

    /// <summary>The day the paper's content was erased as 误传.</summary>
    public DateOnly? PaperErasedOn { get; init; }

    /// <summary>The day by the windows, where the office has set another one by hand.</summary>
    public DateOnly? ByWindowsOn { get; init; }

    public int MissingPapers => Papers.Count(paper => !paper.IsThere);
}

/// <summary>A paper a milestone needs.</summary>
/// <param name="Number">Of the one that counts; null where none was handed in.</param>
/// <param name="IsOfMeeting">The minutes of its meeting are it.</param>
public sealed record MilestonePaperRow(string Name, int? Number, string? FileName, string? HandedInBy, DateOnly? HandedInOn, bool IsOfMeeting)
{
    public bool IsThere => Number is not null || IsOfMeeting;

    /// <summary>The day its content was erased as 误传.</summary>
    public DateOnly? ErasedOn { get; init; }
}

/// <summary>A meeting that is a milestone.</summary>
public sealed record MilestoneMeeting(MeetingId Id, string Title, DateOnly On, bool HasFile);

/// <summary>A paper that proves a milestone, opened for reading; the caller disposes it.</summary>
public sealed record OpenedMilestonePaper(Stream Content, string FileName, string MediaType);

/// <param name="Tasks">Null, like the measures, for who does not see all problems: the version counts them all.</param>
public sealed record PlanRow(int Number, int? Tasks, int? Measures, string? Minutes, string ApprovedByName, DateOnly ApprovedOn)
{
    /// <summary>The reader may open it as it was approved.</summary>
    public bool IsKept { get; init; }
}

/// <param name="Version">What a deciding act must have seen.</param>
/// <param name="Tasks">How many tasks stand in each state, of those the reader may see.</param>
/// <param name="Problems">Problems the reader may see.</param>
/// <param name="MayKeep">The reader does the office's work at the body.</param>
public sealed record InspectionSheet(
    InspectionId Id, RoundId RoundId, string RoundName, InspectionLevel Level, UnitId BodyId, string BodyName, int Version, InspectionFacts Facts, Regime Regime,
    IReadOnlyList<SectionRow> Sections, IReadOnlyList<MilestoneRow> Milestones, IReadOnlyList<PlanRow> Plans, IReadOnlyDictionary<TaskState, int> Tasks, int Problems, bool MayKeep, DateOnly Today)
{
    /// <summary>The feedback day is the planned one: until it comes there are only problems that are put right at once.</summary>
    public bool IsFeedbackAhead => Inspection.FeedbackDay(Facts.FeedbackOn, IsFeedbackExpected, Today) > Today;

    /// <summary>The planned day has come, and somebody is asked whether the feedback was given.</summary>
    public bool IsFeedbackToConfirm => IsFeedbackExpected == true && Facts.FeedbackOn <= Today;

    /// <summary>Nobody has said yet that it was given.</summary>
    public bool? IsFeedbackExpected { get; init; }

    /// <summary>归档: nothing of it changes any more.</summary>
    public DateOnly? ArchivedOn { get; init; }

    public DateOnly? RetainUntil { get; init; }

    /// <summary>The evaluation in force; null where there is none the reader may see.</summary>
    public Evaluations.EvaluationRow? Evaluation { get; init; }
}

/// <summary>One inspection with everything that stands beside its problems.</summary>
public sealed class ReadInspection(Door door, IContentStore store) : IUseCase
{
    /// <summary>The paper that proves a milestone; null where there is none the reader may see.</summary>
    public async Task<OpenedMilestonePaper?> PaperAsync(InspectionId id, MilestoneKind kind, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Sight.Inspections.Contains(id)) return null;
        var milestone = await reading.Db.Set<Milestone>().SingleOrDefaultAsync(m => m.InspectionId == id && m.Kind == kind && m.PaperSha256 != null, ct);
        return milestone is not null && !await ErasedContents.IsErasedAsync(reading.Db, milestone.PaperSha256!, ct) && store.Open(milestone.PaperSha256!) is { } content ? new OpenedMilestonePaper(content, milestone.PaperFileName!, milestone.PaperMediaType!) : null;
    }

    /// <summary>One of the papers it needs; null where there is none the reader may see.</summary>
    public async Task<OpenedMilestonePaper?> PaperAsync(InspectionId id, MilestoneKind kind, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Sight.Inspections.Contains(id)) return null;
        var paper = await reading.Db.Set<MilestonePaper>().SingleOrDefaultAsync(p => p.InspectionId == id && p.Kind == kind && p.Number == number, ct);
        return paper is not null && !await ErasedContents.IsErasedAsync(reading.Db, paper.Sha256, ct) && store.Open(paper.Sha256) is { } content ? new OpenedMilestonePaper(content, paper.FileName, paper.MediaType) : null;
    }

    public async Task<InspectionSheet?> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == id)
            .Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new
            {
                i.RoundId, Round = r.Name, r.Level, i.BodyId, Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First(), i.Version, i.Regime,
                i.Kind, i.GroupName, i.PresenceFrom, i.PresenceTo, i.FeedbackOn, i.FeedbackNumber, i.LegalBasis, i.Contact, i.ArchivedOn, i.RetainUntil, i.IsFeedbackExpected,
            }).SingleOrDefaultAsync(ct);
        if (found is null) return null;

        var problems = db.Problems.VisibleTo(reading.Sight, db).Where(p => p.InspectionId == id);
        var sections = await db.Sections.Where(s => s.InspectionId == id).OrderBy(s => s.Position)
            .Select(s => new SectionRow(s.Id, s.ParentId, s.Level, s.Ordinal, s.Heading, problems.Count(p => p.SectionId == s.Id))).ToListAsync(ct);
        var milestones = await db.Set<Milestone>().Where(m => m.InspectionId == id)
            .Select(m => new { Row = new MilestoneRow(m.Kind, m.DueOn, m.DoneOn, m.Proof, db.Persons.Where(p => p.Id == m.PersonId).Select(p => p.Name).FirstOrDefault(), m.PaperFileName), m.PaperSha256, m.IsDaySet }).ToListAsync(ct);
        var calendar = milestones.Any(m => m.Row.DoneOn is null && m.IsDaySet) ? await db.WorkingCalendarAsync(ct) : null;
        var met = (await db.Set<Milestone>().Where(m => m.InspectionId == id && m.MeetingId != null).Join(db.Meetings.VisibleTo(reading.Sight, db), m => m.MeetingId, m => m.Id, (m, meeting) => new { m.Kind, meeting.Id, meeting.Title, meeting.On, HasFile = meeting.Files.Any() }).ToListAsync(ct))
            .ToDictionary(m => m.Kind, m => new MilestoneMeeting(m.Id, m.Title, m.On, m.HasFile));
        var handedIn = (await db.Set<MilestonePaper>().Where(p => p.InspectionId == id).Join(db.Persons, p => p.HandedInBy, n => n.Id, (p, n) => new { p.Kind, p.Number, p.Name, p.FileName, p.Sha256, By = n.Name, p.HandedInOn }).ToListAsync(ct)).ToLookup(p => p.Kind);
        var erased = await ErasedContents.OfAsync(db, milestones.Select(m => m.PaperSha256).OfType<string>().Concat(handedIn.SelectMany(of => of).Select(p => p.Sha256)), ct);
        var (seesAll, seesWhole) = (reading.Sight.Unrestricted.Contains(id), reading.Sight.Inspections.Contains(id));
        var plans = await db.Set<PlanVersion>().Where(p => p.InspectionId == id).OrderByDescending(p => p.Number)
            .Select(p => new PlanRow(p.Number, seesAll ? p.Tasks : null, seesAll ? p.Measures : null, p.Minutes, db.Persons.First(who => who.Id == p.ApprovedBy).Name, p.ApprovedOn) { IsKept = seesWhole && p.PrintSha256 != null }).ToListAsync(ct);
        var tasks = await db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.InspectionId == id).GroupBy(t => t.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var facts = new InspectionFacts(found.Kind, found.GroupName, found.PresenceFrom, found.PresenceTo, found.FeedbackOn, found.FeedbackNumber, found.LegalBasis, found.Contact);
        return new InspectionSheet(
            id, found.RoundId, found.Round, found.Level, found.BodyId, found.Body, found.Version, facts, found.Regime, InTreeOrder(sections), [.. milestones.OrderBy(m => m.Row.Kind).Select(m => m.Row with { Meeting = met.GetValueOrDefault(m.Row.Kind), Papers = PapersOf(m.Row.Kind), PaperErasedOn = ErasedOn(m.PaperSha256), ByWindowsOn = ByWindows(m.Row, m.IsDaySet) })], plans, tasks,
            await problems.CountAsync(ct), reading.Actor.WhyNotOffice(found.BodyId) is null && found.ArchivedOn is null, reading.Today) { IsFeedbackExpected = found.IsFeedbackExpected, ArchivedOn = found.ArchivedOn, RetainUntil = found.RetainUntil, Evaluation = await Evaluations.EvaluationList.InForceAsync(reading, id, ct) };

        DateOnly? ByWindows(MilestoneRow row, bool isSet) => isSet && row.DoneOn is null ? Milestone.DayByWindows(row.Kind, found.FeedbackOn, found.Regime, calendar!) : null;

        DateOnly? ErasedOn(string? content) => content is not null && erased.TryGetValue(content, out var by) ? by.On : null;

        IReadOnlyList<MilestonePaperRow> PapersOf(MilestoneKind kind)
        {
            var (asked, latest) = (found.Regime.Papers?.Of(kind) ?? [], handedIn[kind].GroupBy(p => p.Name).Select(same => same.MaxBy(p => p.Number)!).ToDictionary(p => p.Name));
            return [.. asked.Concat(latest.Keys.Except(asked)).Select(name => latest.TryGetValue(name, out var p)
                ? new MilestonePaperRow(name, p.Number, p.FileName, p.By, p.HandedInOn, false) { ErasedOn = ErasedOn(p.Sha256) } : new MilestonePaperRow(name, null, null, null, null, name == MilestonePapers.Minutes && met.GetValueOrDefault(kind) is { HasFile: true }))];
        }
    }

    /// <summary>A section added by hand stands last by position; shown, it stands with its siblings.</summary>
    private static List<SectionRow> InTreeOrder(List<SectionRow> sections)
    {
        var children = sections.ToLookup(s => s.ParentId);
        var ordered = new List<SectionRow>(sections.Count);
        void Add(SectionId? parent)
        {
            foreach (var section in children[parent])
            {
                ordered.Add(section);
                Add(section.Id);
            }
        }
        Add(null);
        return ordered;
    }
}
