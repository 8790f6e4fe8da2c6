namespace Rectify.Domain.Notices;

/// <summary>The figures of a notice, counted from it. <see cref="Done"/> and <see cref="Ongoing"/> always add up to <see cref="Problems"/>.</summary>
public sealed class NoticeTotals
{
    internal NoticeTotals(PublicNotice notice)
    {
        var standings = notice.Problems.Select(notice.StandingOf).ToList();
        Problems = Count(standings.Count);
        Done = Count(standings.Count(s => s.IsDone()));
        Sustained = Count(standings.Count(s => s == NoticeStanding.Sustained));
        Ongoing = Count(standings.Count(s => !s.IsDone()));
        Reopened = Count(standings.Count(s => s == NoticeStanding.Reopened));
        Merged = Count(notice.Problems.OfType<MergedProblem>().Count());
        Withheld = Count(notice.Problems.OfType<WithheldProblem>().Count());
        TakenOver = Count(notice.Problems.Count(p => p is AnsweredProblem { IsTakenOver: true } or WithheldProblem { IsTakenOver: true }));
        Withdrawn = Count(notice.Withdrawn.Count);

        var printed = notice.Problems.OfType<AnsweredProblem>().SelectMany(p => p.Measures).Select(m => m.Number).ToHashSet();
        var withheld = notice.Problems.OfType<WithheldProblem>().SelectMany(p => p.MeasureNumbers).Where(n => !printed.Contains(n)).ToHashSet();
        Measures = new(printed.Count + withheld.Count, NoticeCount.Measures);
        WithheldMeasures = new(withheld.Count, NoticeCount.Measures);

        Suggestions = new(notice.Suggestions.Count + notice.UnprintedSuggestions.Received, NoticeCount.Suggestions);
        ConcludedSuggestions = new(notice.Suggestions.Count(s => s.IsConcluded) + notice.UnprintedSuggestions.Concluded, NoticeCount.Suggestions);
        UnprintedSuggestions = new(notice.UnprintedSuggestions.Received, NoticeCount.Suggestions);
        Institutions = new(notice.Registers.Institutions, NoticeCount.Institutions);
        AccountabilityCases = new(notice.Registers.AccountabilityCases, NoticeCount.Cases);
        PersonsHeldAccountable = new(notice.Registers.PersonsHeldAccountable, NoticeCount.Persons);
        LossRecovered = new(notice.Registers.LossRecovered, NoticeCount.TenThousandYuan);

        static NoticeFigure Count(int problems) => new(problems, NoticeCount.Problems);
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
