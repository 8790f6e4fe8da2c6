using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.Domain.Notices;

/// <summary>Reads a notice before it is released: what does not add up, what is owed and missing, what must not be public.</summary>
public static partial class NoticeCheck
{
    /// <summary>
    /// Everything to look at. <paramref name="problemsFedBack"/> is how many problems the feedback document states, null where it states none.
    /// </summary>
    public static IReadOnlyList<NoticeFinding> Of(PublicNotice notice, int? problemsFedBack = null) =>
    [
        .. AddsUp(notice, problemsFedBack),
        .. notice.Halves.SelectMany(half => Days(half)),
        .. notice.Halves.SelectMany(half => half.Problems.OfType<AnsweredProblem>().SelectMany(p => Answer(p, notice))),
        .. notice.Halves.SelectMany(half => Texts(half)).SelectMany(t => Private(t)),
        .. Claims(notice),
        .. notice.Contact is null ? [new NoticeFinding(NoticeFindingKind.ContactMissing, NoticePart.Contact)] : Array.Empty<NoticeFinding>(),
    ];

    private static IEnumerable<NoticeFinding> AddsUp(PublicNotice notice, int? problemsFedBack)
    {
        var numbers = notice.Halves.SelectMany(half => half.Problems.Select(p => p.Number).Concat(half.Withdrawn.Select(w => w.Number)));
        foreach (var twice in numbers.GroupBy(n => n).Where(g => g.Count() > 1))
            yield return new(NoticeFindingKind.NumberTwice, NoticePart.Problems, twice.Key);

        foreach (var (half, merged) in notice.Halves.SelectMany(half => half.Problems.OfType<MergedProblem>().Select(merged => (half, merged))))
        {
            var target = half.TargetOf(merged);
            if (target is null)
                yield return new(NoticeFindingKind.MergedIntoNothing, NoticePart.Problems, merged.Number);
            else if (target is WithheldProblem)
                yield return new(NoticeFindingKind.MergedIntoWithheld, NoticePart.Problems, merged.Number);
        }

        var stated = notice.Halves.Sum(half => half.Problems.Count + half.Withdrawn.Count);
        if (problemsFedBack is { } fedBack && fedBack != stated)
            yield return new(NoticeFindingKind.NotAsFedBack, NoticePart.Problems) { Claimed = fedBack, Counted = stated };

        foreach (var half in notice.Halves)
        {
            var written = new Dictionary<int, string>();
            foreach (var problem in half.Problems.OfType<AnsweredProblem>())
                foreach (var measure in problem.Measures)
                    if (!written.TryAdd(measure.Number, measure.Text) && written[measure.Number] != measure.Text)
                        yield return new(NoticeFindingKind.MeasureWrittenDifferently, NoticePart.Problems, problem.Number, Short(measure.Text));
        }

        foreach (var (part, counts) in notice.Halves.SelectMany(half => new[] { (NoticePart.Clues, half.Clues), (NoticePart.Petitions, half.Petitions) }))
            if (counts is not null && Math.Max(counts.Concluded, counts.Settled ?? 0) is var most && most > counts.Received)
                yield return new(NoticeFindingKind.MoreConcludedThanReceived, part) { Claimed = most, Counted = counts.Received };
    }

    private static IEnumerable<NoticeFinding> Days(PublicNotice notice)
    {
        var opening = notice.Opening;
        var row = new (string Name, DateOnly? On)[]
        {
            ("进驻", opening.Presence?.From), ("离驻", opening.Presence?.To), ("反馈", opening.FeedbackOn), ("截至", notice.AsOf), ("落款", notice.SignedOn),
        };
        var days = row.Where(d => d.On is not null).ToList();
        foreach (var (before, after) in days.Zip(days.Skip(1)))
            if (before.On > after.On)
                yield return OutOfOrder($"{after.Name}（{Day(after.On)}）早于{before.Name}（{Day(before.On)}）");
        if (opening.Concentrated is { } window && (window.To < window.From || window.From < opening.FeedbackOn))
            yield return OutOfOrder($"集中整改期（{Day(window.From)}至{Day(window.To)}）");

        static NoticeFinding OutOfOrder(string days) => new(NoticeFindingKind.DaysOutOfOrder, NoticePart.Opening, Excerpt: days);
    }

    private static IEnumerable<NoticeFinding> Answer(AnsweredProblem problem, PublicNotice notice)
    {
        if (string.IsNullOrWhiteSpace(problem.OriginalWording))
            yield return Missing(NoticeFindingKind.WordingMissing);
        if (!problem.Measures.Any(m => !string.IsNullOrWhiteSpace(m.Text)))
            yield return Missing(NoticeFindingKind.MeasuresMissing);
        if (!problem.AllEffects.Any(e => !string.IsNullOrWhiteSpace(e)))
            yield return Missing(NoticeFindingKind.EffectMissing);

        var owed = problem.Unfinished;
        if (problem.Standing.IsDone())
        {
            if (owed is not null)
                yield return Missing(NoticeFindingKind.UnfinishedThoughDone);
        }
        else
        {
            if (string.IsNullOrWhiteSpace(owed?.Reason))
                yield return Missing(NoticeFindingKind.ReasonMissing);
            if (owed is null || !owed.NextSteps.Any(s => !string.IsNullOrWhiteSpace(s)))
                yield return Missing(NoticeFindingKind.NextStepsMissing);
            if (owed?.Deadline is not { } deadline)
                yield return Missing(NoticeFindingKind.DeadlineMissing);
            else if (deadline.On < notice.SignedOn)
                yield return new(NoticeFindingKind.DeadlinePassed, NoticePart.Problems, problem.Number, Day(deadline.On));
        }

        foreach (var text in problem.Measures.Select(m => m.Text).Concat(problem.AllEffects).Where(t => InnerOrdinal().IsMatch(t)))
            yield return new(NoticeFindingKind.OrdinalsInside, NoticePart.Problems, problem.Number, Short(text));

        NoticeFinding Missing(NoticeFindingKind kind) => new(kind, NoticePart.Problems, problem.Number);
    }

    private static IEnumerable<NoticeFinding> Private((NoticePart Part, int? Problem, string Text) text) =>
        from hit in PersonalData.Find(text.Text)
        // the office's own address and telephone are what the contact block is for; a mobile number is a person's
        where text.Part != NoticePart.Contact || hit.Kind != PersonalDataKind.Email
        select new NoticeFinding(NoticeFindingKind.PersonalData, text.Part, text.Problem, hit.Masked);

    private static IEnumerable<NoticeFinding> Claims(PublicNotice notice)
    {
        // a passage written once for both halves may speak of either of them, or of both together
        var totals = notice.Halves.Select(half => half.Totals).Prepend(notice.Totals).ToList();
        return from passage in Passages(NoticePart.Organisation, notice.Organisation).Concat(Passages(NoticePart.NextSteps, notice.NextSteps))
               from claim in ClaimedTotals.Find(passage.Text)
               let counted = totals[0].Of(claim.Of).Value
               where totals.TrueForAll(of => of.Of(claim.Of).Value != claim.Value)
               select new NoticeFinding(NoticeFindingKind.ClaimDiffers, passage.Part, Excerpt: claim.Excerpt)
               {
                   Claimed = claim.Value,
                   Counted = counted,
               };
    }

    private static IEnumerable<(NoticePart Part, int? Problem, string Text)> Texts(PublicNotice notice)
    {
        var ofProblems = from p in notice.Problems.OfType<AnsweredProblem>()
                         from text in Enumerable.Concat(
                             [p.OriginalWording, p.Summary ?? "", p.Unfinished?.Reason ?? "", .. p.Measures.Select(m => m.Text)],
                             p.AllEffects.Concat(p.Unfinished?.NextSteps ?? []))
                         select (NoticePart.Problems, (int?)p.Number, text);
        var merged = notice.Problems.OfType<MergedProblem>().Select(p => (NoticePart.Problems, (int?)p.Number, p.OriginalWording));
        var withdrawn = notice.Withdrawn.SelectMany(w => new[] { w.OriginalWording, w.Reason }.Select(t => (NoticePart.Withdrawn, (int?)w.Number, t)));
        var suggestions = notice.Suggestions.SelectMany(s => new[] { s.Wording, s.Reply }).Select(t => (NoticePart.Suggestions, (int?)null, t));
        var contact = notice.Contact is { } c ? new[] { c.Telephone, c.PostalAddress, c.Email ?? "" } : [];
        return ofProblems.Concat(merged).Concat(withdrawn).Concat(suggestions)
            .Concat(Passages(NoticePart.Organisation, notice.Organisation))
            .Concat(Passages(NoticePart.NextSteps, notice.NextSteps))
            .Concat(contact.Select(t => (NoticePart.Contact, (int?)null, t)));
    }

    private static IEnumerable<(NoticePart Part, int? Problem, string Text)> Passages(NoticePart part, IEnumerable<NoticePassage> passages) =>
        passages.SelectMany(p => new[] { p.Heading ?? "", p.Text }).Select(t => (part, (int?)null, t));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Short(string text) => text.Length > 24 ? text[..24] + "…" : text;

    [GeneratedRegex("[。；：:;]二是")]
    private static partial Regex InnerOrdinal();
}
