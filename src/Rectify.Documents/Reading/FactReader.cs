using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Reading;

/// <summary>Finds what the words of a stretch name: frequencies, indicators, documents in 《》, sums, accountability. The forms are in <see cref="FactForms"/>.</summary>
internal sealed class FactReader(ReadingContext context)
{
    private const int ClauseBefore = 30;

    private string Text => context.Text;

    /// <param name="items">The items of the stretch, so that a fact knows the measure it stands in.</param>
    public ProposedFacts Read(int start, int end, IReadOnlyList<ProposedItem> items) => new()
    {
        Frequencies = [.. Matches(FactForms.Frequency, start, end).Select(match => Frequency(match, items))],
        Indicators = [.. Matches(FactForms.Indicator, start, end).Where(match => !InsideTitle(match.Index, start)).Select(match => Indicator(match, items))],
        Documents = [.. Matches(FactForms.Document, start, end).Select(match => Document(match, start, items))],
        Sums = [.. Matches(FactForms.Sum, start, end).Select(match => Sum(match, start, items)).OfType<ProposedSum>()],
        Accountability = [.. FactForms.Accountability.SelectMany(form => Matches(form, start, end)).OrderBy(match => match.Index)
            .Select(match => Accountability(match, items)).OfType<ProposedAccountability>().DistinctBy(found => found.Span.Start)],
    };

    private IEnumerable<Match> Matches(Regex form, int start, int end)
    {
        for (var match = form.Match(Text, start, end - start); match.Success; match = match.NextMatch())
            yield return match;
    }

    private ProposedFrequency Frequency(Match match, IReadOnlyList<ProposedItem> items)
    {
        var stated = FrequencyText.Of(match);
        return new(ItemAt(match, items), context.Slice(match.Index, match.Index + match.Length), stated.Times, stated.Every, stated.Period, Span(match),
            match.Groups["n"].Success ? Confidence.Sure : Confidence.Likely);
    }

    private ProposedIndicator Indicator(Match match, IReadOnlyList<ProposedItem> items) =>
        new(ItemAt(match, items), FactForms.NameOnly(context.Slice(match.Groups["w"].Index, match.Groups["w"].Index + match.Groups["w"].Length)),
            FactForms.ComparisonOf(match.Groups["c"].Value, match.Groups["b"].Value), match.Groups["n"].Value, match.Groups["u"].Value,
            context.Slice(match.Index, match.Index + match.Length), Span(match), Confidence.Likely);

    private ProposedNamedDocument Document(Match match, int start, IReadOnlyList<ProposedItem> items)
    {
        var title = match.Groups["t"];
        var number = DocumentNumber.TryParse(match.Groups["n"].Value, out var parsed) ? parsed.ToString() : null;
        var after = Text.Substring(match.Index + match.Length, Math.Min(8, Text.Length - match.Index - match.Length));
        return new(ItemAt(match, items), context.Slice(title.Index, title.Index + title.Length), number,
            FactForms.StageOf(title.Value + match.Groups["s"].Value, ClauseUpTo(match.Index, start), after), Span(match), Confidence.Likely);
    }

    private ProposedSum? Sum(Match match, int start, IReadOnlyList<ProposedItem> items)
    {
        if (!decimal.TryParse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var tenThousands = match.Groups["u"].Value switch { "亿元" => value * 10_000, "万元" => value, _ => value / 10_000 };
        return new(ItemAt(match, items), tenThousands, FactForms.RoleOf(ClauseUpTo(match.Index, start)), context.Slice(match.Index, match.Index + match.Length), Span(match), Confidence.Likely);
    }

    private ProposedAccountability? Accountability(Match match, IReadOnlyList<ProposedItem> items)
    {
        if (ChineseNumbers.Parse(match.Groups["n"].Value) is not { } count)
            return null;
        var kind = match.Groups["k"].Value;
        var unit = match.Groups["u"].Value switch { "人次" => AccountabilityUnit.PersonTimes, "人" or "名" => AccountabilityUnit.Persons, _ => AccountabilityUnit.Cases };
        return new(ItemAt(match, items), kind, FactForms.FamilyOf(kind), count, unit, context.Slice(match.Index, match.Index + match.Length), Span(match), Confidence.Likely);
    }

    /// <summary>The words of the sentence right before a place.</summary>
    private string ClauseUpTo(int at, int start)
    {
        var from = Math.Max(start, at - ClauseBefore);
        var stop = Text.LastIndexOfAny(['。', '；', '\n'], Math.Max(from, at - 1), Math.Max(0, at - from));
        return Text[Math.Max(from, stop + 1)..at];
    }

    private bool InsideTitle(int at, int start)
    {
        var open = Text.LastIndexOfAny(['《', '》'], Math.Max(start, at), Math.Min(at - start, 80));
        return open >= 0 && Text[open] == '《';
    }

    private int? ItemAt(Match match, IReadOnlyList<ProposedItem> items)
    {
        var at = context.Span(match.Index, match.Index + 1).Start;
        return items.FirstOrDefault(item => item.Span.Contains(at))?.Key;
    }

    private TextSpan Span(Match match) => context.Span(match.Index, match.Index + match.Length);
}
