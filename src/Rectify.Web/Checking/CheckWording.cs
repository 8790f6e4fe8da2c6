using System.Globalization;
using Rectify.Documents.Checking;
using Rectify.Web.Shared;

namespace Rectify.Web.Checking;

/// <summary>A rule and its findings in the language of the screen.</summary>
internal static class CheckWording
{
    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Title(CheckRule rule) => IsChinese ? rule.Chinese.Title : rule.English.Title;

    public static string Why(CheckRule rule) => IsChinese ? rule.Chinese.Why : rule.English.Why;

    public static string Message(Finding finding) => IsChinese ? finding.InChinese() : finding.InEnglish();

    public static Tone ToneOf(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Fault => Tone.Danger,
        CheckSeverity.Question => Tone.Warn,
        _ => Tone.Plain,
    };
}
