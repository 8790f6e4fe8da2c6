namespace Rectify.Documents.Reading;

/// <summary>一, 十二, 二十三, 两, 二〇二三 and 12, １２ as numbers; as far as ordinals and dates of documents need them.</summary>
internal static class ChineseNumbers
{
    private const string Digits = "〇一二三四五六七八九";

    /// <returns>Null when the text is not a number.</returns>
    public static int? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        if (text.All(char.IsDigit))
            return text.Length <= 9 ? text.Aggregate(0, (value, c) => value * 10 + (int)char.GetNumericValue(c)) : null;
        if (text.Length >= 3 && text.All(c => DigitOf(c) >= 0))
            return text.Aggregate(0, (value, c) => value * 10 + DigitOf(c));

        var (total, digit) = (0, 0);
        foreach (var c in text)
        {
            if (c is '十' or '百')
            {
                total += Math.Max(digit, 1) * (c == '十' ? 10 : 100);
                digit = 0;
            }
            else if (DigitOf(c) is >= 0 and var value)
            {
                digit = value;
            }
            else
            {
                return null;
            }
        }
        return total + digit;
    }

    private static int DigitOf(char c) => c switch
    {
        '零' or '○' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };
}
