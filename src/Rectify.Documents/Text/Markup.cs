using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Text;

/// <summary>Tags and entities of a web page's source that came along with its text: put out of the reader's sight, character for character.</summary>
internal static partial class Markup
{
    /// <summary>Fewer are no page: &lt;b&gt; may be meant.</summary>
    private const int Fewest = 3;

    /// <summary>The text with a line break for every tag that ends a line on the page, blanks for the others and the character meant for an entity; as long as the raw text, which stays what is shown.</summary>
    public static string Mask(string raw, ImmutableList<TextDamage>.Builder damage)
    {
        if (Tag().Count(raw) + Blank().Count(raw) < Fewest)
            return raw;
        var shown = raw.ToCharArray();
        foreach (Match tag in Tag().Matches(raw).Cast<Match>())
        {
            shown.AsSpan(tag.Index, tag.Length).Fill(' ');
            if (tag.Groups["line"].Success)
                shown[tag.Index] = '\n';
            damage.Add(new(DamageKind.PageChrome, TextSpan.FromTo(tag.Index, tag.Index + tag.Length)));
        }
        foreach (Match entity in Entity().Matches(raw).Cast<Match>())
        {
            shown.AsSpan(entity.Index, entity.Length).Fill(' ');
            var meant = System.Net.WebUtility.HtmlDecode(entity.Value);
            if (meant.Length == 1 && !char.IsWhiteSpace(meant[0]) && !char.IsSurrogate(meant[0]))
                shown[entity.Index] = meant[0];
            damage.Add(new(DamageKind.PageChrome, TextSpan.FromTo(entity.Index, entity.Index + entity.Length)));
        }
        return new string(shown);
    }

    [GeneratedRegex(@"</?(?:(?<line>p|div|br|tr|li|ul|ol|table|h[1-6]|section|article)|td|th|tbody|span|strong|b|i|u|em|font|a|img|o:p)(?:\s[^<>]{0,400})?/?>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    /// <summary>Nobody types these; what is left of a page after its tags were taken away.</summary>
    [GeneratedRegex("&(?:nbsp|emsp|ensp|quot|ldquo|rdquo);", RegexOptions.IgnoreCase)]
    private static partial Regex Blank();

    [GeneratedRegex(@"&(?:[a-z]{2,8}|#\d{2,5});", RegexOptions.IgnoreCase)]
    private static partial Regex Entity();
}
