using System.Text;

namespace Rectify.Documents.Writing;

/// <summary>An official document as plain text: a line for each paragraph, no indentation, tables with tabs.</summary>
internal static class OfficialPlainText
{
    public static string Of(IEnumerable<OfficialBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
            foreach (var line in Lines(block))
                text.Append(XmlText.Clean(line)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Lines(OfficialBlock block) => block switch
    {
        LetterHead head => head.Number is { } number ? [head.Issuer, number.ToString()] : [head.Issuer],
        OfficialTitle title => [title.Text],
        Addressee addressee => [addressee.Name + "："],
        OfficialHeading heading => [heading.Text],
        OfficialParagraph paragraph => (paragraph.Lead + paragraph.Text).Split('\n'),
        AttachmentNote note => ["附件：" + note.Name],
        SignOff signOff => [signOff.Signer, ChineseText.Day(signOff.On)],
        OfficialRemark remark => [$"（{remark.Text}）"],
        QrPicture => [],
        TableNote note => [note.Text],
        AppendixStart appendix => [appendix.Mark],
        AppendixTitle title => [title.Text],
        OfficialTable table => Rows(table),
        _ => throw new InvalidOperationException($"No plain text for {block.GetType().Name}."),
    };

    private static IEnumerable<string> Rows(OfficialTable table) =>
        table.Rows.Select(row => row.Select(cell => cell.ContinuesAbove ? "" : cell.Text.Replace('\n', ' ')))
            .Prepend(table.Columns.Select(c => c.Header))
            .Select(cells => string.Join('\t', cells));
}
