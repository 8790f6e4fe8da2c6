using System.Globalization;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>Composes a public notice: opening, organisation, totals, problems with their answers, what else there was, next steps, contact, signer.</summary>
internal static class PublicNoticeBlocks
{
    public static IReadOnlyList<OfficialBlock> Of(PublicNotice notice)
    {
        var blocks = new List<OfficialBlock>();
        if (notice.IssuedAs is { } number)
            blocks.Add(new LetterHead(notice.Signer, number));
        blocks.Add(new OfficialTitle(notice.Title));
        blocks.Add(new OfficialParagraph(notice.Second is null ? NoticeSentences.Opening(notice.Opening) : NoticeSentences.Opening(notice)));

        var chapter = 0;
        if (notice.Organisation.Count > 0)
        {
            blocks.Add(Chapter("整改工作组织情况"));
            blocks.AddRange(Passages(notice.Organisation));
        }
        if (notice.Second is not null)
        {
            blocks.Add(Chapter("总体情况"));
            blocks.Add(new OfficialParagraph(NoticeSentences.Totals(notice)));
        }
        foreach (var half in notice.Halves)
        {
            blocks.Add(Chapter(notice.Second is null ? "整改落实情况" : $"{notice.NameOf(half)}反馈问题整改落实情况"));
            AddHalf(half);
        }
        if (notice.NextSteps.Count > 0)
        {
            blocks.Add(Chapter("下一步工作安排"));
            blocks.AddRange(Passages(notice.NextSteps));
        }
        if (notice.Contact is { } contact)
            blocks.Add(new OfficialParagraph(NoticeSentences.Contact(contact, string.Join('和', notice.Halves.Select(notice.NameOf)))));
        blocks.Add(new SignOff(notice.Signer, notice.SignedOn));
        return blocks;

        void AddHalf(PublicNotice half)
        {
            blocks.Add(new OfficialParagraph(NoticeSentences.Totals(half)));
            var outline = NoticeOutline.Of(half);
            blocks.AddRange(Answers(half, outline));

            var section = outline.SecondLevelHeadings;
            foreach (var (title, content) in Further(half))
            {
                // without headings among the problems there is no second level to go on counting in
                blocks.Add(half.Grouping == NoticeGrouping.Continuous ? Chapter(title) : new OfficialHeading(2, ChineseText.Ordinal(2, ++section) + title));
                blocks.AddRange(content);
            }
        }

        OfficialHeading Chapter(string title) => new(1, ChineseText.Ordinal(1, ++chapter) + title);
    }

    /// <summary>Every problem that is printed with its answer, under its headings.</summary>
    public static IEnumerable<OfficialBlock> Answers(PublicNotice notice, NoticeOutline outline) =>
        outline.Entries.SelectMany(entry => entry is OutlineHeading heading ? [Heading(heading)] : Problem((OutlineProblem)entry, outline, notice));

    private static OfficialBlock Heading(OutlineHeading heading) =>
        heading.Level <= 3 ? new OfficialHeading(heading.Level, heading.Text) : new OfficialParagraph(heading.Text);

    private static IEnumerable<OfficialBlock> Problem(OutlineProblem entry, NoticeOutline outline, PublicNotice notice) => entry.Problem switch
    {
        AnsweredProblem answered => Answered(entry.Ordinal, answered, notice.Layout),
        MergedProblem merged => Merged(entry.Ordinal, merged, outline, notice),
        _ => throw new InvalidOperationException($"A {entry.Problem.GetType().Name} is not printed."),
    };

    private static IEnumerable<OfficialBlock> Answered(string ordinal, AnsweredProblem problem, NoticeLayout layout)
    {
        var statement = layout.UsesSummary ? problem.Summary ?? problem.OriginalWording : problem.OriginalWording;
        yield return Statement(ordinal, statement, layout);
        var isDone = problem.Standing.IsDone();
        var effectsLabel = isDone ? layout.EffectsLabel : layout.InterimEffectsLabel;
        if (layout.MeasuresLabel is { } measuresLabel)
        {
            if (problem.Measures.Count > 0)
                yield return Labelled(measuresLabel, problem.Measures.Select(m => m.Text));
            if (problem.AllEffects.Any())
                yield return Labelled(effectsLabel, problem.AllEffects);
        }
        else if (problem.Measures.Count > 0 || problem.Effects.Count > 0)
        {
            // each measure with its own effects is one item; effects of the whole follow as items of their own
            var told = problem.Measures.Select(m => string.Concat(m.Effects.Prepend(m.Text).Select(ChineseText.Sentence)));
            yield return Labelled(effectsLabel, told.Concat(problem.Effects));
        }
        if (!isDone && problem.Unfinished is { } unfinished)
        {
            if (!string.IsNullOrWhiteSpace(unfinished.Reason))
                yield return Labelled(layout.ReasonLabel, [unfinished.Reason]);
            if (unfinished.NextSteps.Count > 0)
                yield return Labelled(layout.NextStepsLabel, unfinished.NextSteps);
            if (unfinished.Deadline is { } deadline)
                yield return Labelled(layout.DeadlineLabel, [deadline.On is { } day ? $"{ChineseText.Day(day)}前（含当日）" : "长期"]);
        }
        if (NoticeSentences.Marks(problem) is { Length: > 0 } marks)
            yield return new OfficialParagraph(marks) { Lead = "整改状态：" };
    }

    private static IEnumerable<OfficialBlock> Merged(string ordinal, MergedProblem problem, NoticeOutline outline, PublicNotice notice)
    {
        yield return Statement(ordinal, problem.OriginalWording, notice.Layout);
        var target = outline.Entries.OfType<OutlineProblem>().FirstOrDefault(e => e.Problem == notice.TargetOf(problem));
        yield return new OfficialParagraph(target is null ? "该问题与其他问题合并整改。" : $"该问题与{target.Where}合并整改，整改情况见该项。");
    }

    private static OfficialParagraph Statement(string ordinal, string statement, NoticeLayout layout)
    {
        var words = layout.ProblemLine.EndsWith("{0}", StringComparison.Ordinal) ? ChineseText.Sentence(statement) : statement.Trim();
        return new(ordinal + string.Format(CultureInfo.InvariantCulture, layout.ProblemLine, words));
    }

    private static OfficialParagraph Labelled(string label, IEnumerable<string> texts) => new(ChineseText.Enumeration(texts)) { Lead = label };

    private static IEnumerable<OfficialBlock> Passages(IEnumerable<NoticePassage> passages)
    {
        var n = 0;
        foreach (var passage in passages)
            yield return passage.Heading is { } heading
                ? new OfficialParagraph(passage.Text) { Lead = ChineseText.Ordinal(2, ++n) + ChineseText.Sentence(heading), LeadIsHeading = true }
                : new OfficialParagraph(passage.Text);
    }

    /// <summary>What follows the problems under headings of its own.</summary>
    private static IEnumerable<(string Title, IReadOnlyList<OfficialBlock> Content)> Further(PublicNotice notice)
    {
        if (notice.Withdrawn.Count > 0)
            yield return ("不再跟踪的问题", [.. notice.Withdrawn.SelectMany((w, i) => new OfficialBlock[]
            {
                Statement(ChineseText.Ordinal(3, i + 1), w.OriginalWording, NoticeLayout.MeasuresAndEffects with { ProblemLine = "关于“{0}”问题。" }),
                new OfficialParagraph(ChineseText.Sentence(w.Reason)) { Lead = "不再跟踪原因：" },
            })]);
        if (notice.Suggestions.Count + notice.UnprintedSuggestions.Received > 0)
            yield return ("意见建议落实情况", [
                new OfficialParagraph(NoticeSentences.Suggestions(notice.Totals)),
                .. notice.Suggestions.Select((s, i) => new OfficialParagraph(
                    $"{ChineseText.Number(i + 1)}是关于“{s.Wording.Trim()}”的建议。{NoticeSentences.Reply(s)}")),
            ]);
        if (NoticeSentences.HandedOver(notice) is { Length: > 0 } handedOver)
            yield return ("问题线索和信访件办理情况", [new OfficialParagraph(handedOver)]);
    }
}
