using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Delivery;
using Rectify.App.Ledger;
using Rectify.App.Supervision;
using Rectify.Domain.Delivery;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Domain.WiderChecks;
using Rectify.Web.Acceptance;
using Rectify.Web.Desk;
using Rectify.Web.Evaluations;
using Rectify.Web.Ledger;
using Rectify.Web.Letters;
using Rectify.Web.LookBacks;
using Rectify.Web.Notices;
using Rectify.Web.Planning;
using Rectify.Web.Reporting;
using Rectify.Web.Rounds;
using Rectify.Web.Suggestions;
using Rectify.Web.Takeovers;
using Rectify.Web.Tasks;
using Rectify.Web.WiderChecks;

namespace Rectify.Web.Notifications;

/// <summary>Everything the list of notifications shows, as its address, and every other address of notifications. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record NotificationAddress
{
    public const string Page = "/notifications";
    public const string Read = "/notifications/read";
    public const string ReadAll = "/notifications/read-all";
    public const string Undo = "/notifications/undo";
    public const string Live = "/notifications/live";
    public const string Outgoing = "/outgoing";

    /// <summary>With those that were read.</summary>
    public bool WithRead { get; init; }

    /// <summary>Null for the first page.</summary>
    public NotificationKey? From { get; init; }

    /// <summary>The moment at which some were read a moment ago: they can be taken out again.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public string Href => QueryHelpers.AddQueryString(Page, Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    /// <summary>Marks it as read and leads to what it tells of.</summary>
    public static string Open(long id) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}");

    /// <summary>The page behind or before that row.</summary>
    public NotificationAddress At(NotificationRow row, bool backward) => this with { From = new NotificationKey(backward, row.Id), ReadAt = null };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static NotificationAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new NotificationAddress
        {
            WithRead = said.TryGetValue("show", out var show) && show == "all",
            From = Number("after") is { } after ? new NotificationKey(false, after) : Number("before") is { } before ? new NotificationKey(true, before) : null,
            ReadAt = Number("read") is { } read ? Moment(read) : null,
        };

        long? Number(string name) => said.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Moments are kept to the microsecond.</summary>
    public static long Written(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset? Moment(long written) => written is >= 0 and < 253402300799000000 ? DateTimeOffset.UnixEpoch.AddTicks(written * TimeSpan.TicksPerMicrosecond) : null;

    /// <summary>Where somebody goes for what a notification tells of: the one record, or the list of them.</summary>
    public static string Of(NotificationTarget target) => (target.About, target.Subjects) switch
    {
        (Matter.Task or Matter.PeriodicCheck or Matter.Measure, [var only]) => TaskAddress.Of(TaskId.From(only)),
        (Matter.Task or Matter.PeriodicCheck or Matter.Measure, _) => LedgerAddress.Of(new LedgerFilter { Told = target.Id }).Href,
        (Matter.Letter, [var only]) => LetterAddress.Of(LetterId.From(only)),
        (Matter.Letter, _) => LetterAddress.Of(target.Kind == FactKind.LetterDrafted ? new LetterFilter { States = [LetterState.Drafted] } : LetterFilter.None).Href,
        (Matter.Cycle, [var only, ..]) => CycleAddress.Of(CycleId.From(only)),
        (Matter.Takeover, [var only, ..]) => TakeoverAddress.Of(TakeoverId.From(only)),
        (Matter.Suggestion, [var only]) => SuggestionAddress.Of(SuggestionId.From(only)),
        (Matter.Suggestion, _) => SuggestionAddress.Page,
        (Matter.WiderCheck, [var only, ..]) => WiderCheckAddress.Of(WiderCheckId.From(only)),
        (Matter.LookBack, [var only, ..]) => LookBackAddress.Of(LookBackId.From(only)),
        (Matter.Evaluation, [var only, ..]) => EvaluationAddress.Of(EvaluationId.From(only)),
        (Matter.Problem, [var only, ..]) => target.Kind == FactKind.WithholdingPaperRecorded ? PaperAddress.List : NoticeAddress.WithholdingOf(ProblemId.From(only)),
        (Matter.Inspection, [var only, ..]) => target.Kind == FactKind.PlanOpinionRecorded ? PaperAddress.List : PlanningAddress.OfApproval(InspectionId.From(only)),
        (Matter.Milestone, [var only]) => RoundAddress.Of(InspectionId.From(only)),
        (Matter.SecrecyMark, _) => Erasures.ErasureAddress.Marks,
        (Matter.Milestone, _) => DeskPlaces.Desk,
        _ => Page,
    };

    private IEnumerable<(string Name, string Value)> Fields()
    {
        if (WithRead) yield return ("show", "all");
        if (From is { } from) yield return (from.Backward ? "before" : "after", from.Id.ToString(CultureInfo.InvariantCulture));
        if (ReadAt is { } at) yield return ("read", Written(at).ToString(CultureInfo.InvariantCulture));
    }
}
