using System.Globalization;
using System.Net;
using System.Text;

namespace Rectify.App.Dossiers;

/// <summary>A page of a dossier: opens without Rectify, holds its own style, runs nothing, prints well.</summary>
internal sealed class DossierHtml
{
    private readonly StringBuilder html = new();

    public DossierHtml(string title) => html.Append(CultureInfo.InvariantCulture, $$"""
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{Text(title)}}</title>
        <style>
        body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 "Noto Serif CJK SC","SimSun",serif;color:#1b1b1b;background:#fff}
        h1{font-size:1.5rem;text-align:center} h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #999} h3{font-size:1rem}
        table{width:100%;border-collapse:collapse;margin:.5rem 0} th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top} th{background:#f2f2f2}
        .d{font-family:ui-monospace,monospace;font-size:.75rem;overflow-wrap:anywhere} .s{color:#555;font-size:.9rem} blockquote{margin:0;padding:.5rem 1rem;border-left:3px solid #333}
        @media print{body{margin:0;max-width:none} a{color:inherit;text-decoration:none} tr{break-inside:avoid} }
        </style></head><body>
        <h1>{{Text(title)}}</h1>

        """);

    public DossierHtml Heading(string text) => Line($"<h2>{Text(text)}</h2>");

    public DossierHtml Paragraph(string? text) => string.IsNullOrWhiteSpace(text) ? this : Line($"<p>{Text(text)}</p>");

    public DossierHtml Quote(string text) => Line($"<blockquote>{Text(text)}</blockquote>");

    public DossierHtml Link(string path, string text) => Line($"<p>{Anchor(path, text)}</p>");

    /// <summary>Nothing where there is no row.</summary>
    /// <param name="rows">Cells already written by <see cref="Text"/>, <see cref="Anchor"/> or <see cref="Digest"/>.</param>
    public DossierHtml Table(IReadOnlyList<string> heads, IReadOnlyCollection<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0) return Paragraph("无。");
        html.Append("<table><thead><tr>").AppendJoin("", heads.Select(head => $"<th>{Text(head)}</th>")).Append("</tr></thead><tbody>\n");
        foreach (var row in rows) html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{cell}</td>")).Append("</tr>\n");
        html.Append("</tbody></table>\n");
        return this;
    }

    public static string Text(string? text) => WebUtility.HtmlEncode(text ?? "").ReplaceLineEndings("<br>");

    public static string Anchor(string path, string text) => $"<a href=\"{DossierNames.Href(path)}\">{Text(text)}</a>";

    public static string Digest(string? sha256) => $"<span class=\"d\">{Text(sha256)}</span>";

    public override string ToString() => html + "</body></html>\n";

    private DossierHtml Line(string line)
    {
        html.Append(line).Append('\n');
        return this;
    }
}
