using System.Globalization;
using Microsoft.Extensions.Configuration;
using Rectify.App.Delivery;
using Rectify.Domain.Trail;
using Rectify.Web.Hosting;
using Rectify.Web.Notifications;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Notifications;

public sealed class DigestWordsTests
{
    private static readonly DateOnly Day = new(2026, 7, 12);
    private static readonly Uri House = new("https://rectify.example.gov.cn/");

    [Fact]
    public void A_digest_is_written_in_the_offices_language_with_number_act_day_and_link_and_without_a_name()
    {
        using var _ = new InLanguage("en");
        var before = CultureInfo.CurrentUICulture;
        var row = new NotificationRow(7, FactKind.PlanSubmitted, null, 1, "1003", new Dictionary<string, string>(), Day, new DateTimeOffset(2026, 7, 12, 1, 2, 3, TimeSpan.Zero), false);
        var digest = new DigestWords().Of(new PersonDigest(Day, [row], 3), House);

        Assert.Equal("整改消息：4 条未读（2026-07-12）", digest.Subject);
        Assert.StartsWith("2026-07-12 问题 1003：提交方案。 https://rectify.example.gov.cn/notifications/7\n另有 3 条。\n", digest.Text, StringComparison.Ordinal);
        Assert.Equal(before, CultureInfo.CurrentUICulture);
        Assert.DoesNotContain("http", new DigestWords().Of(new PersonDigest(Day, [row], 0), null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_chose_english_reads_english_and_a_language_nobody_has_words_for_is_the_offices()
    {
        using var _ = new InLanguage("zh-CN");
        var row = new NotificationRow(7, FactKind.PlanSubmitted, null, 1, "1003", new Dictionary<string, string>(), Day, new DateTimeOffset(2026, 7, 12, 1, 2, 3, TimeSpan.Zero), false);
        var digest = new DigestWords().Of(new PersonDigest(Day, [row], 3, "en"), House);

        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", digest.Subject + digest.Text);
        Assert.Contains("https://rectify.example.gov.cn/notifications/7", digest.Text, StringComparison.Ordinal);
        Assert.Equal("zh-CN", CultureInfo.CurrentUICulture.Name);
        Assert.Equal("整改消息：1 条未读（2026-07-12）", new DigestWords().Of(new PersonDigest(Day, [row], 0, "xx"), House).Subject);
    }

    [Fact]
    public void A_group_hears_of_deadlines_by_number()
    {
        var digest = new DigestWords().Of(new GroupDigest(Day, [("1003", new DateOnly(2026, 8, 1))], 0), House);
        Assert.Equal("整改时限提醒（2026-07-12）", digest.Subject);
        Assert.StartsWith("问题 1003 的整改时限是 2026年8月1日，请留意。\n", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_say_how_mail_is_handed_over_and_nonsense_keeps_the_server_from_starting()
    {
        Assert.Null(Of().Mail);
        Assert.Equal(new MailSettings("smtp.example.gov.cn", 465, MailSecurity.Tls, null, null, "rectify@example.gov.cn"), Of(("Mail:Host", "smtp.example.gov.cn"), ("Mail:From", "rectify@example.gov.cn")).Mail);
        Assert.Equal(587, Of(("Mail:Host", "h"), ("Mail:From", "a@b.cn"), ("Mail:Security", "StartTls")).Mail!.Port);
        Assert.Equal(new TimeOnly(9, 15), Of(("Delivery:DigestAt", "09:15")).DigestAt);
        foreach (var (name, value) in new[] { ("Delivery:QuietFrom", "late"), ("Mail:Security", "some"), ("Mail:From", "nobody"), ("Mail:Authority", "/nowhere/authority.pem"), ("PublicAddress", "here") })
            Assert.Throws<StartRefusedException>(() => Of(("Mail:Host", "h"), ("Mail:From", name == "Mail:From" ? value : "a@b.cn"), (name, value)));
    }

    private static DeliverySettings Of(params (string Name, string Value)[] settings) =>
        DeliveryConfiguration.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.DistinctBy(s => s.Name).Select(s => KeyValuePair.Create($"Rectify:{s.Name}", (string?)s.Value))).Build());
}
