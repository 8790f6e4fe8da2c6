using System.Text;
using System.Xml;

namespace Rectify.Documents.Writing;

internal static class XmlText
{
    /// <summary>The text without what XML 1.0 cannot hold: control characters and halves of surrogate pairs, which come in by paste.</summary>
    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!XmlConvert.IsXmlChar(text[i]))
                return Cleaned(text);
        return text;
    }

    private static string Cleaned(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                kept.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                kept.Append(text[i]).Append(text[++i]);
        }
        return kept.ToString();
    }
}
