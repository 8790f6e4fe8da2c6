using System.Text;
using Rectify.Testing;

namespace Rectify.Browser.Tests.Story;

/// <summary>What people bring along in the story: the text they paste and the files they prove with.</summary>
internal static class StoryPapers
{
    /// <summary>A notice of a fictional body with four problems, for a checkout that has no real documents beside it.</summary>
    private const string OwnNotice = """
        中共云湖市生态环境局党组关于巡察整改进展情况的通报

        按照市委统一部署，2026年1月5日至2月28日，市委第二巡察组对云湖市生态环境局开展了常规巡察。2026年3月16日，市委第二巡察组反馈了意见。按照巡察工作有关要求，现将整改进展情况予以公布。巡察反馈意见指出4个问题，制定整改措施7条。
        一、已完成整改的问题
        1.关于“排口台账不全”问题的整改。
        整改措施：一是逐一溯源，建立一口一档。二是每月核对一次台账。
        2.关于“值班记录缺页，交接时间没有写明，抽查难以还原当日情况”问题的整改。
        整改措施：一是补齐缺页记录。二是指定专人保管。
        二、正在推进的问题
        1.关于“监测井井台破损”问题的整改。
        整改措施：一是分批修复井台。
        2.关于“档案移交迟缓”问题的整改。
        整改措施：一是明确移交期限。
        """;

    /// <summary>The text to paste and whether it is the real one.</summary>
    public static async Task<(string Text, bool IsReal)> NoticeAsync() =>
        Checkout.Cases is { } cases && Path.Combine(cases, "docs", "fushun-sthjj.txt") is var file && File.Exists(file) ? (await File.ReadAllTextAsync(file), true) : (OwnNotice, false);

    /// <summary>A record, a scanned sheet and a photograph, as files in a folder of their own.</summary>
    public static async Task<(string Text, string Pdf, string Picture)> FilesAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rectify-story-").FullName;
        var (text, pdf, picture) = (Path.Combine(folder, "学习记录.txt"), Path.Combine(folder, "验收单.pdf"), Path.Combine(folder, "现场照片.png"));
        await File.WriteAllTextAsync(text, "九月学习记录：参加十二人，缺席无，交流发言三人。");
        await File.WriteAllBytesAsync(pdf, Pdf("Acceptance sheet No. 7: every page is in place."));
        await File.WriteAllBytesAsync(picture, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));
        return (text, pdf, picture);
    }

    /// <summary>One page with one line of text.</summary>
    private static byte[] Pdf(string line)
    {
        var content = $"BT /F1 14 Tf 60 760 Td ({line}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (text, number) in objects.Select((text, at) => (text, at + 1)))
        {
            places.Add(file.Length);
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nendobj\n");
        }
        var table = file.Length;
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
