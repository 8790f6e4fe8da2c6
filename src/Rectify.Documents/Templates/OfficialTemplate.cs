namespace Rectify.Documents.Templates;

/// <summary>
/// The look of official documents, GB/T 9704-2012: named paragraph styles that a person can go on working with in Word or WPS.
/// Fonts are named and never shipped; <see cref="FontTable"/> names what may stand in for each.
/// </summary>
internal static class OfficialTemplate
{
    /// <summary>28 characters of 16 points are wider than 156 mm; a quarter point less each makes them fit.</summary>
    private const string CharacterSpacing = "-5";

    /// <summary>225 mm in 22 lines, in twentieths of a point.</summary>
    public const int LinePitch = 579;

    public const string Styles = $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
          <w:docDefaults>
            <w:rPrDefault><w:rPr>
              <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/>
              <w:spacing w:val="{CharacterSpacing}"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>
            </w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr>
              <w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/><w:jc w:val="both"/>
            </w:pPr></w:pPrDefault>
          </w:docDefaults>
          <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
            <w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="OfficialBody"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/>
            <w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:line="680" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>
            <w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:spacing w:val="0"/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="OfficialBody"/><w:next w:val="OfficialBody"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="OfficialBody"/><w:next w:val="OfficialBody"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="OfficialBody"/><w:next w:val="OfficialBody"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="LetterHead"><w:name w:val="发文机关标志"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>
            <w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:color w:val="FF0000"/><w:spacing w:val="0"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="DocumentNumber"><w:name w:val="发文字号"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="HeadRule"><w:name w:val="版头分隔线"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:pBdr><w:top w:val="single" w:sz="12" w:space="4" w:color="FF0000"/></w:pBdr></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="SignOff"><w:name w:val="落款"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="AppendixMark"><w:name w:val="附件标识"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:pageBreakBefore/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="TableText"><w:name w:val="表格文字"/><w:basedOn w:val="Normal"/>
            <w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="400" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>
            <w:rPr><w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="TableHead"><w:name w:val="表头"/><w:basedOn w:val="TableText"/><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="TableSmall"><w:name w:val="表格小字"/><w:basedOn w:val="TableText"/>
            <w:pPr><w:spacing w:line="280" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="TableNote"><w:name w:val="表注"/><w:basedOn w:val="TableSmall"/><w:pPr><w:spacing w:before="120"/><w:jc w:val="left"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>
            <w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
        </w:styles>
        """;

    public const string FontTable = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
          <w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
          <w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
          <w:font w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK"/><w:charset w:val="86"/><w:family w:val="script"/><w:pitch w:val="fixed"/></w:font>
          <w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>
          <w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>
          <w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>
        </w:fonts>
        """;

    public const string Settings = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
          <w:zoom w:percent="100"/>
          <w:evenAndOddHeaders/>
          <w:characterSpacingControl w:val="doNotCompress"/>
          <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
          <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
        </w:settings>
        """;
}
