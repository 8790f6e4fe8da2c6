using System.Text;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Rectify.Domain.Evidence;
using Xunit;

namespace Rectify.Documents.Tests.Reading;

public sealed class DocumentFactsReaderTests
{
    private static readonly DateOnly March = new(2026, 3, 12);

    private static DocumentFacts Of(string text) => DocumentFactsReader.Read(PagedText.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), PagedKind.Plain));

    [Fact]
    public void A_document_with_a_red_head_says_its_number_at_the_head_and_issuer_and_day_at_its_foot()
    {
        var facts = Of("云湖市生态环境局文件\n云 环 发〔2026〕 7 号　　签发人：许望川\n关于印发排口巡查办法的通知\n各科室：\n　　现将《排口巡查办法》（云环发〔2025〕3号）修订印发给你们。\n云湖市生态环境局\n2026 年 3 月 12 日\n");

        Assert.Equal(new DocumentFacts("云环发〔2026〕7号", "云湖市生态环境局", March, March), facts);
    }

    [Fact]
    public void What_a_sentence_says_of_another_document_is_not_its_own()
    {
        var facts = Of("排口整治情况说明\n根据云环发〔2025〕3号文件，2025年12月1日起开展整治。\n云环发〔2025〕3号要求的事项已经完成。\n");

        Assert.Equal(DocumentFacts.None, facts);
    }

    [Fact]
    public void Minutes_speak_of_the_day_of_the_meeting()
    {
        var facts = Of("水生态环境科例会纪要\n会议时间：2026年3月12日上午9时\n地点：三楼会议室\n内容：研究排口封堵。\n水生态环境科\n二〇二六年三月十五日\n");

        Assert.Equal((new DateOnly(2026, 3, 15), March, "水生态环境科"), (facts.SignedOn!.Value, facts.EvidenceOn!.Value, facts.Issuer));
    }

    [Fact]
    public void The_day_below_a_bodys_name_counts_though_an_attachment_with_days_follows()
    {
        var facts = Of("关于排口整治的报告\n正文。\n云湖市水务局\n2026年3月12日\n附件：排口清单\n第一处\n2026年2月1日\n");

        Assert.Equal((March, "云湖市水务局"), (facts.SignedOn!.Value, facts.Issuer));
    }

    [Theory]
    [InlineData("通知\n正文。\n（此件公开发布）\n", SecrecyLevel.Public)]
    [InlineData("通知\n正文。\n信息公开选项：主动公开\n", SecrecyLevel.Public)]
    [InlineData("内部资料  注意保存\n通报\n正文。\n", SecrecyLevel.Internal)]
    [InlineData("通知\n正文。\n（此件依申请公开）\n", SecrecyLevel.Internal)]
    [InlineData("工作秘密★1年\n通报\n正文。\n（此件不公开）\n", SecrecyLevel.WorkSecret)]
    [InlineData("通报\n不得泄露工作秘密，内部资料要妥善保管。\n", null)]
    public void A_line_of_its_own_says_how_far_it_may_be_known_and_a_sentence_about_it_does_not(string text, SecrecyLevel? level) => Assert.Equal(level, Of(text).Level);

    [Theory]
    [InlineData("云湖市水务局\n2026年2月30日\n")]
    [InlineData("云湖市水务局\n2026年13月1日\n")]
    public void A_day_there_is_not_is_none(string text) => Assert.Null(Of(text).SignedOn);

    [Fact]
    public void A_table_has_none() => Assert.Equal(DocumentFacts.None, DocumentFactsReader.Read(PagedText.Read(new MemoryStream("云环发〔2026〕7号,甲\n2026年3月12日,乙\n"u8.ToArray()), PagedKind.Separated)));

    [Fact]
    public void A_mark_on_a_line_of_its_own_is_found_on_any_page_and_words_about_secrecy_are_not()
    {
        var talk = string.Concat(Enumerable.Repeat("保守国家秘密的规定已经学习。\n机密\n", 200));

        Assert.Null(MarkOf(talk.Replace("机密\n", "保密\n", StringComparison.Ordinal)));
        Assert.Null(MarkOf("正文。\n" + string.Concat(Enumerable.Repeat("说明一行文字，讲整改的过程。\n", 200)) + "秘密\n"));
        Assert.Equal("机密★", MarkOf(string.Concat(Enumerable.Repeat("说明一行文字，讲整改的过程。\n", 200)) + "机 密 ★ 10年\n正文\n") is var (mark, page) && page == 3 ? mark : null);
    }

    private static (string Mark, int Page)? MarkOf(string text) => SecrecyMark.InPages(PagedText.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), PagedKind.Plain).Pages);
}
