using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>What the unit writes of the result: the effect, and for what is not done the reason and the next steps.</summary>
public sealed record Result(string? Effect, string? ReasonNotDone, string? NextSteps);

/// <summary>How a piece of evidence proves one measure.</summary>
public sealed record Proof(MeasureId Measure, string Sentence);

public sealed partial class RectificationTask
{
    /// <summary>May the actor keep a draft of progress? Drafts live outside the task: they are not yet anybody's word.</summary>
    public Refusal? MayDraftProgress(TaskSetting setting, Stamp stamp) => Refuse(TaskVerb.DraftProgress, setting, stamp);

    /// <summary>
    /// Makes progress official. An adding act: it conflicts with no other. The measure's state follows the claim; pieces of evidence uploaded for the measure go with it.
    /// </summary>
    public Refusal? ReportProgress(ProgressId id, ProgressReport report, PersonId writtenBy, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ReportProgress, setting, stamp) is { } refusal) return refusal;
        if (measures.Find(m => m.Id == report.Measure) is not { } measure) return Refusal.Because(TaskVerb.ReportProgress, Rule.UnknownMeasure, Relation.UnitLead);
        if (report.TrueOn > stamp.On) return Refusal.Because(TaskVerb.ReportProgress, Rule.DayInFuture, Relation.UnitLead, $"{measure.Position}");
        if (setting.TooEarly(report.TrueOn) is { } early) return Refusal.Because(TaskVerb.ReportProgress, early, Relation.UnitLead, $"{measure.Position}");
        progress.Add(new Progress(id, Id, report, writtenBy, stamp));
        measure.Claim(StateOf(report.Claim), report.Quantity);
        foreach (var piece in evidence.Where(e => e.Uses.Any(use => use.MeasureId == measure.Id))) piece.Submit(stamp.At);
        Note(report.Replaces is null ? FactKind.ProgressReported : FactKind.ProgressReplaced, stamp,
            ("measure", $"{measure.Position}"), ("claim", $"{report.Claim}"), ("trueOn", $"{report.TrueOn:yyyy-MM-dd}"), ("progress", $"{id.Value:N}"));
        return null;
    }

    public Refusal? WriteResult(Result result, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.WriteResult, setting, stamp) is { } refusal) return refusal;
        (Effect, ReasonNotDone, NextSteps) = (Clean(result.Effect), Clean(result.ReasonNotDone), Clean(result.NextSteps));
        Take(TaskVerb.WriteResult, State, stamp, FactKind.ResultWritten);
        return null;
    }

    /// <summary>Adds a file with what it proves. An adding act. It is a draft until progress on its measure or the application submits it; asked for as a supplement it is submitted at once.</summary>
    public Refusal? AddEvidence(EvidenceId id, StoredFile file, DateOnly? evidenceOn, IReadOnlyList<Proof> proves, EvidenceId? replaces, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.AddEvidence, setting, stamp) is { } refusal) return refusal;
        if (proves.Count == 0 || proves.Any(p => measures.All(m => m.Id != p.Measure || !m.Counts))) return Refusal.Because(TaskVerb.AddEvidence, Rule.UnknownMeasure, Relation.UnitLead);
        if (evidenceOn > stamp.On) return Refusal.Because(TaskVerb.AddEvidence, Rule.DayInFuture, Relation.UnitLead);
        var old = replaces is { } earlier ? evidence.Find(e => e.Id == earlier) : null;
        if (replaces is not null && old is null) return Refusal.Because(TaskVerb.AddEvidence, Rule.UnknownEvidence, Relation.UnitLead);
        if (OutsideSupplement(proves, old) is { } outside) return outside;
        old?.MarkReplaced();
        var piece = new EvidenceItem(id, Id, file, evidenceOn, replaces, stamp);
        foreach (var proof in proves.DistinctBy(p => p.Measure)) piece.ProveMeasure(proof.Measure, proof.Sentence);
        evidence.Add(piece);
        var voided = Answer(piece, stamp);
        Note(replaces is null ? FactKind.EvidenceAdded : FactKind.EvidenceReplaced, stamp,
            ("file", file.FileName), ("sha256", file.Sha256), ("measures", string.Join(",", proves.Select(p => measures.Find(m => m.Id == p.Measure)!.Position))), ("supplement", piece.SupplementId is null ? null : "true"), ("voided", voided > 0 ? $"{voided}" : null));
        return null;
    }

    /// <summary>States what a document says of itself; what was stated before is in the trail. While the task stands still nobody does.</summary>
    /// <param name="fromText">Taken over as recognised in the text.</param>
    public Refusal? StateDocument(EvidenceId id, DocumentFacts facts, bool fromText, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.StateDocument, setting, stamp) is { } refusal) return refusal;
        if (evidence.Find(e => e.Id == id && !e.IsReplaced) is not { } piece) return Refusal.Because(TaskVerb.StateDocument, Rule.UnknownEvidence, Relation.UnitLead);
        if (facts.SignedOn > stamp.On || facts.EvidenceOn > stamp.On) return Refusal.Because(TaskVerb.StateDocument, Rule.DayInFuture, Relation.UnitLead);
        if (piece.Document == facts) return Refusal.Because(TaskVerb.StateDocument, Rule.AlreadyDone, Relation.UnitLead);
        piece.State(facts);
        Take(TaskVerb.StateDocument, State, stamp, FactKind.DocumentStated, ("evidence", $"{id.Value:N}"), ("file", piece.FileName), ("number", facts.Number), ("issuer", facts.Issuer),
            ("signedOn", facts.SignedOn is { } signed ? $"{signed:yyyy-MM-dd}" : null), ("evidenceOn", facts.EvidenceOn is { } on ? $"{on:yyyy-MM-dd}" : null), ("level", facts.Level?.ToString()), ("fromText", fromText ? "true" : null));
        return null;
    }

    /// <param name="evenIfFar">More than a year beyond the present deadline is asked again: said with this.</param>
    public Refusal? RequestExtension(ExtensionId id, MeasureId? measure, DateOnly toOn, Reason reason, TaskSetting setting, Stamp stamp, bool evenIfFar = false)
    {
        if (Refuse(TaskVerb.RequestExtension, setting, stamp) is { } refusal) return refusal;
        var target = measure is { } key ? measures.Find(m => m.Id == key) : null;
        if (measure is not null && target is null) return Refusal.Because(TaskVerb.RequestExtension, Rule.UnknownMeasure, Relation.UnitLead);
        var fromOn = target?.DueOn ?? DueOn;
        if (toOn <= fromOn || toOn <= stamp.On) return Refusal.Because(TaskVerb.RequestExtension, Rule.ExtensionMustBeLater, Relation.UnitLead);
        if (!evenIfFar && Extension.IsFar(fromOn, toOn, stamp.On)) return Refusal.Because(TaskVerb.RequestExtension, Rule.ExtensionFarAhead, Relation.UnitLead);
        if (target is not null && toOn > DueOn) return Refusal.Because(TaskVerb.RequestExtension, Rule.MeasureBeyondTask, Relation.UnitLead, $"{target.Position}");
        extensions.Add(new Extension(id, Id, extensions.Count + 1, measure, fromOn, toOn, reason, stamp));
        Take(TaskVerb.RequestExtension, State, stamp, FactKind.ExtensionRequested, ("toOn", $"{toOn:yyyy-MM-dd}"), ("reason", reason.Text), ("measure", target is null ? null : $"{target.Position}"));
        return null;
    }

    public Refusal? AgreeExtension(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.AgreeExtension, setting, stamp) is { } refusal) return refusal;
        OpenExtension!.Agree(stamp);
        Take(TaskVerb.AgreeExtension, State, stamp, FactKind.ExtensionAgreed);
        return null;
    }

    public Refusal? DecideExtension(bool granted, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.DecideExtension, setting, stamp) is { } refusal) return refusal;
        var extension = OpenExtension!;
        extension.Decide(granted, reason, stamp);
        if (granted && extension.MeasureId is { } key) measures.Find(m => m.Id == key)!.Extend(extension.ToOn);
        else if (granted) DueOn = extension.ToOn;
        Take(TaskVerb.DecideExtension, State, stamp, FactKind.ExtensionDecided, ("granted", $"{granted}"), ("toOn", $"{extension.ToOn:yyyy-MM-dd}"), ("reason", reason.Text));
        return null;
    }

    private static MeasureState StateOf(ReportedGrade claim) => claim switch
    {
        ReportedGrade.Done => MeasureState.ReportedDone,
        ReportedGrade.NotStated => MeasureState.NotStarted,
        _ => MeasureState.InProgress,
    };
}
