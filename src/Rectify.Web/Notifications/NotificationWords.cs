using System.Globalization;
using Rectify.App.Delivery;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Notifications;

/// <summary>The one place that makes a sentence of a notification: what it is about, by number, and what happened; never a word of the record.</summary>
public static class NotificationWords
{
    public static string Of(NotificationRow row)
    {
        if (row is { Kind: null, WarnedOf: Matter.Milestone })
            return DueOn(row) is { } day && row.Said.TryGetValue("milestone", out var said) && Enum.TryParse<MilestoneKind>(said, out var milestone)
                ? Texts.Notifications[Deadline.IsOverdue(day, row.On) ? "MilestonePast" : "MilestoneOne", FieldWords.Of(milestone), Days.Long(day)] : Texts.Notifications["MilestoneMany", row.Count];
        if (row is { Kind: null, WarnedOf: Matter.Suggestion })
            return row.Count == 1 && DueOn(row) is { } owed
                ? Texts.Notifications[Deadline.IsOverdue(owed, row.On) ? "SuggestionPast" : "SuggestionDue", row.Number is { } one ? Texts.Notifications["SuggestionNumbered", one] : Texts.Notifications["SuggestionOne"], Days.Long(owed)] : Texts.Notifications["SuggestionsDue", row.Count];
        if (row is { Kind: null, WarnedOf: Matter.PeriodicCheck })
            return row.Count == 1 && DueOn(row) is { } check ? Texts.Notifications[Deadline.IsOverdue(check, row.On) ? "CheckPast" : "CheckDue", row.Number, Days.Long(check)] : Texts.Notifications["ChecksDue", row.Count];
        if (row is { Kind: null, WarnedOf: Matter.Measure })
            return row.Count == 1 && DueOn(row) is { } done ? Texts.Notifications[Deadline.IsOverdue(done, row.On) ? "MeasurePast" : "MeasureDue", row.Number, Days.Long(done)] : Texts.Notifications["MeasuresDue", row.Count];
        if (row is { Kind: null, WarnedOf: Matter.SecrecyMark }) return Texts.Notifications["SecrecyMarks", row.Count];
        if (row.Kind is not { } kind)
            return row.Count == 1 && DueOn(row) is { } dueOn ? Texts.Notifications[Deadline.IsOverdue(dueOn, row.On) ? "DeadlinePast" : "DeadlineOne", row.Number, Days.Long(dueOn)] : Texts.Notifications["DeadlineMany", row.Count];
        var about = WhoIsTold.About(kind);
        // the number of a letter and of a wider check stands at the head
        var sentence = FactSentence.Of(kind, row.By ?? "", about is Matter.Letter or Matter.WiderCheck ? row.Said.Where(said => said.Key != "number").ToDictionary(said => said.Key, said => said.Value) : row.Said);
        return about switch
        {
            Matter.Task => Texts.Notifications["About", row.Count == 1 ? Texts.Notifications["TaskOne", row.Number] : Texts.Notifications["TaskMany", row.Count], sentence],
            Matter.Problem => Texts.Notifications["About", row.Count == 1 ? Texts.Notifications["TaskOne", row.Number] : Texts.Notifications["TaskMany", row.Count], sentence],
            Matter.Letter => Texts.Notifications["About", row.Count > 1 ? Texts.Notifications["LetterMany", row.Count] : row.Number ?? Texts.Notifications["LetterOne"], sentence],
            Matter.Suggestion => Texts.Notifications["About", row.Count > 1 ? Texts.Notifications["SuggestionMany", row.Count] : row.Number is { } number ? Texts.Notifications["SuggestionNumbered", number] : Texts.Notifications["SuggestionOne"], sentence],
            Matter.WiderCheck => Texts.Notifications["About", Texts.Notifications["WiderCheckNumbered", row.Number], sentence],
            Matter.LookBack when kind == FactKind.LookBackReminded => sentence,
            Matter.LookBack when DueOn(row) is { } by => Texts.Notifications["LookBackAsked", row.By, Days.Long(by)],
            Matter.Evaluation when kind == FactKind.EvaluationOpened => Texts.Notifications["EvaluationAsked", row.By],
            Matter.Evaluation when kind == FactKind.EvaluationScorerReplaced => Texts.Notifications["About", Texts.Evaluations["One"], sentence],
            Matter.Evaluation when kind == FactKind.EvaluationScored => Texts.Notifications["EvaluationHandedIn", row.By],
            _ => sentence,
        };
    }

    private static DateOnly? DueOn(NotificationRow row) =>
        row.Said.TryGetValue("dueOn", out var said) && DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>How much is unread, for the bell's mark.</summary>
    public static string Mark(int unread) => unread >= ReadNotifications.MostCounted ? $"{ReadNotifications.MostCounted - 1}+" : unread.ToString(CultureInfo.InvariantCulture);
}
