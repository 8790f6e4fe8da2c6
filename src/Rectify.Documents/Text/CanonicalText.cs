namespace Rectify.Documents.Text;

/// <summary>
/// The raw text in one spelling, character for character: full-width punctuation, half-width digits and letters, quotation marks that
/// open and close. Forms are matched on it; what is shown and kept is the raw text.
/// </summary>
internal static class CanonicalText
{
    private const string Half = ",;:!?()";
    private const string Full = "，；：！？（）";
    private const string BeforeQuotation = "于对在按";

    public static string Of(string raw)
    {
        return string.Create(raw.Length, raw, static (text, raw) =>
        {
            var quoted = false;
            for (var at = 0; at < raw.Length; at++)
            {
                var c = raw[at];
                if (c is '\n' && OpensLine(raw, at + 1))
                    quoted = false;
                text[at] = c switch
                {
                    >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '％' or '．' or '－' or '～' or '＂' => (char)(c - 0xfee0),
                    '｡' or '﹒' => '。',
                    _ => c,
                };
                c = text[at];
                if (Half.IndexOf(c, StringComparison.Ordinal) is >= 0 and var half && !IsBetweenDigits(raw, at))
                    text[at] = Full[half];
                else if (c == '.' && EndsSentence(raw, at))
                    text[at] = '。';
                else if (c is '"' or '“' or '”' or '「' or '」' or '『' or '』' or '〝' or '〞')
                    text[at] = Quotation(raw, at, c, ref quoted);
                else if (c is '﹝' or '[' or '［' && IsYearAfter(raw, at))
                    text[at] = '〔';
                else if (c is '﹞' or ']' or '］' && at > 0 && char.IsDigit(raw[at - 1]))
                    text[at] = '〕';
                else if (char.IsSurrogate(c) && IsHalf(raw, at))
                    text[at] = '\ufffd';
            }
        });
    }

    /// <summary>Half a character of two is none: it could be neither stored nor shown.</summary>
    public static bool IsHalf(string raw, int at) =>
        char.IsHighSurrogate(raw[at]) && !(at + 1 < raw.Length && char.IsLowSurrogate(raw[at + 1]))
        || char.IsLowSurrogate(raw[at]) && !(at > 0 && char.IsHighSurrogate(raw[at - 1]));

    private static char Quotation(string raw, int at, char mark, ref bool quoted)
    {
        // 关于”...“问题: whatever was typed, a quotation opens after 关于 and closes before 问题
        var before = Before(raw, at);
        var opens = BeforeQuotation.Contains(before) && mark is not ('」' or '』')
            || mark is '“' or '「' or '『' or '〝' && !(quoted && IsWordProblem(raw, at + 1))
            || mark == '"' && !quoted;
        quoted = opens;
        return opens ? '“' : '”';
    }

    private static bool IsWordProblem(string raw, int at) =>
        raw.AsSpan(at).StartsWith("问题", StringComparison.Ordinal) || raw.AsSpan(at).StartsWith("的问题", StringComparison.Ordinal) || raw.AsSpan(at).StartsWith("等问题", StringComparison.Ordinal);

    /// <summary>12:30, 1,200 and 3.5 keep their marks; so does the point of an ordinal.</summary>
    private static bool IsBetweenDigits(string raw, int at) =>
        at > 0 && at + 1 < raw.Length && char.IsDigit(raw[at - 1]) && char.IsDigit(raw[at + 1]) && raw[at] is ',' or ':' or '，' or '：';

    /// <summary>A point typed for a full stop: after a Chinese character, a percent sign or a closing mark, and nothing Latin after it.</summary>
    private static bool EndsSentence(string raw, int at)
    {
        var before = Before(raw, at);
        if (!(before >= 0x2e80 || before is '"' or ')' or '%' or '”') || before is >= '０' and <= '９')
            return false;
        if (IsOrdinalWord(raw, at))
            return false;
        return at + 1 >= raw.Length || !(char.IsAsciiLetterOrDigit(raw[at + 1]) && before < 0x2e80) && raw[at + 1] != '.';
    }

    /// <summary>（一）. and 一. count; their point is no full stop.</summary>
    private static bool IsOrdinalWord(string raw, int at)
    {
        var start = at;
        while (start > 0 && at - start < 8 && "一二三四五六七八九十（）()0123456789".Contains(raw[start - 1]))
            start--;
        return start < at && (start == 0 || raw[start - 1] is '\n' or '\r' or ' ' or '\u3000' or '。' or '.');
    }

    private static char Before(string raw, int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 40; i--)
        {
            if (!char.IsWhiteSpace(raw[i]))
                return raw[i];
        }
        return '\0';
    }

    private static bool IsYearAfter(string raw, int at) =>
        at + 4 < raw.Length && char.IsDigit(raw[at + 1]) && char.IsDigit(raw[at + 2]) && char.IsDigit(raw[at + 3]) && char.IsDigit(raw[at + 4]);

    /// <summary>A line that opens something new ends whatever quotation was left open.</summary>
    private static bool OpensLine(string raw, int at)
    {
        while (at < raw.Length && raw[at] is ' ' or '\u3000' or '\t' or '\u00a0')
            at++;
        var start = at;
        while (at < raw.Length && at - start < 6 && "一二三四五六七八九十（）()0123456789０１２３４５６７８９".Contains(raw[at]))
            at++;
        return at > start && at < raw.Length && (raw[at] is '、' or '.' or '．' || raw[at - 1] is '）' or ')');
    }
}
