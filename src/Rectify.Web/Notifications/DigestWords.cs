using System.Globalization;
using Rectify.App.Delivery;
using Rectify.Web.Layout;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Notifications;

/// <summary>What leaves the house, a person's mail in their language and a group's in the office's: number, act, day and link, no wording and no name.</summary>
public sealed class DigestWords : IDigestWords
{
    public IReadOnlyList<string> Languages => PagesSetup.Languages;

    public DigestText Of(PersonDigest digest, Uri? house) => In(digest.Language, () => new DigestText(
        Texts.Notifications["DigestSubject", digest.Rows.Count + digest.More, Days.Iso(digest.On)],
        Text(digest.Rows.Select(row => $"{Days.Iso(row.On)} {NotificationWords.Of(row).Trim()}{Link(house, NotificationAddress.Open(row.Id))}"), digest.More, Link(house, NotificationAddress.Page))));

    public DigestText Of(GroupDigest digest, Uri? house) => In(language: null, () => new DigestText(
        Texts.Notifications["GroupSubject", Days.Iso(digest.On)],
        Text(digest.Deadlines.Select(one => Texts.Notifications["DeadlineOne", one.Number, Days.Long(one.DueOn)]), digest.More, Link(house, Navigation.Ledger))));

    private static string Text(IEnumerable<string> lines, int more, string link) =>
        string.Join('\n', [.. lines, .. more > 0 ? [Texts.Notifications["DigestMore", more]] : Array.Empty<string>(), "", $"{Texts.Notifications["DigestFoot"]}{link}"]);

    private static string Link(Uri? house, string address) => house is null ? "" : $" {new Uri(house, address)}";

    private static DigestText In(string? language, Func<DigestText> make)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language is not null && PagesSetup.Languages.Contains(language) ? language : PagesSetup.Languages[0]);
            return make();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}
