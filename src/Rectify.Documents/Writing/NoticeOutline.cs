using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>A line of the outline: a heading, or a problem with its ordinal.</summary>
internal abstract record OutlineEntry;

internal sealed record OutlineHeading(int Level, string Text) : OutlineEntry;

/// <summary>A printed problem. Where says how another place of the notice points at it.</summary>
internal sealed record OutlineProblem(NoticeProblem Problem, string Ordinal, string Where) : OutlineEntry;

/// <summary>Gathers and numbers the problems that are printed; withheld ones have no place in it.</summary>
internal sealed class NoticeOutline
{
    /// <summary>Problems are numbered 1．, the third level of an official document, unless their sections go deeper.</summary>
    private const int ProblemLevel = 3;

    private readonly List<OutlineEntry> _entries = [];

    private NoticeOutline(PublicNotice notice)
    {
        var printed = notice.Problems.Where(p => p is not WithheldProblem).ToList();
        switch (notice.Grouping)
        {
            case NoticeGrouping.ByStanding:
                AddStanding("已整改完成的问题", printed.Where(p => notice.StandingOf(p).IsDone()));
                AddStanding("持续推进的问题", printed.Where(p => !notice.StandingOf(p).IsDone()));
                break;
            case NoticeGrouping.BySection:
                AddSections(printed, depth: 0, above: "");
                break;
            default:
                AddNumbered(printed, ProblemLevel, above: "");
                break;
        }
    }

    public IReadOnlyList<OutlineEntry> Entries => _entries;

    /// <summary>How many headings of the second level it used, so that what follows can go on counting.</summary>
    public int SecondLevelHeadings { get; private set; }

    public static NoticeOutline Of(PublicNotice notice) => new(notice);

    private void AddStanding(string title, IEnumerable<NoticeProblem> problems)
    {
        var group = problems.ToList();
        if (group.Count > 0)
            AddNumbered(group, ProblemLevel, above: AddHeading(2, ++SecondLevelHeadings, title));
    }

    /// <summary>One level of the section tree: runs of the same title become a heading, problems without one stand between them in the same count.</summary>
    private void AddSections(IReadOnlyList<NoticeProblem> problems, int depth, string above)
    {
        var n = 0;
        var withoutSection = 0;
        foreach (var run in Runs(problems, depth))
        {
            if (run.Title is { } title)
            {
                var ordinal = AddHeading(depth + 2, ++n, title);
                AddSections(run.Problems, depth + 1, above + ordinal);
            }
            else if (depth == 0)
            {
                withoutSection = AddNumbered(run.Problems, ProblemLevel, above, withoutSection);
            }
            else
            {
                n = AddNumbered(run.Problems, depth + 2, above, n);
            }
        }
        if (depth == 0)
            SecondLevelHeadings = n;
    }

    private static IEnumerable<(string? Title, IReadOnlyList<NoticeProblem> Problems)> Runs(IReadOnlyList<NoticeProblem> problems, int depth) =>
        problems.GroupBy(p => SectionOf(p).ElementAtOrDefault(depth)).Select(g => (g.Key, (IReadOnlyList<NoticeProblem>)g.ToList()));

    private static IReadOnlyList<string> SectionOf(NoticeProblem problem) => problem switch
    {
        AnsweredProblem answered => answered.Section,
        MergedProblem merged => merged.Section,
        _ => [],
    };

    private string AddHeading(int level, int n, string title)
    {
        var ordinal = ChineseText.Ordinal(level, n);
        _entries.Add(new OutlineHeading(level, ordinal + title));
        return ordinal;
    }

    private int AddNumbered(IEnumerable<NoticeProblem> problems, int level, string above, int last = 0)
    {
        var n = last;
        foreach (var problem in problems)
        {
            var ordinal = ChineseText.Ordinal(level, ++n);
            _entries.Add(new OutlineProblem(problem, ordinal, above + (level == ProblemLevel ? $"第{n}项" : $"{ordinal}项")));
        }
        return n;
    }
}
