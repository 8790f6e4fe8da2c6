using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.App;
using Rectify.Domain.Notices;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Clues;
using Rectify.Domain.Evidence;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Domain.WiderChecks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>
/// The one place that makes a sentence of a fact. The text has named holes; what stands in square brackets is said only where its hole is filled.
/// </summary>
public static partial class FactSentence
{
    /// <param name="actor">The name of who acted.</param>
    /// <param name="details">The fact's values; keys of people and units already replaced by names. A key that is still a key is left unsaid.</param>
    public static string Of(FactKind kind, string actor, IReadOnlyDictionary<string, string> details)
    {
        string? Value(string hole) => hole == "actor" ? actor : details.TryGetValue(hole, out var value) ? Said(kind, hole, value) : null;
        var sentence = Optional().Replace(Texts.Facts[$"{kind}"], part => Holes().Matches(part.Groups[1].Value).All(hole => Value(hole.Groups[1].Value) is not null) ? part.Groups[1].Value : "");
        sentence = Holes().Replace(sentence, hole => Value(hole.Groups[1].Value) ?? "");
        return details.ContainsKey("paper") ? Texts.Facts["OnPaper", sentence] : sentence;
    }

    /// <summary>What others did meanwhile, where that is why an act was not done.</summary>
    public static IReadOnlyList<string> Since(Outcome? outcome) => outcome is Outcome.ChangedMeanwhile { Since: var acts } ? [.. acts.Select(act => Of(act.Kind, act.PersonName, act.Details))] : [];

    /// <summary>The holes a text names: a test holds both languages together by them.</summary>
    public static IEnumerable<string> HolesOf(string text) => Holes().Matches(text).Select(hole => hole.Groups[1].Value).Distinct();

    private static string? Said(FactKind kind, string hole, string value) => (hole, kind) switch
    {
        _ when value.Length == 0 => null,
        _ when value.Length == 32 && Guid.TryParseExact(value, "N", out _) => null,
        ("dueOn" or "before" or "toOn" or "nextOn" or "trueOn" or "statedOn" or "firstOn" or "lastOn" or "signedOn" or "evidenceOn" or "receivedOn" or "feedbackOn", _) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (Domain.Deadline.IsLongTerm(day) ? Texts.Shared["NoDeadline"] : Days.Long(day)) : null,
        ("granted" or "accepted", _) => Texts.Facts[$"Value.{hole}.{value}"],
        ("period", _) => Texts.Tasks[$"Every_{value}"],
        ("claim", _) => Word<ReportedGrade>(value),
        ("class", _) => Word<ProblemClass>(value),
        ("because", _) => Word<CellReason>(value),
        ("outcome", _) => Word<LookBackResult>(value),
        ("way", FactKind.ObjectionRecorded) => Word<ObjectionWay>(value),
        ("way", _) => Word<CheckingWay>(value),
        ("found", _) => Word<SpotCheckVerdict>(value),
        ("relation", _) => Word<RecurrenceKind>(value),
        ("verdict", _) => Word<MeasureVerdict>(value),
        ("stance", _) => Word<SignatureStance>(value),
        ("stage", _) => Word<InstitutionStage>(value),
        ("register", _) => Word<RegisterKind>(value),
        ("kind", >= FactKind.LetterDrafted and <= FactKind.LetterRuleSet) => Word<LetterKind>(value),
        ("kind", FactKind.MeetingRecorded or FactKind.MeetingVoided) => Word<MeetingKind>(value),
        ("milestone", _) => Word<MilestoneKind>(value),
        ("kind", >= FactKind.SuggestionRegistered and <= FactKind.SuggestionConcluded) => Word<SuggestionKind>(value),
        ("kind", FactKind.WiderCheckOpened) => Word<WiderCheckKind>(value),
        ("nothing", _) => Texts.Facts["Value.nothing"],
        ("all", _) => Texts.Facts["Value.all"],
        ("kind", FactKind.ClueRegistered or FactKind.ClueCorrected) => Word<ClueKind>(value),
        ("body", FactKind.PlanOpinionRecorded or FactKind.PlanOpinionChecked or FactKind.PlanOpinionReturned) => Word<OpinionBodies>(value),
        ("paperOf", _) => Word<PaperPlace>(value),
        ("answer", _) => Word<WithholdingAnswer>(value),
        ("channel", _) => Word<NoticeChannel>(value),
        ("channels", _) => string.Join(Texts.Rules["NameComma"], value.Split(',').Select(part => Word<NoticeChannel>(part.Trim()) ?? part)),
        ("disposal", _) => Word<DisposalKind>(value),
        ("kind", FactKind.AccountabilityRecorded) => Word<AccountabilityKind>(value),
        ("carried", _) => string.Join(Texts.Rules["NameComma"], value.Split(',').Select(part => Enum.TryParse<Carried>(part, out var carried) ? Texts.Fields.Of(carried) : part)),
        ("verb", _) => Texts.Verbs[value],
        ("stated", _) => Enum.TryParse<TaskState>(value, out var stated) ? FieldWords.Of(stated) : null,
        ("level", FactKind.DocumentStated) => Word<SecrecyLevel>(value),
        ("fromText", _) => Texts.Facts["Value.fromText"],
        ("supplement", _) => Texts.Facts["Value.supplement"],
        ("measures", _) => value.Replace(",", Texts.Rules["NameComma"], StringComparison.Ordinal),
        // a person's own sentence ends inside ours
        _ => value.TrimEnd(' ', '.', ';', '\u3002', '\uff1b'),
    };

    private static string? Word<TEnum>(string value) where TEnum : struct, Enum => Enum.TryParse<TEnum>(value, out var known) ? FieldWords.Of(known) : null;

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Holes();
}
