using System.Globalization;
using System.Net;
using System.Text;

namespace Rectify.App.Dossiers;

/// <summary>A page of a dossier while it is written: blocks, from which come the page that opens without Rectify and the part that machines read.</summary>
internal sealed class DossierHtml(string title)
{
    private readonly List<DossierBlock> blocks = [];

    public DossierHtml Heading(string text) => Add(new DossierBlock(DossierBlockKind.Heading, text));

    public DossierHtml Paragraph(string? text) => string.IsNullOrWhiteSpace(text) ? this : Add(new DossierBlock(DossierBlockKind.Paragraph, text));

    public DossierHtml Quote(string text) => Add(new DossierBlock(DossierBlockKind.Quote, text));

    public DossierHtml Link(string path, string text) => Add(new DossierBlock(DossierBlockKind.Link, text, path));

    /// <summary>Nothing where there is no row.</summary>
    public DossierHtml Table(IReadOnlyList<string> heads, IReadOnlyCollection<IReadOnlyList<DossierCell>> rows) =>
        rows.Count == 0 ? Paragraph("无。") : Add(new DossierBlock(DossierBlockKind.Table, Heads: heads, Rows: [.. rows]));

    public static DossierCell Text(string? text) => new(text ?? "");

    public static DossierCell Anchor(string path, string text) => new(text, path);

    public static DossierCell Lines(IReadOnlyList<DossierCell> lines) => new("", Lines: lines);

    public static DossierCell Digest(string? sha256) => new(sha256 ?? "", IsDigest: true);

    /// <param name="folder">Where the page lies.</param>
    public DossierPart Part(string folder) => new(folder, title, blocks);

    /// <summary>Holds its own style, runs nothing, prints well.</summary>
    public override string ToString()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{Encoded(title)}}</title>
            <style>
            body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 "Noto Serif CJK SC","SimSun",serif;color:#1b1b1b;background:#fff}
            h1{font-size:1.5rem;text-align:center} h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #999} h3{font-size:1rem}
            table{width:100%;border-collapse:collapse;margin:.5rem 0} th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top} th{background:#f2f2f2}
            .d{font-family:ui-monospace,monospace;font-size:.75rem;overflow-wrap:anywhere} .s{color:#555;font-size:.9rem} blockquote{margin:0;padding:.5rem 1rem;border-left:3px solid #333}
            @media print{body{margin:0;max-width:none} a{color:inherit;text-decoration:none} tr{break-inside:avoid} }
            </style></head><body>
            <h1>{{Encoded(title)}}</h1>

            """);
        foreach (var block in blocks) html.Append(Of(block)).Append('\n');
        return html.Append("</body></html>\n").ToString();
    }

    private DossierHtml Add(DossierBlock block)
    {
        blocks.Add(block);
        return this;
    }

    private static string Of(DossierBlock block) => block.Kind switch
    {
        DossierBlockKind.Heading => $"<h2>{Encoded(block.Text)}</h2>",
        DossierBlockKind.Quote => $"<blockquote>{Encoded(block.Text)}</blockquote>",
        DossierBlockKind.Link => $"<p>{Of(new DossierCell(block.Text ?? "", block.Path))}</p>",
        DossierBlockKind.Table => $"<table><thead><tr>{string.Concat(block.Heads!.Select(head => $"<th>{Encoded(head)}</th>"))}</tr></thead><tbody>\n{string.Concat(block.Rows!.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Of(cell)}</td>"))}</tr>\n"))}</tbody></table>",
        _ => $"<p>{Encoded(block.Text)}</p>",
    };

    private static string Of(DossierCell cell) =>
        cell.Lines is { } lines ? string.Join("<br>", lines.Select(line => Of(line with { Lines = null }))) : cell.Path is { } path ? $"<a href=\"{DossierNames.Href(path)}\">{Encoded(cell.Text)}</a>" : cell.IsDigest ? $"<span class=\"d\">{Encoded(cell.Text)}</span>" : Encoded(cell.Text);

    private static string Encoded(string? text) => WebUtility.HtmlEncode(text ?? "").ReplaceLineEndings("<br>");
}
