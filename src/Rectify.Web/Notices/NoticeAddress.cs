using System.Globalization;
using Rectify.App.Notices;
using Rectify.Domain.Notices;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Web.Shared;

namespace Rectify.Web.Notices;

/// <summary>Builds and reads every address of the notices.</summary>
public static class NoticeAddress
{
    public const string List = "/notices";
    public const string Prepare = "/notices/prepare";
    public const string Draft = "/notices/draft.docx";

    public static string Of(InspectionId inspection, NoticeId? after = null) => $"{List}?inspection={inspection.Value}{(after is { } last ? $"&after={last.Value}" : null)}";

    public static string Of(NoticeId notice) => $"{List}/{notice.Value}";

    public static string Document(NoticeId notice) => $"{Of(notice)}.docx";

    public static string Text(NoticeId notice) => $"{Of(notice)}.txt";

    public static string ToPrepare(InspectionId inspection) => $"{Prepare}?inspection={inspection.Value}";

    public const string Withheld = "/notices/withholding";

    /// <summary>What is withheld in the notices of an inspection, and what is proposed to be.</summary>
    public static string Withholding(InspectionId inspection, string? done = null) => $"{Withheld}?inspection={inspection.Value}{(done is null ? null : $"&done={done}")}";

    /// <summary>Where a decision on paper about it is entered.</summary>
    public static string WithholdingPaper(WithholdingId withholding) => $"{Withheld}/paper?withholding={withholding.Value}";

    /// <summary>The same, found by a problem.</summary>
    public static string WithholdingOf(ProblemId problem) => $"{Withheld}?problem={problem.Value}";

    public static string DraftOf(InspectionId inspection, NoticeChoices choices) =>
        $"{Draft}?inspection={inspection.Value}&layout={choices.Layout}&grouping={choices.Grouping}{(choices.Channel == NoticeChannel.Public ? null : $"&channel={choices.Channel}")}{(choices.Second is { } second ? $"&second={second.Value}" : null)}{(choices.AsOf is { } day ? $"&asOf={Days.Iso(day)}" : null)}";

    /// <summary>What an address asks for; what it does not say or says wrongly stays as usual.</summary>
    public static NoticeChoices Choices(string? asOf, string? layout, string? grouping, string? channel = null, string? second = null) => new(
        DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Enum.TryParse<NoticeLayoutChoice>(layout, out var set) && Enum.IsDefined(set) ? set : NoticeLayoutChoice.MeasuresAndEffects,
        Enum.TryParse<NoticeGrouping>(grouping, out var grouped) && Enum.IsDefined(grouped) ? grouped : NoticeGrouping.ByStanding)
    {
        Channel = Enum.TryParse<NoticeChannel>(channel, out var goes) && goes is (NoticeChannel.Party or NoticeChannel.Public) ? goes : NoticeChannel.Public,
        Second = Guid.TryParse(second, out var other) ? new InspectionId(other) : null,
    };
}
