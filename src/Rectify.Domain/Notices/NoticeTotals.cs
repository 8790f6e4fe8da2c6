namespace Rectify.Domain.Notices;

/// <summary>
/// The figures of a notice, counted from it. <see cref="Done"/> and <see cref="Ongoing"/> always add up to <see cref="Problems"/>, and so do <see cref="Printed"/> and <see cref="Withheld"/>. Of a notice in two halves every figure
/// is the sum of its halves.
/// </summary>
public sealed class NoticeTotals
{
    internal NoticeTotals(PublicNotice notice)
    {
        var halves = notice.Halves;
        var problems = halves.SelectMany(half => half.Problems).ToList();
        var standings = halves.SelectMany(half => half.Problems.Select(half.StandingOf)).ToList();
        Problems = Count(standings.Count);
        Done = Count(standings.Count(s => s.IsDone()));
        Sustained = Count(standings.Count(s => s == NoticeStanding.Sustained));
        Ongoing = Count(standings.Count(s => !s.IsDone()));
        Reopened = Count(standings.Count(s => s == NoticeStanding.Reopened));
        Merged = Count(problems.OfType<MergedProblem>().Count());
        Withheld = Count(problems.OfType<WithheldProblem>().Count());
        Printed = Count(problems.Count(p => p is not WithheldProblem));
        TakenOver = Count(problems.Count(p => p is AnsweredProblem { IsTakenOver: true } or WithheldProblem { IsTakenOver: true }));
        Withdrawn = Count(halves.Sum(half => half.Withdrawn.Count));

        // a measure's number tells it from the others of its half
        var measures = halves.Select(MeasuresOf).ToList();
        Measures = new(measures.Sum(of => of.Printed + of.Withheld), NoticeCount.Measures);
        WithheldMeasures = new(measures.Sum(of => of.Withheld), NoticeCount.Measures);

        Suggestions = new(halves.Sum(half => half.Suggestions.Count + half.UnprintedSuggestions.Received), NoticeCount.Suggestions);
        ConcludedSuggestions = new(halves.Sum(half => half.Suggestions.Count(s => s.IsConcluded) + half.UnprintedSuggestions.Concluded), NoticeCount.Suggestions);
        UnprintedSuggestions = new(halves.Sum(half => half.UnprintedSuggestions.Received), NoticeCount.Suggestions);
        Institutions = new(halves.Sum(half => half.Registers.Institutions), NoticeCount.Institutions);
        AccountabilityCases = new(halves.Sum(half => half.Registers.AccountabilityCases), NoticeCount.Cases);
        PersonsHeldAccountable = new(halves.Sum(half => half.Registers.PersonsHeldAccountable), NoticeCount.Persons);
        LossRecovered = new(halves.Sum(half => half.Registers.LossRecovered), NoticeCount.TenThousandYuan);

        static NoticeFigure Count(int problems) => new(problems, NoticeCount.Problems);
    }

    private static (int Printed, int Withheld) MeasuresOf(PublicNotice half)
    {
        var printed = half.Problems.OfType<AnsweredProblem>().SelectMany(p => p.Measures).Select(m => m.Number).ToHashSet();
        return (printed.Count, half.Problems.OfType<WithheldProblem>().SelectMany(p => p.MeasureNumbers).Where(n => !printed.Contains(n)).Distinct().Count());
    }

    /// <summary>问题数: problems as fed back, merged and withheld ones included, withdrawn ones not.</summary>
    public NoticeFigure Problems { get; }

    /// <summary>已完成: closed or sustained.</summary>
    public NoticeFigure Done { get; }

    /// <summary>其中长期坚持, part of <see cref="Done"/>.</summary>
    public NoticeFigure Sustained { get; }

    /// <summary>持续推进: everything not done.</summary>
    public NoticeFigure Ongoing { get; }

    /// <summary>其中销号后重启, part of <see cref="Ongoing"/>.</summary>
    public NoticeFigure Reopened { get; }

    public NoticeFigure Merged { get; }

    public NoticeFigure Withheld { get; }

    /// <summary>Printed with their wording, merged ones included.</summary>
    public NoticeFigure Printed { get; }

    public NoticeFigure TakenOver { get; }

    /// <summary>Withdrawn by the inspecting side: outside <see cref="Problems"/>.</summary>
    public NoticeFigure Withdrawn { get; }

    /// <summary>整改措施, each counted once, those of withheld problems included.</summary>
    public NoticeFigure Measures { get; }

    /// <summary>Measures that stand under withheld problems only: counted in <see cref="Measures"/> and not printed.</summary>
    public NoticeFigure WithheldMeasures { get; }

    public NoticeFigure Suggestions { get; }

    public NoticeFigure ConcludedSuggestions { get; }

    /// <summary>Of <see cref="Suggestions"/>, those the notice counts and does not print.</summary>
    public NoticeFigure UnprintedSuggestions { get; }

    public NoticeFigure Institutions { get; }

    public NoticeFigure AccountabilityCases { get; }

    public NoticeFigure PersonsHeldAccountable { get; }

    public NoticeFigure LossRecovered { get; }
}
