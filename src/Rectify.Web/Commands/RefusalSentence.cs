using Rectify.Documents.Text;

namespace Rectify.Web.Commands;

/// <summary>Why a document was not read and what to do, for the command line.</summary>
internal static class RefusalSentence
{
    public static string Of(RefusalReason reason, string? detail) => reason switch
    {
        RefusalReason.Empty => "里面没有文字。如果是图片或扫描件，请先转成文字再读取。",
        RefusalReason.TooLarge => $"内容过大，上限为 {detail}。请拆成几份再读取。",
        RefusalReason.ZipBomb => "解压后异常庞大，不像正常的文档，没有读取。",
        RefusalReason.Encrypted => "文件设有打开密码。请去除密码后再读取。",
        RefusalReason.MacroFile => "文件含有宏。请另存为不含宏的 .docx 后再读取。",
        RefusalReason.Broken => "文件已损坏或不完整。请用 Word 打开另存后再试。",
        RefusalReason.WrongExtension => $"文件内容与扩展名 {detail} 不符。请核对后用正确的扩展名保存。",
        RefusalReason.ExternalEntity => "文件引用了外部内容，为安全起见没有读取。请用 Word 打开另存后再试。",
        RefusalReason.SecrecyMark => $"带有密级标志“{detail}”。涉密材料不得录入本系统，没有保存任何内容。",
        RefusalReason.Binary => "不是文字材料，无法读取。",
        RefusalReason.UnsupportedType => $"暂不支持 {detail} 格式。请另存为 .docx、.xlsx 或 .txt。",
        RefusalReason.ImagesOnly => "只有图片，没有文字（扫描件）。请先做文字识别，再读取识别后的文件。",
        RefusalReason.ProgramMissing => $"读取这种文件需要先安装软件包 {detail}（例如 apt-get install {detail}）。",
        RefusalReason.TookTooLong => $"读取超过 {detail} 秒，已停止。请拆成几份，或另存为 .docx 后再试。",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
