using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.App.WorkingDays;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Trail;

namespace Rectify.App.Intake;

/// <summary>
/// 登记: what a person accepts of a proposal becomes problems and registered tasks, in one act: round and inspection picked or opened, sections, problems with their place in the source,
/// measures, effects, reasons and next steps as first draft. The status the text states is kept as the reported grade. Only the office of the inspected body may.
/// </summary>
public sealed class AcceptProposal(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(ProposalAcceptance acceptance, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(AcceptProposal), act, async session =>
    {
        if (new AcceptanceValidator().Validate(acceptance) is { IsValid: false } wrong)
            return new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode)).Distinct()]);
        if (await session.LockIntakeAsync(acceptance.Intake) is not { } draft) return Outcome.None;
        if (draft.Version != acceptance.Seen) return new Outcome.ChangedMeanwhile([]);

        var proposal = ProposalJson.Read(draft.Proposal);
        var chosen = acceptance.Chosen is { } keys ? proposal.Problems.FindAll(problem => keys.Contains(problem.Key)) : proposal.Problems;
        if (chosen.IsEmpty) return Outcome.Bad(nameof(acceptance.Chosen), "nothing-chosen");
        if (TooLong.In(chosen) is { Count: > 0 } tooLong) return new Outcome.Invalid(tooLong);
        var suggested = proposal.Requirements.FindAll(item => acceptance.Suggestions.Contains(item.Key));
        if (suggested.Exists(item => item.Text.Length > Suggestion.MaxWordingLength)) return Outcome.Bad(nameof(acceptance.Suggestions), "too-long", $"{Suggestion.MaxWordingLength}");

        var (inspection, refusal) = acceptance.Existing is { } existing ? await PickAsync(session, existing) : await OpenAsync(session, acceptance.New!);
        if (inspection is null) return refusal;
        var anew = chosen.RemoveAll(problem => acceptance.Updates.ContainsKey(problem.Key) || acceptance.Known.Contains(problem.Key));
        if (!acceptance.EvenIfReadBefore && await ReadBeforeAsync(session, inspection.Id, draft.Sha256, anew) is > 0 and var before)
            return Outcome.Bad(nameof(acceptance.Existing), "read-before", $"{before}");

        var registration = new Registration(session, inspection, draft.Sha256);
        foreach (var problem in chosen)
            if (acceptance.Updates.TryGetValue(problem.Key, out var known) && !await registration.TryUpdateAsync(problem, known)) return new Outcome.ChangedMeanwhile([]);
        await registration.AddAsync(proposal, anew);
        await SuggestAsync(session, inspection, suggested);
        inspection.NoteDocument(draft.Sha256, draft.FileName, anew.Count, session.Stamp);
        Leave(draft, proposal with { Requirements = proposal.Requirements.RemoveAll(item => acceptance.Suggestions.Contains(item.Key)) }, chosen, inspection.Id, session.Stamp);
        return Outcome.Ok;
    }, ct);

    private static async Task<(Inspection? Inspection, Outcome Refusal)> PickAsync(ActSession session, InspectionId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {id.Value} for update", ct);
        var inspection = await db.Inspections.VisibleTo(session.Sight, db).Include(i => i.Sections).SingleOrDefaultAsync(i => i.Id == id, ct);
        if (inspection is null) return (null, Outcome.None);
        return session.Stamp.By.DoesOfficeWork(inspection.BodyId) ? (inspection, Outcome.Ok) : (null, NotYourOffice(nameof(ProposalAcceptance.Existing)));
    }

    private static async Task<(Inspection? Inspection, Outcome Refusal)> OpenAsync(ActSession session, NewInspection input)
    {
        var (db, stamp) = (session.Db, session.Stamp);
        if (FeedbackAhead.WhyNot(input.FeedbackOn!.Value, input.PresenceFrom, stamp.On) is { } ahead) return (null, ahead);
        // the new unit is not in the tree yet: who keeps the office of the unit above keeps its too
        if (!stamp.By.DoesOfficeWork(input.Body ?? input.NewBody!.Parent!.Value)) return (null, NotYourOffice(nameof(input.Body)));
        if (input.Body is { } known && !await db.Units.AnyAsync(unit => unit.Id == known, session.Cancelled)) return (null, Outcome.Bad(nameof(input.Body), "required"));
        if (input.Round is { } picked && !await db.Rounds.AnyAsync(round => round.Id == picked, session.Cancelled)) return (null, Outcome.Bad(nameof(input.Round), "required"));

        if (input.Body is null) AddBody(session, input.NewBody!);
        if (input.Round is null)
        {
            var round = input.NewRound!;
            db.Add(Round.Open(round.Id, round.Name!, round.Authority!, round.Level!.Value, round.Year!.Value, stamp));
        }
        var facts = new InspectionFacts(input.Kind!.Value, input.GroupName!, input.PresenceFrom, input.PresenceTo, input.FeedbackOn!.Value, LegalBasis: input.LegalBasis);
        var regime = Regime.For(facts.Kind);
        if (input.ConcentratedUntil is { } until) regime = regime with { ConcentratedPeriod = Window.OfDays(until.DayNumber - facts.FeedbackOn.DayNumber) };
        var inspection = Inspection.Open(input.Id, input.Round ?? input.NewRound!.Id, input.Body ?? input.NewBody!.Id, facts, regime, await db.WorkingCalendarAsync(session.Cancelled), stamp);
        db.Add(inspection);
        return (inspection, Outcome.Ok);
    }

    private static void AddBody(ActSession session, NewBody body)
    {
        session.Db.Add(new Unit(body.Id, body.Name!, body.Parent, session.Stamp.On));
        session.Note(Fact.Of(FactKind.UnitCreated, body.Id.Value, session.Stamp.On, ("parent", body.Parent!.Value.Value.ToString("N"))));
    }

    /// <summary>What the inspection has in these words already is not registered again.</summary>
    private static async Task SuggestAsync(ActSession session, Inspection inspection, ImmutableList<ProposedItem> suggested)
    {
        if (suggested.IsEmpty) return;
        var wordings = suggested.Select(item => item.Text.Trim()).ToList();
        var known = await session.Db.Suggestions.Where(s => s.InspectionId == inspection.Id && s.State != SuggestionState.Discarded && wordings.Contains(s.Wording)).Select(s => s.Wording).ToListAsync(session.Cancelled);
        var kind = inspection.Kind == InspectionKind.Audit ? SuggestionKind.Audit : SuggestionKind.Inspection;
        foreach (var item in suggested.Where(item => !known.Contains(item.Text.Trim())))
            session.Db.Add(Suggestion.Register(SuggestionId.New(), inspection.Id, inspection.BodyId, new SuggestionDraft(kind, item.Ordinal?.Length > Suggestion.MaxNumberLength ? null : item.Ordinal, item.Text, []), session.Stamp));
    }

    /// <summary>How many of the chosen places of the document are registered in the inspection already.</summary>
    private static async Task<int> ReadBeforeAsync(ActSession session, InspectionId inspection, string sha256, ImmutableList<ProposedProblem> chosen)
    {
        var starts = chosen.Select(problem => (int?)problem.Wording.Span.Start).Distinct().ToList();
        return await session.Db.Problems.CountAsync(p => p.InspectionId == inspection && p.SourceSha256 == sha256 && starts.Contains(p.SourceStart), session.Cancelled);
    }

    /// <summary>What was left out stays open; with nothing left the draft is done.</summary>
    private static void Leave(IntakeDraft draft, Proposal proposal, ImmutableList<ProposedProblem> accepted, InspectionId into, Stamp stamp)
    {
        var keys = accepted.Select(problem => problem.Key).ToHashSet();
        var rest = proposal with
        {
            Problems = proposal.Problems.RemoveAll(problem => keys.Contains(problem.Key)),
            Issues = proposal.Issues.RemoveAll(issue => issue.Problem is { } key && keys.Contains(key)),
        };
        if (rest.Problems.IsEmpty) draft.AcceptedInto = into;
        else draft.Proposal = ProposalJson.Write(rest);
        draft.SavedAt = stamp.At;
        draft.Version++;
    }

    private static Outcome NotYourOffice(string field) => Outcome.Bad(field, "not-your-office");
}
