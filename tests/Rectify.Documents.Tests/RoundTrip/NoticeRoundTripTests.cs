using Rectify.Documents.Reading;
using Rectify.Documents.Tests.Writing;
using Rectify.Documents.Text;
using Rectify.Documents.Writing;
using Rectify.Domain.Intake;
using Rectify.Domain.Notices;
using Xunit;

namespace Rectify.Documents.Tests.RoundTrip;

/// <summary>What we print we read again: the same problems, standings, measures and effects, from the .docx and from the text.</summary>
public class NoticeRoundTripTests
{
    public static TheoryData<string, NoticeGrouping, bool> Settings
    {
        get
        {
            var settings = new TheoryData<string, NoticeGrouping, bool>();
            foreach (var layout in NoticeLayout.All)
                foreach (var grouping in Enum.GetValues<NoticeGrouping>())
                    foreach (var asText in new[] { false, true })
                        settings.Add(layout.Name, grouping, asText);
            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Every_printed_problem_is_found_again_with_its_wording(string layout, NoticeGrouping grouping, bool asText)
    {
        var notice = NoticeOf(layout, grouping);

        var read = await ReadAsync(notice, asText);

        Assert.Equal(DocumentKind.ProgressNotice, read.Kind);
        var wordings = Printed(notice).Select(p => StatementOf(p, notice)).Concat(notice.Withdrawn.Select(w => w.OriginalWording));
        Assert.Equal(wordings.Select(Plain), read.Problems.Select(p => Plain(p.Wording.Text)));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Measures_and_effects_are_as_many_as_were_printed(string layout, NoticeGrouping grouping, bool asText)
    {
        var notice = NoticeOf(layout, grouping);

        var read = await ReadAsync(notice, asText);

        // the sentence that says where a merged problem is answered, or why one is no longer pursued, is its only answer
        var expected = Printed(notice).Select(p => p is AnsweredProblem a ? CountsOf(a, notice.Layout) : (1, 0)).Concat(notice.Withdrawn.Select(_ => (1, 0)));
        Assert.Equal(expected, read.Problems.Select(p => (p.Measures.Count, p.Effects.Count)));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task What_is_not_done_keeps_its_reason_next_steps_and_deadline(string layout, NoticeGrouping grouping, bool asText)
    {
        var notice = NoticeOf(layout, grouping);

        var read = await ReadAsync(notice, asText);

        foreach (var (printed, found) in Printed(notice).Zip(read.Problems))
        {
            var owed = (printed as AnsweredProblem)?.Unfinished;
            Assert.Equal(owed is null, found.Reason is null);
            Assert.Equal(owed?.NextSteps.Count ?? 0, found.NextSteps.Count);
            Assert.Equal(owed is null ? 0 : 1, found.Deadlines.Count);
            if (owed?.Deadline is { } deadline)
                Assert.Equal(deadline.On, found.Deadlines[0].Day);
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task The_grade_is_read_from_the_heading_and_from_the_state_printed_with_a_problem(string layout, NoticeGrouping grouping, bool asText)
    {
        var notice = NoticeOf(layout, grouping);

        var read = await ReadAsync(notice, asText);

        var expected = Printed(notice).Select(p => grouping != NoticeGrouping.ByStanding
            ? notice.StandingOf(p) == NoticeStanding.Sustained ? ReportedGrade.Completed : ReportedGrade.NotStated
            : notice.StandingOf(p).IsDone() ? ReportedGrade.Completed : ReportedGrade.Continuing).Concat(notice.Withdrawn.Select(_ => ReportedGrade.NotStated));
        Assert.Equal(expected, read.Problems.Select(p => p.Grade));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task The_figures_it_states_are_those_counted(string layout, NoticeGrouping grouping, bool asText)
    {
        var notice = NoticeOf(layout, grouping);

        var read = await ReadAsync(notice, asText);

        var totals = notice.Totals;
        Assert.Equal(totals.Problems.Value, Claimed("反馈问题"));
        Assert.Equal(totals.Done.Value, Claimed("已完成整改"));
        Assert.Equal(totals.Ongoing.Value, Claimed("持续推进"));
        Assert.Equal(totals.Measures.Value, Claimed("制定整改措施"));
        Assert.Equal(totals.Institutions.Value, Claimed("建立制度"));
        Assert.Equal(totals.PersonsHeldAccountable.Value, Claimed("追责问责"));
        Assert.Equal(totals.LossRecovered.Value, Claimed("挽回损失"));

        decimal Claimed(string label) => read.ClaimedFigures.First(f => f.Sentence.Contains(label, StringComparison.Ordinal)).Value;
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Round_group_body_and_days_come_back(string layout, NoticeGrouping grouping, bool asText)
    {
        var notice = NoticeOf(layout, grouping);

        var header = (await ReadAsync(notice, asText)).Header;

        // in the .docx a long title is set in two lines, and the reader takes the one that says what the document is
        Assert.EndsWith(header.Title!.Text, notice.Title, StringComparison.Ordinal);
        Assert.EndsWith("整改进展情况的通报", header.Title.Text, StringComparison.Ordinal);
        // the reader's name of a round ends with its number
        Assert.StartsWith(header.Round!.Text, notice.Opening.RoundName, StringComparison.Ordinal);
        Assert.EndsWith("第二轮", header.Round.Text, StringComparison.Ordinal);
        Assert.Equal(notice.Opening.Group, header.InspectingBody?.Text);
        Assert.Equal(notice.Opening.Body, header.InspectedBody?.Text);
        Assert.Equal(notice.Opening.Presence, new NoticePeriod(header.PresenceFrom!.Day, header.PresenceTo!.Day));
        Assert.Equal(notice.SignedOn, header.SignedOn?.Day);
        Assert.Equal(notice.Opening.FeedbackOn, header.FeedbackOn?.Day);
    }

    private static PublicNotice NoticeOf(string layout, NoticeGrouping grouping) => SampleNotice.Of(NoticeLayout.All.Single(l => l.Name == layout), grouping);

    private static async Task<Proposal> ReadAsync(PublicNotice notice, bool asText)
    {
        if (asText)
            return ProposalReader.Read(Assert.IsType<TextLoad.Loaded>(TextLoader.FromPaste(PublicNoticeText.Of(notice))).Source);
        using var document = new MemoryStream();
        await PublicNoticeDocument.WriteAsync(document, notice);
        document.Position = 0;
        return ProposalReader.Read(Assert.IsType<TextLoad.Loaded>(TextLoader.FromFile(document, "通报.docx")).Source);
    }

    /// <summary>In the order of print: done before ongoing where grouped by standing, the withdrawn ones last.</summary>
    private static List<NoticeProblem> Printed(PublicNotice notice)
    {
        var printed = notice.Problems.Where(p => p is not WithheldProblem);
        return [.. notice.Grouping == NoticeGrouping.ByStanding ? printed.OrderByDescending(p => notice.StandingOf(p).IsDone()) : printed];
    }

    private static string StatementOf(NoticeProblem problem, PublicNotice notice) => problem switch
    {
        AnsweredProblem answered => notice.Layout.UsesSummary ? answered.Summary ?? answered.OriginalWording : answered.OriginalWording,
        MergedProblem merged => merged.OriginalWording,
        _ => throw new InvalidOperationException("Not printed."),
    };

    /// <summary>As printed in one account, measures and effects of the whole are items of one row, which reads as measures.</summary>
    private static (int Measures, int Effects) CountsOf(AnsweredProblem problem, NoticeLayout layout) =>
        layout.MeasuresLabel is null ? (problem.Measures.Count + problem.Effects.Count, 0) : (problem.Measures.Count, problem.AllEffects.Count());

    private static string Plain(string wording) => wording.TrimEnd('。');
}
