using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

public class SupervisionLetterDocumentTests
{
    private static readonly DateOnly Today = new(2026, 7, 12);

    public static TheoryData<LetterKind> Kinds => [.. Enum.GetValues<LetterKind>()];

    private static SupervisionLetterText Of(LetterKind kind) => new(
        kind, "云湖市生态环境局整改工作领导小组办公室", DocumentNumber.Of("生态环境局" + LetterWording.Code(kind), 2026, 3), LetterWording.Title(kind, "巡察"), "水生态环境科", "巡察",
        [new LetterProblem("3", "入河排口巡查记录与现场不符", new DateOnly(2026, 6, 30)), new LetterProblem("7", "河长制工作会议没有按期召开。", null)],
        LetterWording.Findings([new LetterSubject("3", new DateOnly(2026, 6, 30), 0, null), new LetterSubject("7", null, 0, null)], Today), LetterWording.Asks(kind), Today.AddDays(LetterWording.ReplyDays(kind)), Today);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_letter_of_every_kind_passes_the_schema_and_says_what_the_plain_text_says(LetterKind kind)
    {
        var letter = Of(kind);
        using var document = Written.Word(await Write(letter));

        Assert.Empty(Written.SchemaErrors(document));
        Assert.Equal(SupervisionLetterDocument.PlainText(letter).Replace("\n", ""), Written.Text(document).Replace("\n", ""));
    }

    [Fact]
    public void The_text_of_every_kind_is_the_golden_one() => GoldenText.Matches("supervision-letters.txt", string.Join("\n----\n", Enum.GetValues<LetterKind>().Select(kind => SupervisionLetterDocument.PlainText(Of(kind)))));

    [Fact]
    public async Task Equal_letters_give_equal_bytes() => Assert.Equal(await Write(Of(LetterKind.Urging)), await Write(Of(LetterKind.Urging)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_proposed_text_holds_a_placeholder(LetterKind kind)
    {
        Assert.False(Placeholders.IsIn(SupervisionLetterDocument.PlainText(Of(kind))));
        foreach (var occasion in Enum.GetValues<LetterOccasion>())
            Assert.False(Placeholders.IsIn(LetterWording.Findings(occasion, new LetterSubject("3", Today, 2, "没有签字页"), new LetterGround(Guid.NewGuid(), TaskId.New(), Today.AddDays(-50), 2), Today)));
    }

    [Fact]
    public void Findings_count_the_days_to_and_since_the_deadline()
    {
        Assert.Equal("第1项：整改时限为2026年7月12日，今日到期，尚未申请销号。", LetterWording.Findings([new LetterSubject("1", Today, 0, null)], Today));
        Assert.Contains("还有10天", LetterWording.Findings([new LetterSubject("1", Today.AddDays(10), 0, null)], Today), StringComparison.Ordinal);
        Assert.Contains("已超期1天", LetterWording.Findings([new LetterSubject("1", Today.AddDays(-1), 0, null)], Today), StringComparison.Ordinal);
        Assert.Equal("主题教育检视问题", LetterWording.Problems("主题教育检视问题"));
        Assert.Equal("巡察立行立改问题", LetterWording.Problems("巡察", isBeforeFeedback: true));
    }

    [Fact]
    public async Task A_draft_carries_no_number_and_the_annex_is_a_receipt()
    {
        var text = SupervisionLetterDocument.PlainText(Of(LetterKind.Reminder) with { Number = null });
        Assert.DoesNotContain("〔", text, StringComparison.Ordinal);
        Assert.Contains("签收人及职务", text, StringComparison.Ordinal);
        Assert.DoesNotContain("签收人及职务", SupervisionLetterDocument.BodyText(Of(LetterKind.Reminder)), StringComparison.Ordinal);
        using var document = Written.Word(await Write(Of(LetterKind.Reminder) with { Number = null }));
        Assert.Empty(Written.SchemaErrors(document));
    }

    [Fact]
    public async Task The_list_is_a_workbook_that_passes_the_schema()
    {
        using var workbook = Written.Spreadsheet(await Written.Bytes(output => LetterWorkbook.WriteAsync(output, "督办文书", [new LetterLine("生态环境局整督〔2026〕3号", "督办函", "待回复", "关于限期办理的督办函", "水生态环境科", "3", Today, Today, Today.AddDays(7), null, null, null)])));
        Assert.Empty(Written.SchemaErrors(workbook));
    }

    private static Task<byte[]> Write(SupervisionLetterText letter) => Written.Bytes(output => SupervisionLetterDocument.WriteAsync(output, letter));
}
