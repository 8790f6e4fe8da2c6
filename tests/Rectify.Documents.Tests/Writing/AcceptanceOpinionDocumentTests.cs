using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

public class AcceptanceOpinionDocumentTests
{
    private static readonly AcceptanceOpinionText Opinion = SampleOpinion.Opinion;

    [Fact]
    public async Task The_opinion_passes_the_schema_and_says_what_the_plain_text_says()
    {
        using var document = Written.Word(await Write(Opinion));

        Assert.Empty(Written.SchemaErrors(document));
        Assert.Equal(AcceptanceOpinionDocument.PlainText(Opinion).Replace("\n", ""), Written.Text(document).Replace("\n", ""));
    }

    [Fact]
    public void The_text_of_the_opinion_is_the_golden_one() => GoldenText.Matches("opinion.txt", AcceptanceOpinionDocument.PlainText(Opinion));

    [Fact]
    public void The_canonical_text_is_the_golden_one() => GoldenText.Matches("opinion-canonical.txt", Opinion.CanonicalText());

    [Fact]
    public void An_opinion_has_its_seven_parts_in_order()
    {
        var headings = AcceptanceOpinionDocument.PlainText(Opinion).Split('\n').Where(l => l.Length > 2 && l[1] == '、').Select(l => l[2..]);
        Assert.Equal(["督察指出的问题", "责任单位采取的整改措施", "整改措施落实情况", "整改目标完成情况", "佐证材料与整改措施对应情况", "下步工作要求", "验收结论"], headings);
    }

    [Fact]
    public async Task A_signed_opinion_is_reproduced_byte_for_byte()
    {
        var again = Opinion with { Measures = [.. Opinion.Measures], Panel = [.. Opinion.Panel] };
        Assert.Equal(await Write(Opinion), await Write(again));
    }

    [Fact]
    public async Task Role_cells_are_merged_over_the_members_of_a_role()
    {
        using var document = Written.Word(await Write(Opinion));
        var rows = document.MainDocumentPart!.Document.Body!.Elements<Table>().Single().Elements<TableRow>().Skip(1).ToList();
        var merges = rows.Select(r => r.Elements<TableCell>().First().TableCellProperties!.VerticalMerge)
            .Select(m => m is null ? "" : m.Val?.Value.ToString() ?? "continue");

        Assert.Equal(["", "", "Restart", "continue", "continue"], merges);
    }

    [Fact]
    public async Task Each_way_of_signing_is_told_in_the_signature_table()
    {
        using var document = Written.Word(await Write(Opinion));
        var signatures = document.MainDocumentPart!.Document.Body!.Elements<Table>().Single().Elements<TableRow>().Skip(1)
            .Select(r => string.Join('|', r.Elements<TableCell>().Last().Elements<Paragraph>().Select(p => p.InnerText))).ToList();
        var digest = Opinion.Digest()[..16];

        Assert.Equal(
        [
            $"系统签名|2026-05-21 09:30|摘要 {digest}",
            "",
            "纸质签字|2026-05-21",
            $"系统签名|2026-05-21 09:33|摘要 {digest}|不同意见：建议剩余2处改造完成后再销号",
            "缺席：参加防汛值守",
        ], signatures);
    }

    [Fact]
    public async Task A_signature_on_another_text_is_marked()
    {
        using var document = Written.Word(await Write(Opinion with { Target = Opinion.Target + "（修改）" }));
        Assert.Contains("与本页正文摘要不符", Written.Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Signing_numbering_and_filing_do_not_change_what_was_signed()
    {
        var filed = Opinion with { FilingNumber = "云督改销〔2026〕99号", IssuedAs = null, VerificationCode = null, Panel = [] };
        Assert.Equal(Opinion.Digest(), filed.Digest());
    }

    [Fact]
    public void Every_part_of_the_opinion_changes_its_digest()
    {
        AcceptanceOpinionText[] changed =
        [
            Opinion with { Issuer = "甲" }, Opinion with { Addressee = "甲" }, Opinion with { Basis = ["甲"] }, Opinion with { Plan = "甲" },
            Opinion with { Task = "甲" }, Opinion with { ResponsibleUnit = "甲" },
            Opinion with { Oversight = "甲" }, Opinion with { AcceptedOn = new(2026, 1, 1) },
            Opinion with { Problem = "甲" }, Opinion with { Measures = [Opinion.Measures[0] with { JudgementReason = "甲" }, .. Opinion.Measures.Skip(1)] },
            Opinion with { Measures = [Opinion.Measures[0] with { Evidence = [] }, .. Opinion.Measures.Skip(1)] }, Opinion with { Target = "甲" },
            Opinion with { TargetFulfilment = "甲" }, Opinion with { Requirements = [] }, Opinion with { Conclusion = OpinionConclusion.Refused },
            Opinion with { ConclusionRemark = "甲" }, Opinion with { NextCheckOn = null }, Opinion with { SignedOn = new(2026, 1, 1) },
        ];
        Assert.Equal(changed.Length + 1, changed.Append(Opinion).Select(o => o.Digest()).Distinct().Count());
    }

    [Fact]
    public void A_line_break_in_a_value_cannot_pass_for_a_further_field()
    {
        var forged = Opinion with { Target = "甲\ntarget.fulfilment: 乙", TargetFulfilment = "" };
        Assert.NotEqual((Opinion with { Target = "甲", TargetFulfilment = "乙" }).Digest(), forged.Digest());
        Assert.Contains("target: 甲\\ntarget.fulfilment: 乙\n", forged.CanonicalText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_without_evidence_is_not_said_to_be_proved()
    {
        var text = AcceptanceOpinionDocument.PlainText(Opinion with { Measures = [Opinion.Measures[0] with { Evidence = [] }] });
        Assert.Contains("1．未提供佐证材料，无法与整改措施1相对应。", text, StringComparison.Ordinal);
    }

    private static Task<byte[]> Write(AcceptanceOpinionText opinion) => Written.Bytes(s => AcceptanceOpinionDocument.WriteAsync(s, opinion));
}
