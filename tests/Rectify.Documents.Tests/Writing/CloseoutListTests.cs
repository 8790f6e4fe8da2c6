using System.Security.Cryptography;
using System.Text;
using Rectify.Documents.Writing;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

/// <summary>销号清单.</summary>
[Collection(nameof(AloneInMemory))]
public class CloseoutListTests
{
    private static readonly CloseoutList List = new()
    {
        Body = "云湖市生态环境局", Round = "2026年第二轮巡察", Oversight = "巡察", On = new(2026, 7, 31), Restricted = 1, VerificationCode = "128-0a1b-2c3d-4e5f-6071-8293", ScanText = "RL1.00000000000000000000000000000001.all.3.x.128.y",
        Rows =
        [
            new("1", "1", "入河排口台账不全，个别排口未按要求监测。", "水生态环境科", "陆清和", 3, 3, "通过验收", "顾长风", new(2026, 6, 30), new(2026, 7, 1), "云环整销〔2026〕1号", new string('a', 64), new string('b', 64)),
            new("2", "2", "扬尘巡查频次不足。", "大气环境科", "陆清和", 2, 2, CloseoutListDocument.Sustained, "顾长风（纸质）", new(2026, 7, 2), new(2026, 7, 3), "云环整销〔2026〕2号", new string('c', 64), new string('d', 64)),
            new("3p2", "3", "信访件办理超期。", "法规科", "丁望舒", 1, 1, "补录", "—", null, new(2025, 12, 1), null, null, null),
        ],
    };

    [Fact]
    public async Task The_list_is_valid_and_says_of_each_task_by_what_it_is_checked()
    {
        using var document = Written.Word(await Written.Bytes(stream => CloseoutListDocument.WriteAsync(stream, List)));

        Assert.Empty(Written.SchemaErrors(document));
        var text = Written.Text(document);
        foreach (var line in new[]
        {
            "云湖市生态环境局巡察反馈问题销号清单", "截至2026年7月31日已验收销号3项，其中转入长期坚持1项", "其中补录1项", "另有1项限制知悉，未列入本清单",
            "序号\t反馈问题\t牵头单位\t责任领导\t措施\t验收结论\t验收组组长\t验收日期\t销号日期\t销号编号\t校验摘要",
            "1\t1．入河排口台账不全，个别排口未按要求监测。\t水生态环境科\t陆清和\t3/3\t通过验收\t顾长风\t2026-06-30\t2026-07-01\t云环整销〔2026〕1号\t意见 aaaa aaaa aaaa aaaa 佐证 bbbb bbbb bbbb bbbb",
            "补录\t—\t—\t2025-12-01\t—\t意见 — 佐证 —", $"清单摘要（SHA-256）：{List.Digest()}", "留痕校验码：128-0a1b-2c3d-4e5f-6071-8293",
        }) Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.DoesNotContain("选列", text, StringComparison.Ordinal);
        Assert.Contains("已验收销号的，选列3项", CloseoutListDocument.PlainText(List with { IsSelection = true }), StringComparison.Ordinal);
        Assert.Contains("打印时尚未锚定", CloseoutListDocument.PlainText(List with { IsAnchored = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_is_of_what_the_record_can_tell_again()
    {
        var digest = List.Digest();
        Assert.Equal(digest, (List with { Rows = [.. List.Rows.Select(row => row with { Leader = "别人", MeasuresDone = 0 })] }).Digest());
        Assert.Equal(4, new[] { List.Rows[0] with { OpinionSha256 = new string('e', 64) }, List.Rows[0] with { EvidenceSha256 = null }, List.Rows[0] with { ClosedOn = new(2026, 7, 2) }, List.Rows[0] with { FilingNumber = "云环整销〔2026〕9号" } }
            .Select(changed => CloseoutList.Digest([changed, .. List.Rows.Skip(1)])).Where(other => other != digest).Distinct().Count());
        Assert.NotEqual(digest, CloseoutList.Digest(List.Rows.Skip(1)));
    }

    [Fact]
    public void The_digest_of_evidence_is_what_sort_and_sha256sum_give()
    {
        var (one, two) = (new string('a', 64), new string('b', 64));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{one}\n{two}\n"))), CloseoutList.EvidenceDigest([two, one, two]));
        Assert.Null(CloseoutList.EvidenceDigest([]));
    }

    [Fact]
    public async Task A_list_of_three_is_a_page_and_a_turned_page()
    {
        using var office = new LibreOffice();
        Assert.Equal(2, office.Pages("closed-list.docx", await Written.Bytes(stream => CloseoutListDocument.WriteAsync(stream, List))).Count);
    }

    [Fact]
    public async Task Equal_lists_give_equal_bytes() => Assert.Equal(await Written.Bytes(stream => CloseoutListDocument.WriteAsync(stream, List)), await Written.Bytes(stream => CloseoutListDocument.WriteAsync(stream, List)));
}
