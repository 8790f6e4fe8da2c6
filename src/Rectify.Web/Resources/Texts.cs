using System.Globalization;
using System.Resources;

[assembly: NeutralResourcesLanguage("zh-CN")]

namespace Rectify.Web.Resources;

/// <summary>
/// What the screens say: one pair of files per area, Chinese in Area.resx, English in Area.en.resx.
/// In a page: <c>@Texts.Ledger["Title"]</c>, <c>@Texts.Ledger["RowsOnPage", 50]</c>, <c>@Texts.Fields.Of(task.State)</c>.
/// Tests refuse a key that stands in one language only, a page that asks for a missing one, and Chinese outside these files.
/// </summary>
public static class Texts
{
    public static TextArea Layout { get; } = new(nameof(Layout));
    public static TextArea Shared { get; } = new(nameof(Shared));
    public static TextArea Parts { get; } = new(nameof(Parts));
    /// <summary>The words of the field's enumerations: <c>Texts.Fields.Of(task.State)</c>.</summary>
    public static TextArea Fields { get; } = new(nameof(Fields));
    public static TextArea Desk { get; } = new(nameof(Desk));
    public static TextArea Ledger { get; } = new(nameof(Ledger));
    public static TextArea Tasks { get; } = new(nameof(Tasks));
    public static TextArea Rules { get; } = new(nameof(Rules));
    public static TextArea Verbs { get; } = new(nameof(Verbs));
    public static TextArea Facts { get; } = new(nameof(Facts));
    public static TextArea Evidence { get; } = new(nameof(Evidence));
    public static TextArea Problems { get; } = new(nameof(Problems));
    public static TextArea Rounds { get; } = new(nameof(Rounds));
    public static TextArea Intake { get; } = new(nameof(Intake));
    public static TextArea Checking { get; } = new(nameof(Checking));
    public static TextArea Review { get; } = new(nameof(Review));
    public static TextArea Acceptance { get; } = new(nameof(Acceptance));
    public static TextArea LookBacks { get; } = new(nameof(LookBacks));
    public static TextArea SpotChecks { get; } = new(nameof(SpotChecks));
    public static TextArea Meetings { get; } = new(nameof(Meetings));
    public static TextArea Evaluations { get; } = new(nameof(Evaluations));
    public static TextArea Selections { get; } = new(nameof(Selections));
    public static TextArea Letters { get; } = new(nameof(Letters));
    public static TextArea Registers { get; } = new(nameof(Registers));
    public static TextArea Suggestions { get; } = new(nameof(Suggestions));
    public static TextArea WiderChecks { get; } = new(nameof(WiderChecks));
    public static TextArea Clues { get; } = new(nameof(Clues));
    public static TextArea Calendar { get; } = new(nameof(Calendar));
    public static TextArea Dashboards { get; } = new(nameof(Dashboards));
    public static TextArea Accounts { get; } = new(nameof(Accounts));
    public static TextArea Assignments { get; } = new(nameof(Assignments));
    public static TextArea Takeovers { get; } = new(nameof(Takeovers));
    public static TextArea Planning { get; } = new(nameof(Planning));
    public static TextArea PlanLists { get; } = new(nameof(PlanLists));
    public static TextArea Reporting { get; } = new(nameof(Reporting));
    public static TextArea Cycles { get; } = new(nameof(Cycles));
    public static TextArea Notices { get; } = new(nameof(Notices));
    public static TextArea Notifications { get; } = new(nameof(Notifications));
    public static TextArea Settings { get; } = new(nameof(Settings));
    public static TextArea Search { get; } = new(nameof(Search));
    public static TextArea Erasures { get; } = new(nameof(Erasures));
    public static TextArea Dossiers { get; } = new(nameof(Dossiers));
    public static TextArea Trail { get; } = new(nameof(Trail));
}

/// <summary>The texts of one area, in the language of the request or circuit.</summary>
public sealed class TextArea(string name)
{
    private readonly ResourceManager resources = new($"{typeof(Texts).Namespace}.{name}", typeof(Texts).Assembly);

    /// <summary>The text, or the key itself where the text is missing, so that a screen never fails over a word.</summary>
    public string this[string key] => resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    /// <summary>The text with its holes {0}, {1} filled.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>The word for one value of an enumeration; its key is the type's name and the value's, as in <c>TaskState.Closed</c>.</summary>
    public string Of<TEnum>(TEnum value) where TEnum : struct, Enum => this[$"{typeof(TEnum).Name}.{value}"];
}
