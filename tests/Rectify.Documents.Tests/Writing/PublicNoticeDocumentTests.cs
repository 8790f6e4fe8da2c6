using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

public class PublicNoticeDocumentTests(LibreOffice office) : IClassFixture<LibreOffice>
{
    public static TheoryData<string, NoticeGrouping> Forms()
    {
        var forms = new TheoryData<string, NoticeGrouping>();
        foreach (var layout in NoticeLayout.All)
            foreach (var grouping in Enum.GetValues<NoticeGrouping>())
                forms.Add(layout.Name, grouping);
        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_document_passes_the_schema_and_says_what_the_plain_text_says(string layout, NoticeGrouping grouping)
    {
        var notice = Form(layout, grouping);
        using var document = Written.Word(await Write(notice));

        Assert.Empty(Written.SchemaErrors(document));
        // a title is broken into lines on paper only
        Assert.Equal(PublicNoticeText.Of(notice).Replace("\n", ""), Written.Text(document).Replace("\n", ""));
    }

    [Theory]
    [InlineData("整改措施与成效分列", NoticeGrouping.ByStanding, "notice-measures-by-standing.txt")]
    [InlineData("整改情况合述", NoticeGrouping.Continuous, "notice-situation-continuous.txt")]
    [InlineData("整改情况合述", NoticeGrouping.BySection, "notice-situation-by-section.txt")]
    public void The_text_of_a_notice_is_the_golden_one(string layout, NoticeGrouping grouping, string golden) =>
        GoldenText.Matches(golden, PublicNoticeText.Of(Form(layout, grouping)));

    [Fact]
    public async Task Equal_notices_give_equal_bytes() =>
        Assert.Equal(await Write(SampleNotice.Notice), await Write(SampleNotice.Notice with { Problems = [.. SampleNotice.Notice.Problems] }));

    [Fact]
    public async Task A_number_puts_the_notice_under_a_red_head()
    {
        using var document = Written.Word(await Write(SampleNotice.Notice with { IssuedAs = DocumentNumber.Parse("云环党[2026]19号") }));

        Assert.Empty(Written.SchemaErrors(document));
        Assert.StartsWith("中共云湖市生态环境局党组\n云环党〔2026〕19号\n", Written.Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibreOffice_opens_the_notice_and_prints_its_last_page_with_signer_and_text()
    {
        var pages = office.Pages("notice.docx", await Write(SampleNotice.Notice));

        Assert.Contains("2026年10月15日", pages[^1].Replace(" ", ""), StringComparison.Ordinal);
        Assert.Contains("防止问题反弹", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_original_wording_is_quoted_to_the_letter()
    {
        var text = PublicNoticeText.Of(SampleNotice.Notice);
        foreach (var problem in SampleNotice.Notice.Problems.OfType<AnsweredProblem>())
            Assert.Contains($"关于“{problem.OriginalWording}”问题的整改。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withheld_problem_is_counted_and_leaves_no_place_in_the_numbering()
    {
        var text = PublicNoticeText.Of(SampleNotice.Notice);

        Assert.Contains("反馈问题7个", text, StringComparison.Ordinal);
        Assert.Contains("1个按规定不在本通报公开", text, StringComparison.Ordinal);
        Assert.Equal(6, text.Split('\n').Count(line => line.EndsWith("问题的整改。", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_text_with_an_ordinal_of_its_own_gets_one_ordinal()
    {
        var notice = SampleNotice.Notice with
        {
            Problems = [new AnsweredProblem(1, NoticeStanding.Closed, "甲。") { Measures = [new(1, "一是建账；"), new(2, "二是，销账")], Effects = ["已建账"] }],
        };
        Assert.Contains("整改措施：一是建账。二是销账。\n", PublicNoticeText.Of(notice), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_notice_counts_its_problems_and_measures_past_twenty()
    {
        var measures = Enumerable.Range(1, 21).Select(i => new NoticeMeasure(i, $"措施{i}号")).ToList();
        var problems = Enumerable.Range(1, 34).Select(i => new AnsweredProblem(i, NoticeStanding.Closed, $"问题{i}号。") { Measures = measures, Effects = ["完成"] });
        var text = PublicNoticeText.Of(SampleNotice.Notice with { Problems = [.. problems] });

        Assert.Contains("34．关于“问题34号。”问题的整改。", text, StringComparison.Ordinal);
        Assert.Contains("十九是措施19号。二十是措施20号。二十一是措施21号。", text, StringComparison.Ordinal);
        Assert.Contains("制定整改措施21条", text, StringComparison.Ordinal);
    }

    private static PublicNotice Form(string layout, NoticeGrouping grouping) => SampleNotice.Of(NoticeLayout.All.Single(l => l.Name == layout), grouping);

    private static Task<byte[]> Write(PublicNotice notice) => Written.Bytes(s => PublicNoticeDocument.WriteAsync(s, notice));
}
