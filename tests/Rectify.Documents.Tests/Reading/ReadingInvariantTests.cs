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
        "（已完成）", "问题1：", "1.主要问题：", "2.整改措施：", "整改状态：", "第一，学习不够的问题。", "每两个月至少1次", "达到95%以上", "《值守办法（试行）》（云工发﹝2024﹞3号）", "追回3.5万元", "诫勉2人",
        "目录\n", "……12\n", "联系电话：", "\"", "[2024]", "要求：一要", "存在的主要问题有：", "\u200b", "\ud83d", "\udc00", "A", "9", "９", "0", "\0", "书记表示，", "巡察市工坊管理局党组发现的主要问题", "整改意见：",
        "序号\n反馈问题\n整改措施\n责任单位\n", "1\n", "2\n", "序号    反馈问题    整改措施\n", "    ", "|", "|序号|问题|整改措施|\n", "序号：1\n", "序号：2\n", "整改措施1：", "1）", "●", "一.", "【打印本页】\n", "上一篇：",
        "有的支部不换届，", "存在责任不实、把关不严等问题。", "已整改完成的问题", "26个", "秘密",
    ];

    private static Gen<string> Texts => Gen.Choose(0, 120).SelectMany(length =>
        Gen.ArrayOf(Gen.Frequency((6, Gen.Elements(Pieces)), (2, Gen.Choose('一', '龥').Select(c => ((char)c).ToString())), (1, Gen.Choose(0, 0xffff).Select(c => ((char)c).ToString()))), length)
            .Select(string.Concat));

    /// <summary>A tenth by default; all with RECTIFY_LONG=1.</summary>
    private static int Share(int all) => Environment.GetEnvironmentVariable("RECTIFY_LONG") == "1" ? all : all / 10;

    private static readonly Config Hundreds = Config.QuickThrowOnFailure.WithMaxTest(Share(6000));

    [Fact]
    public void Reading_never_throws_and_every_span_lies_inside_the_text()
    {
        Check.One(Hundreds, Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            foreach (var laid in (string[])[text, Folded(text, 40, keepsMarks: true)])
            {
                var proposal = ProposalReader.Read(SourceText.Of(laid));
                Assert.All(Spans(proposal), span => Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= laid.Length, $"{span} in {laid.Length}"));
                Assert.All(proposal.Problems, problem => Assert.NotEqual("", problem.Wording.Text));
            }
            return true;
        }));
    }

    [Fact]
    public void The_same_text_gives_the_same_proposal_and_a_draft_of_it_survives_being_stored()
    {
        Check.One(Hundreds.WithMaxTest(Share(2000)), Prop.ForAll(Texts.ToArbitrary(), text =>
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
        Check.One(Hundreds.WithMaxTest(Share(3000)), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var proposal = ProposalReader.Read(SourceText.Of(text));
            var keys = proposal.Sections.Select(section => section.Key).Concat(proposal.Problems.Select(problem => problem.Key))
                .Concat(proposal.Problems.SelectMany(problem => Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Key)))
                .Concat(proposal.Problems.SelectMany(problem => problem.Deadlines.Select(deadline => deadline.Key))).ToList();
            Assert.Equal(keys.Count, keys.Distinct().Count());
            return true;
        }));
    }

    [Fact]
    public void No_character_is_lost_every_one_belongs_to_a_field_or_is_listed_as_not_understood()
    {
        Check.One(Hundreds.WithMaxTest(Share(3000)), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            EveryCharacterIsAccountedFor(text);
            EveryCharacterIsAccountedFor(Folded(text, 40, keepsMarks: false));
            return true;
        }));
        Assert.All(GoldenDocuments.RunningTexts, name => EveryCharacterIsAccountedFor(GoldenDocuments.Text(name)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_inside_a_problem_is_read_to_the_last_sentence(string name)
    {
        var source = SourceText.Of(GoldenDocuments.Text(name));
        var proposal = ProposalReader.Read(source);
        var layout = source.Damage.Where(damage => damage.Kind is DamageKind.PageNumber or DamageKind.PageChrome).Select(damage => damage.Span);

        var lost = proposal.NotUnderstood(source.Raw, layout).Where(left => proposal.Problems.Exists(problem => problem.Span.Overlaps(left)))
            .Select(left => source[left]).Where(left => left.Length > 12);

        Assert.Empty(lost);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Half_width_marks_and_full_width_digits_read_like_the_usual_ones(string name)
    {
        var text = GoldenDocuments.Text(name);

        Assert.Equal(Canonical(Skeleton(text)), Canonical(Skeleton(Respelled(text))));
    }

    /// <summary>Commas, semicolons, colons and brackets in half width, digits and per cent signs in full width.</summary>
    private static string Respelled(string text) => string.Concat(text.Select((c, at) => c switch
    {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        // web addresses, times and page numbers are no text of the document
        >= '0' and <= '9' when at > 0 && at + 1 < text.Length && text[at - 1] >= 0x4e00 && text[at + 1] >= 0x4e00 => (char)(c + 0xfee0),
        _ => c,
    }));

    private static string Canonical(string skeleton) => string.Concat(skeleton.Select(c => c switch
    {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        >= '０' and <= '９' => (char)(c - 0xfee0),
        _ => c,
    }));

    private static void EveryCharacterIsAccountedFor(string text)
    {
        var source = SourceText.Of(text);
        var proposal = ProposalReader.Read(source);
        var seen = new bool[text.Length];
        foreach (var span in Coverage.Fields(proposal).Concat(proposal.NotUnderstood(text, [])))
            Array.Fill(seen, true, span.Start, span.Length);
        for (var at = 0; at < text.Length; at++)
        {
            // marks, ordinals and labels between two fields are structure
            if (char.IsLetter(text[at]) && !seen[at] && !IsStructure(text, at, seen))
                Assert.Fail($"lost: {text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 20)]}");
        }
    }

    private static bool IsStructure(string text, int at, bool[] seen)
    {
        var (start, end) = (at, at);
        while (start > 0 && !seen[start - 1])
            start--;
        while (end < text.Length && !seen[end])
            end++;
        return text[start..end].Count(c => !char.IsWhiteSpace(c)) <= 24;
    }

    public static TheoryData<string> Samples => [.. GoldenDocuments.RunningTexts];

    public static TheoryData<string> Documents => [.. GoldenDocuments.Names];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Lines_that_a_program_broke_at_a_width_give_the_same_proposal_at_the_same_words(string name)
    {
        var text = GoldenDocuments.Text(name);
        var whole = ProposalReader.Read(SourceText.Of(text));
        var (skeleton, words) = (InterchangeWriter.Write(whole), Words(whole, text));

        foreach (var columns in (int[])[40, 60, 72, 76, 80])
        {
            foreach (var keepsMarks in (bool[])[false, true])
            {
                var folded = Folded(text, columns, keepsMarks);
                var read = ProposalReader.Read(SourceText.Of(folded));
                Assert.Equal(skeleton, InterchangeWriter.Write(read));
                Assert.Equal(words, Words(read, folded));
            }
        }
        for (var width = 24; width <= 40; width += Share(10) == 10 ? 1 : 4)
        {
            if (!IsAmbiguous(text, width))
                Assert.Equal(skeleton, Skeleton(Wrap(text, width, keepsBlankLines: true)));
        }
    }

    /// <summary>What stands at the places of the problems and their entries, without blanks and breaks.</summary>
    private static List<string> Words(Proposal proposal, string text) =>
        [.. proposal.Problems.SelectMany(problem => Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Span).Prepend(problem.Wording.Span))
            .Select(span => string.Concat(text.Substring(span.Start, span.Length).Where(c => !char.IsWhiteSpace(c))).TrimEnd('。'))];

    /// <summary>Broken as an editor or a mail program does it: at a width in columns, full-width characters counted as two; all line ends stay.</summary>
    private static string Folded(string text, int columns, bool keepsMarks)
    {
        var folded = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var used = 0;
            for (var at = 0; at < line.Length; at++)
            {
                var needed = Columns(line[at], used);
                for (var mark = at + 1; keepsMarks && mark < line.Length && NeverFirst.Contains(line[mark]); mark++)
                    needed += Columns(line[mark], used + needed);
                if (used > 0 && used + needed > columns && !(keepsMarks && NeverFirst.Contains(line[at])))
                {
                    folded.Append('\n');
                    used = 0;
                }
                used += Columns(line[at], used);
                folded.Append(line[at]);
            }
            folded.Append('\n');
        }
        return folded.ToString();

        static int Columns(char c, int used) => c == '\t' ? 8 - used % 8 : c < 0x2000 ? 1 : 2;
    }

    private const string NeverFirst = "，。；：、！？”’）】》%";

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
    public void A_compilation_of_170000_characters_is_read_within_seconds_of_work()
    {
        var notices = GoldenDocuments.RunningTexts.Select(GoldenDocuments.Text).ToList();
        var text = new StringBuilder();
        while (text.Length < 170_000)
            text.AppendJoin("\n\n", notices).Append("\n\n");
        ProposalReader.Read(SourceText.Of(text.ToString(0, 20_000)));
        var before = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;

        var proposal = ProposalReader.Read(SourceText.Of(text.ToString(0, 170_000)));

        // about half a second alone on a machine; tests beside this one count too
        Assert.True(System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - before < TimeSpan.FromSeconds(10));
        Assert.True(proposal.Documents.Count > 20, $"{proposal.Documents.Count} documents");
        Assert.True(proposal.Problems.Count > 500, $"{proposal.Problems.Count} problems");
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

    private static string Wrap(string text, int width, bool keepsBlankLines = false)
    {
        var wrapped = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            for (var at = 0; at < line.Length; at += width)
                wrapped.Append(line.AsSpan(at, Math.Min(width, line.Length - at))).Append('\n');
            if (line.Length == 0 && keepsBlankLines)
                wrapped.Append('\n');
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
            .Concat(proposal.Problems.Select(problem => problem.Facts).Append(proposal.Facts).SelectMany(facts => facts.Frequencies.Select(fact => fact.Span)
                .Concat(facts.Indicators.Select(fact => fact.Span)).Concat(facts.Documents.Select(fact => fact.Span)).Concat(facts.Sums.Select(fact => fact.Span))
                .Concat(facts.Accountability.Select(fact => fact.Span))))
            .Concat(header.Closings).Concat(header.Contacts.Select(contact => contact.Value)).Concat(proposal.Documents.Select(document => document.Extent))
            .Concat(proposal.ClaimedFigures.Select(figure => figure.Span)).Concat(proposal.Issues.Select(issue => issue.Span));
    }
}
