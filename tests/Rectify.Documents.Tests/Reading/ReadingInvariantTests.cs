using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Xunit;

namespace Rectify.Documents.Tests.Reading;

public class ReadingInvariantTests
{
    /// <summary>Pieces out of which hostile texts are put together; crossed at random they hit every form.</summary>
    private static readonly string[] Pieces =
    [
        "一、", "（一）", "1.", "１．", "(2)", "一是", "二是", "十是", "第一，", "关于“", "”问题的整改。", "关于", "问题的整改", "的问题", "着力解决", "针对", "问题：", "整改：", "整改措施：",
        "整改成效：", "整改时限：", "下一步，", "未完成整改原因：", "9月底前完成", "2025年13月45日", "每年上半年完成", "长期坚持", "不到位", "。", "；", "：", "，", "\n", "\n\n", "—12—\n", "　　", " ",
        "\t", "“", "”", "‘", "《", "》", "（", "）", "μg/m\n3\n", "根据市委统一部署，", "2025年3月1日至5月31日，", "市委第二巡察组对市工坊管理局党组开展了常规巡察。", "验收结论", "通报", "\r\n",
        "\u200b", "\ud83d", "\udc00", "A", "9", "９", "0", "\0", "书记表示，", "巡察市工坊管理局党组发现的主要问题", "整改意见：", "已整改完成的问题", "26个", "秘密",
    ];

    private static Gen<string> Texts => Gen.Choose(0, 120).SelectMany(length =>
        Gen.ArrayOf(Gen.Frequency((6, Gen.Elements(Pieces)), (2, Gen.Choose('一', '龥').Select(c => ((char)c).ToString())), (1, Gen.Choose(0, 0xffff).Select(c => ((char)c).ToString()))), length)
            .Select(string.Concat));

    private static readonly Config Hundreds = Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void Reading_never_throws_and_every_span_lies_inside_the_text()
    {
        Check.One(Hundreds, Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var source = SourceText.Of(text);
            var proposal = ProposalReader.Read(source);
            Assert.All(Spans(proposal), span => Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, $"{span} in {text.Length}"));
            return true;
        }));
    }

    [Fact]
    public void The_same_text_gives_the_same_proposal_and_a_draft_of_it_survives_being_stored()
    {
        Check.One(Hundreds.WithMaxTest(200), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var first = ProposalJson.Write(ProposalReader.Read(SourceText.Of(text)));
            Assert.Equal(first, ProposalJson.Write(ProposalReader.Read(SourceText.Of(text))));
            Assert.Equal(first, ProposalJson.Write(ProposalJson.Read(first)));
            return true;
        }));
    }

    [Fact]
    public void Every_key_of_a_proposal_is_its_own()
    {
        Check.One(Hundreds.WithMaxTest(300), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var proposal = ProposalReader.Read(SourceText.Of(text));
            var keys = proposal.Sections.Select(section => section.Key).Concat(proposal.Problems.Select(problem => problem.Key))
                .Concat(proposal.Problems.SelectMany(problem => Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Key)))
                .Concat(proposal.Problems.SelectMany(problem => problem.Deadlines.Select(deadline => deadline.Key))).ToList();
            Assert.Equal(keys.Count, keys.Distinct().Count());
            return true;
        }));
    }

    public static TheoryData<string> Samples => [.. GoldenDocuments.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Lines_broken_anywhere_give_the_same_proposal(string name)
    {
        // what a web page prints around a document is not set by a printer
        var text = string.Join('\n', GoldenDocuments.Text(name).Split('\n').Where(line => !line.Contains("发布时间", StringComparison.Ordinal)));
        var whole = Skeleton(text);

        for (var width = 24; width <= 40; width++)
        {
            if (IsAmbiguous(text, width))
                continue;
            Assert.Equal(whole, Skeleton(Wrap(text, width)));
        }
    }

    [Fact]
    public void Ten_megabytes_on_one_line_are_refused_by_size()
    {
        var line = new MemoryStream(Encoding.UTF8.GetBytes(new string('整', 10_000_000 / 3)));

        var refused = Assert.IsType<TextLoad.Refused>(TextLoader.FromFile(line, "长行.txt"));

        Assert.Equal(RefusalReason.TooLarge, refused.Reason);
    }

    /// <summary>What is read, without the places, which move when lines are broken elsewhere.</summary>
    private static string Skeleton(string text)
    {
        var proposal = ProposalReader.Read(SourceText.Of(text));
        return InterchangeWriter.Write(proposal);
    }

    private static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            for (var at = 0; at < line.Length; at += width)
                wrapped.Append(line.AsSpan(at, Math.Min(width, line.Length - at))).Append('\n');
        }
        return wrapped.ToString();
    }

    /// <summary>
    /// A heading without full stop whose last line is exactly (or nearly) as wide as the print cannot be told from a torn sentence: nobody can,
    /// without understanding it.
    /// </summary>
    private static bool IsAmbiguous(string text, int width) => text.Split('\n').Any(line =>
        line.Length >= width - 4 && !line.EndsWith('。') && (line.Length % width == 0 || line.Length % width > width - 5));

    private static IEnumerable<TextSpan> Spans(Proposal proposal)
    {
        var header = proposal.Header;
        var texts = new[] { header.Title, header.Issuer, header.InspectedBody, header.InspectingBody, header.Round, header.Acceptance?.Conclusion, header.Acceptance?.Requirement }
            .Concat(header.InspectionKinds).Concat(header.LegalBasis).Concat(header.ContactChannels).OfType<ProposedText>().Select(text => text.Span);
        var days = new[] { header.PresenceFrom, header.PresenceTo, header.FeedbackOn, header.RectificationFrom, header.RectificationTo, header.PublishedOn, header.SignedOn }
            .OfType<ProposedDay>().Select(day => day.Span);
        var problems = proposal.Problems.SelectMany(problem => Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Span)
            .Concat(problem.Deadlines.Select(deadline => deadline.Span)).Append(problem.Span).Append(problem.Wording.Span)
            .Concat(new[] { problem.Reason, problem.Target, problem.MeasuresLead }.OfType<ProposedText>().Select(text => text.Span)));
        return texts.Concat(days).Concat(problems)
            .Concat(proposal.Sections.SelectMany(section => new[] { section.Span, section.Extent }))
            .Concat(proposal.ClaimedFigures.Select(figure => figure.Span)).Concat(proposal.Issues.Select(issue => issue.Span));
    }
}
