using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rectify.Documents.Text;

/// <summary>Works out the automatic numbers of a Word document from numbering.xml and styles.xml, as Word prints them.</summary>
internal sealed partial class ListNumbers
{
    private const int Levels = 9;

    private readonly Dictionary<int, Dictionary<int, Level>> levelsOf = [];
    private readonly Dictionary<int, int> listOf = [];
    private readonly Dictionary<int, int[]> counters = [];
    private readonly Dictionary<(int Instance, int Level), int> restarts = [];
    private readonly Dictionary<string, Style> styles;

    public ListNumbers(MainDocumentPart main)
    {
        styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.StyleId?.Value is not null).DistinctBy(style => style.StyleId!.Value!).ToDictionary(style => style.StyleId!.Value!);
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        var lists = (numbering?.Elements<AbstractNum>() ?? []).Where(list => list.AbstractNumberId is not null)
            .DistinctBy(list => list.AbstractNumberId!.Value).ToDictionary(list => list.AbstractNumberId!.Value);
        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            if (instance.NumberID?.Value is not { } id || instance.AbstractNumId?.Val?.Value is not { } list || !lists.TryGetValue(list, out var definition))
                continue;
            listOf[id] = list;
            levelsOf[id] = definition.Elements<Level>().Where(level => level.LevelIndex is not null)
                .DistinctBy(level => level.LevelIndex!.Value).ToDictionary(level => level.LevelIndex!.Value);
            foreach (var change in instance.Elements<LevelOverride>().Where(change => change.LevelIndex is not null))
            {
                if (change.Level is { } level)
                    levelsOf[id][change.LevelIndex!.Value] = level;
                if (change.StartOverrideNumberingValue?.Val?.Value is { } start)
                    restarts[(id, change.LevelIndex!.Value)] = start;
            }
        }
    }

    /// <summary>Counts the paragraph and gives the number printed before it; null when it has none.</summary>
    public string? Next(Paragraph paragraph)
    {
        var (instance, depth) = PlaceOf(paragraph);
        if (instance is not { } id || id == 0 || depth is < 0 or >= Levels || !levelsOf.TryGetValue(id, out var levels) || !levels.TryGetValue(depth, out var level))
            return null;
        var counter = CounterOf(id);
        counter[depth] = restarts.Remove((id, depth), out var start) || counter[depth] == int.MinValue && (start = StartOf(level)) >= 0
            ? start
            : counter[depth] + 1;
        for (var deeper = depth + 1; deeper < Levels; deeper++)
            counter[deeper] = int.MinValue;
        return Print(level, levels, counter);
    }

    private (int? Instance, int Depth) PlaceOf(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var (instance, depth) = (own?.NumberingId?.Val?.Value, own?.NumberingLevelReference?.Val?.Value);
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var step = 0; instance is null && style is not null && step < 20 && styles.TryGetValue(style, out var found); step++)
        {
            var inherited = found.StyleParagraphProperties?.NumberingProperties;
            instance = inherited?.NumberingId?.Val?.Value;
            depth ??= inherited?.NumberingLevelReference?.Val?.Value;
            style = found.BasedOn?.Val?.Value;
        }
        return (instance, depth ?? 0);
    }

    /// <summary>Instances of one list count on together.</summary>
    private int[] CounterOf(int instance)
    {
        if (!counters.TryGetValue(listOf[instance], out var counter))
        {
            counter = new int[Levels];
            Array.Fill(counter, int.MinValue);
            counters[listOf[instance]] = counter;
        }
        return counter;
    }

    private static int StartOf(Level level) => Math.Max(0, level.StartNumberingValue?.Val?.Value ?? 1);

    private static string Print(Level level, Dictionary<int, Level> levels, int[] counter)
    {
        if (level.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet)
            return "";
        var legal = level.IsLegalNumberingStyle is not null;
        return Placeholder().Replace(level.LevelText?.Val?.Value ?? "", match =>
        {
            var depth = match.Groups[1].Value[0] - '1';
            if (!levels.TryGetValue(depth, out var above))
                return "";
            var value = counter[depth] == int.MinValue ? StartOf(above) : counter[depth];
            return legal ? value.ToString(CultureInfo.InvariantCulture) : Format(value, above.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal);
        });
    }

    private static string Format(int value, NumberFormatValues format) => format switch
    {
        NumberFormatValues.ChineseCounting or NumberFormatValues.ChineseCountingThousand or NumberFormatValues.JapaneseCounting
            or NumberFormatValues.TaiwaneseCounting or NumberFormatValues.TaiwaneseCountingThousand => Chinese(value),
        NumberFormatValues.IdeographDigital or NumberFormatValues.JapaneseDigitalTenThousand or NumberFormatValues.TaiwaneseDigital =>
            string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(c => "〇一二三四五六七八九"[c - '0'])),
        NumberFormatValues.IdeographTraditional => value is >= 1 and <= 10 ? "甲乙丙丁戊己庚辛壬癸"[value - 1].ToString() : Plain(value),
        NumberFormatValues.IdeographZodiac => value is >= 1 and <= 12 ? "子丑寅卯辰巳午未申酉戌亥"[value - 1].ToString() : Plain(value),
        NumberFormatValues.DecimalEnclosedCircle or NumberFormatValues.DecimalEnclosedCircleChinese =>
            value is >= 1 and <= 20 ? ((char)('①' + value - 1)).ToString() : Plain(value),
        NumberFormatValues.DecimalFullWidth or NumberFormatValues.DecimalFullWidth2 => string.Concat(Plain(value).Select(c => (char)(c - '0' + '０'))),
        NumberFormatValues.DecimalZero => value.ToString("00", CultureInfo.InvariantCulture),
        NumberFormatValues.UpperLetter => Letter(value, 'A'),
        NumberFormatValues.LowerLetter => Letter(value, 'a'),
        NumberFormatValues.UpperRoman => Roman(value),
        NumberFormatValues.LowerRoman => Roman(value).ToLowerInvariant(),
        NumberFormatValues.None => "",
        _ => Plain(value),
    };

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Chinese(int value)
    {
        if (value is < 1 or > 999)
            return value == 0 ? "〇" : Plain(value);
        const string Digits = "零一二三四五六七八九";
        var (hundreds, tens, ones) = (value / 100, value / 10 % 10, value % 10);
        var text = hundreds > 0 ? $"{Digits[hundreds]}百" : "";
        if (tens > 0)
            text += tens == 1 && hundreds == 0 ? "十" : $"{Digits[tens]}十";
        else if (hundreds > 0 && ones > 0)
            text += "零";
        return ones > 0 ? text + Digits[ones] : text;
    }

    private static string Letter(int value, char first) =>
        value is >= 1 and <= 780 ? new string((char)(first + (value - 1) % 26), (value - 1) / 26 + 1) : Plain(value);

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999)
            return Plain(value);
        (int Value, string Text)[] steps =
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var step in steps)
        {
            for (; value >= step.Value; value -= step.Value)
                text += step.Text;
        }
        return text;
    }

    [GeneratedRegex("%([1-9])")]
    private static partial Regex Placeholder();
}
