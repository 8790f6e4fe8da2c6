using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Accounts;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.Drafts;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Delivery;

public sealed class OutgoingTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private readonly MailServer mail = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public async Task DisposeAsync()
    {
        await mail.DisposeAsync();
        await office.DisposeAsync();
    }

    // ---- the digest

    [Fact]
    public async Task A_person_gets_one_mail_a_day_with_numbers_and_links_and_no_word_of_a_problem()
    {
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        var inspection = await RegisteredAsync(office, problems: 2);
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));

        Assert.Equal(1, await PlanAsync());
        Assert.Equal(0, await PlanAsync());
        Assert.Equal(1, await SendAsync());
        Assert.Equal(0, await SendAsync());

        var arrived = Assert.Single(mail.Arrived);
        Assert.Equal(("rectify@example.gov.cn", "xu@example.gov.cn", "未读2条"), (arrived.From, arrived.To, arrived.Subject));
        Assert.Contains("5001 TaskAssigned https://rectify.example.gov.cn/notifications/", arrived.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("排口", arrived.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("苏见山", arrived.Text, StringComparison.Ordinal);

        // the next day there is nothing new
        office.Clock.Add(TimeSpan.FromDays(1));
        Assert.Equal(0, await PlanAsync());
    }

    [Fact]
    public async Task What_was_typed_and_never_sent_is_thrown_away_after_half_a_year_and_not_before()
    {
        await office.As<FormDrafts, DateTimeOffset?>(office.UnitLead, drafts => drafts.SaveAsync("result/1", "初步成效"));
        office.Clock.Add(TimeSpan.FromDays(FormDraft.KeptDays));
        Assert.Equal(0, await office.Services.GetRequiredService<ForgetDelivered>().RunAsync(default));
        office.Clock.Add(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await office.Services.GetRequiredService<ForgetDelivered>().RunAsync(default));
        Assert.Null(await office.As<FormDrafts, KeptDraft?>(office.UnitLead, drafts => drafts.ReadAsync("result/1")));
    }

    [Fact]
    public async Task What_left_the_house_long_ago_is_thrown_away_but_the_last_from_which_the_next_goes_on()
    {
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        var inspection = await RegisteredAsync(office, problems: 2);
        Must(await inspection.Assign(Due, inspection.Tasks[0]));
        Assert.Equal((1, 1), (await PlanAsync(), await SendAsync()));
        office.Clock.Add(TimeSpan.FromDays(1));
        Must(await inspection.Assign(Due, inspection.Tasks[1]));
        Assert.Equal((1, 1), (await PlanAsync(), await SendAsync()));

        office.Clock.Add(TimeSpan.FromDays(office.Settings.DeliveryDays - 1));
        Assert.Equal(0, await office.Services.GetRequiredService<ForgetDelivered>().RunAsync(default));
        office.Clock.Add(TimeSpan.FromDays(5));

        Assert.Equal(1, await office.Services.GetRequiredService<ForgetDelivered>().RunAsync(default));
        await using var db = office.OpenDatabase();
        Assert.Equal(1, await db.Outgoing.CountAsync());
        // what was sent then is not sent again
        Assert.Equal(0, await PlanAsync());
    }

    [Fact]
    public async Task What_was_read_inside_or_is_not_wanted_is_not_sent()
    {
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        await WantsMailAsync(office.Handler, "he@example.gov.cn", ToldParts.Letters);
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        Assert.Equal(2, await PlanAsync());
        await office.As<MarkNotifications, DateTimeOffset?>(office.UnitLead, mark => mark.ReadAllAsync(long.MaxValue));

        Assert.Equal(2, await SendAsync());
        Assert.Empty(mail.Arrived);
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task Before_its_time_and_in_quiet_hours_nothing_goes_out()
    {
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        office.Clock.GoTo(new DateOnly(2026, 3, 19));
        office.Clock.Add(-TimeSpan.FromMinutes(31));
        Assert.Equal(0, await PlanAsync());
        office.Clock.Add(TimeSpan.FromMinutes(31));
        Assert.Equal(1, await PlanAsync());
        office.Clock.Add(TimeSpan.FromHours(12));
        Assert.Equal(0, await SendAsync());
        office.Clock.Add(TimeSpan.FromHours(10));
        Assert.Equal(1, await SendAsync());
        Assert.Single(mail.Arrived);
    }

    [Fact]
    public async Task Of_four_couriers_at_once_each_mail_is_sent_by_one()
    {
        PersonId[] persons = [office.UnitLead, office.Handler, office.Leader];
        foreach (var (person, i) in persons.Select((person, i) => (person, i))) await WantsMailAsync(person, $"p{i}@example.gov.cn");
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);

        var planned = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(PlanAsync)));
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync())));
        Assert.Equal((3, 3), (planned.Sum(), sent.Sum()));
        Assert.Equal(["p0@example.gov.cn", "p1@example.gov.cn", "p2@example.gov.cn"], mail.Arrived.Select(m => m.To).Order());
    }

    // ---- when it fails

    [Fact]
    public async Task What_is_not_taken_is_tried_again_with_growing_gaps_and_then_shown_to_the_administrator()
    {
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        await PlanAsync();
        mail.Refuse(times: 6);
        Assert.Equal(1, await SendAsync());
        foreach (var gap in Outgoing.Gaps)
        {
            office.Clock.Add(gap - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await SendAsync());
            office.Clock.Add(TimeSpan.FromSeconds(1));
            // nothing is sent by night; the morning is soon enough
            if (gap == Outgoing.Gaps[^1]) office.Clock.Add(TimeSpan.FromHours(12));
            Assert.Equal(1, await SendAsync());
        }
        office.Clock.Add(TimeSpan.FromDays(3));
        Assert.Equal(0, await SendAsync());

        var stuck = Assert.Single((await SheetAsync())!.Stuck);
        Assert.Equal(("许望川", 6, null, "451 come again"), (stuck.To, stuck.Attempts, stuck.NextAt, stuck.Problem));
        Assert.Null(await office.As<KeepOutgoing, OutgoingSheet?>(office.Office, keep => keep.ReadAsync()));
        Assert.IsType<Outcome.NotAllowed>(await office.As<KeepOutgoing, Outcome>(office.Office, keep => keep.TryAgainAsync(stuck.Id, ActId.New())));
        Must(await office.As<KeepOutgoing, Outcome>(office.SystemAdministrator, keep => keep.TryAgainAsync(stuck.Id, ActId.New())));
        Assert.Equal(1, await SendAsync());
        Assert.Single(mail.Arrived);
        Assert.Empty((await SheetAsync())!.Stuck);
    }

    [Fact]
    public async Task What_a_courier_took_and_lost_is_taken_again_by_the_next_under_the_same_name()
    {
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        await PlanAsync();
        // it hands the mail over and falls before it can note so
        await Assert.ThrowsAsync<OperationCanceledException>(() => SendAsync(new Falling(Mail())));
        Assert.Equal(0, await SendAsync());
        office.Clock.Add(Outgoing.Lease);
        Assert.Equal(1, await SendAsync());
        Assert.Equal(2, mail.Arrived.Count);
        Assert.Single(mail.Arrived.Select(m => m.Header("Message-ID")).Distinct());
    }

    // ---- a person's choice

    [Fact]
    public async Task An_address_is_one_address_and_mail_needs_one()
    {
        await office.EnsureAccountAsync(office.UnitLead);
        foreach (var wrong in new[] { null, "", "xu", "xu@host", "a@b.cn, c@d.cn", "a@b.cn\r\nBcc: c@d.cn", "Xu <a@b.cn>" })
            Assert.IsType<Outcome.Invalid>(await ChooseAsync(office.UnitLead, wrong, ToldParts.All));
        Must(await ChooseAsync(office.UnitLead, " xu@example.gov.cn ", ToldParts.Tasks | ToldParts.Deadlines));
        var sheet = (await office.As<KeepDeliveryChoice, DeliveryChoiceSheet?>(office.UnitLead, keep => keep.ReadAsync()))!;
        Assert.Equal(new DeliveryChoiceInput("xu@example.gov.cn", true, ToldParts.Tasks | ToldParts.Deadlines), sheet.Input);
    }

    // ---- the wire

    [Fact]
    public async Task Over_tls_it_signs_in_and_without_it_a_password_is_not_sent()
    {
        using var certificate = MailServer.SelfSigned();
        await using var secured = new MailServer(certificate);
        var settings = new MailSettings("localhost", secured.Port, MailSecurity.Tls, "rectify", "yunhu-mail-2026", "rectify@example.gov.cn");
        var message = new OutgoingMessage("rectify-1-20260318", "xu@example.gov.cn", "整改消息", "一行\n.\n又一行", office.Clock.GetUtcNow());
        await new MailMessenger(settings with { Authority = certificate }).SendAsync(message, default);
        Assert.Equal("\0rectify\0yunhu-mail-2026", Assert.Single(secured.SignedIn));
        Assert.Equal(("整改消息", "一行\r\n.\r\n又一行"), (Assert.Single(secured.Arrived).Subject, secured.Arrived.Single().Text));

        await Assert.ThrowsAsync<NotTakenException>(() => new MailMessenger(settings).SendAsync(message, default));
        await Assert.ThrowsAsync<NotTakenException>(() => new MailMessenger(settings with { Port = mail.Port, Security = MailSecurity.None }).SendAsync(message, default));
        await Assert.ThrowsAsync<NotTakenException>(() => new MailMessenger(settings with { Port = mail.Port, Security = MailSecurity.StartTls }).SendAsync(message, default));
        Assert.Empty(mail.SignedIn);
    }

    [Fact]
    public async Task Over_starttls_nothing_but_the_wish_for_it_is_said_in_the_clear()
    {
        using var certificate = MailServer.SelfSigned();
        await using var secured = new MailServer(certificate, startTls: true);
        var settings = StartTls(secured) with { User = "rectify", Password = "yunhu-mail-2026", Authority = certificate };
        await new MailMessenger(settings).SendAsync(new OutgoingMessage("rectify-1-20260318", "xu@example.gov.cn", "整改消息", "一行", office.Clock.GetUtcNow()), default);
        Assert.Equal(["EHLO rectify", "STARTTLS"], secured.HeardInTheClear);
        Assert.Equal("\0rectify\0yunhu-mail-2026", Assert.Single(secured.SignedIn));
        Assert.Equal(("xu@example.gov.cn", "一行"), (Assert.Single(secured.Arrived).To, secured.Arrived.Single().Text));
    }

    [Fact]
    public async Task To_a_server_nobody_trusted_vouches_for_nothing_is_sent_and_the_mail_waits_with_what_to_do_about_it()
    {
        using var certificate = MailServer.SelfSigned();
        using var other = MailServer.SelfSigned();
        await using var secured = new MailServer(certificate, startTls: true);
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        await PlanAsync();

        // nobody vouches, another authority does, or the name is another one
        foreach (var (settings, gap) in new[] { StartTls(secured), StartTls(secured) with { Authority = other }, StartTls(secured) with { Authority = certificate, Host = "127.0.0.1" } }.Zip(Outgoing.Gaps))
        {
            Assert.Equal(1, await SendAsync(new MailMessenger(settings)));
            await using var db = office.OpenDatabase();
            var waiting = await db.Outgoing.SingleAsync();
            Assert.Equal((null, false), (waiting.SentAt, waiting.IsStuck));
            Assert.Contains("Rectify:Mail:Authority", waiting.Problem, StringComparison.Ordinal);
            office.Clock.Add(gap);
        }
        Assert.Empty(secured.Arrived);
        Assert.All(secured.HeardInTheClear, line => Assert.Contains(line, new[] { "EHLO rectify", "STARTTLS" }));

        Assert.Equal(1, await SendAsync(new MailMessenger(StartTls(secured) with { Authority = certificate })));
        Assert.Single(secured.Arrived);
    }

    [Fact]
    public async Task Who_chose_a_language_has_their_mail_in_it_and_who_chose_none_in_the_offices()
    {
        await WantsMailAsync(office.UnitLead, "xu@example.gov.cn");
        await WantsMailAsync(office.Handler, "he@example.gov.cn");
        Must(await office.As<KeepDeliveryChoice, Outcome>(office.Handler, keep => keep.Run(new DeliveryChoiceInput("he@example.gov.cn", true, ToldParts.All, "en"), ActId.New())));
        Assert.Equal("en", (await office.As<KeepDeliveryChoice, DeliveryChoiceSheet?>(office.Handler, keep => keep.ReadAsync()))!.Input.Language);
        Assert.IsType<Outcome.Invalid>(await office.As<KeepDeliveryChoice, Outcome>(office.Handler, keep => keep.Run(new DeliveryChoiceInput("he@example.gov.cn", true, ToldParts.All, "xx"), ActId.New())));
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        await PlanAsync();
        Assert.Equal(2, await SendAsync());
        Assert.Equal([("he@example.gov.cn", "1 unread"), ("xu@example.gov.cn", "未读1条")], mail.Arrived.Select(arrived => (arrived.To, arrived.Subject)).Order());
    }

    [Fact]
    public void A_long_subject_is_told_in_words_that_fit_their_line()
    {
        var subject = string.Concat(Enumerable.Repeat("整改消息\U00020BB7", 20));
        var raw = MailText.Of(new OutgoingMessage("x", "a@b.cn", subject, "t", office.Clock.GetUtcNow()), "c@d.cn");
        Assert.All(raw.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        Assert.Equal(subject, new ArrivedMail("", "", raw).Subject);
    }

    // ---- robots

    [Fact]
    public async Task A_units_group_hears_once_a_day_of_deadlines_by_number_and_never_of_a_restricted_problem()
    {
        await using var robot = await RobotServer.StartAsync();
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var webhook = WebhookId.New();
        Must(await office.As<KeepOutgoing, Outcome>(office.SystemAdministrator, keep => keep.AddWebhookAsync(webhook, office.Bureau, WebhookForm.WeCom, robot.Address, ActId.New())));
        var warn = office.Services.GetRequiredService<WarnOfDeadlines>();
        await warn.LookAsync(default);
        office.Clock.GoTo(Due.AddDays(-20));
        Assert.Equal(2, (await warn.LookAsync(default)).Tasks);
        Assert.Equal(1, await PlanAsync());
        Assert.Equal(0, await PlanAsync());
        Assert.Equal(1, await SendAsync());

        using var said = JsonDocument.Parse(Assert.Single(robot.Arrived));
        Assert.Equal("text", said.RootElement.GetProperty("msgtype").GetString());
        var text = said.RootElement.GetProperty("text").GetProperty("content").GetString()!;
        Assert.Contains("5002 2026-06-30", text, StringComparison.Ordinal);
        Assert.DoesNotContain("5001", text, StringComparison.Ordinal);

        Must(await office.As<KeepOutgoing, Outcome>(office.SystemAdministrator, keep => keep.EndWebhookAsync(webhook, ActId.New())));
        Assert.Empty((await SheetAsync())!.Webhooks);
    }

    [Fact]
    public async Task A_robot_of_feishu_has_its_own_form_and_a_no_in_the_answer_is_a_no()
    {
        await using var robot = await RobotServer.StartAsync();
        using var messenger = new WebhookMessenger(allowPrivate: true, trusting: MailServer.IsOurs);
        var message = new OutgoingMessage("x", robot.Address, "题", "文", office.Clock.GetUtcNow(), WebhookForm.Feishu);
        await messenger.SendAsync(message, default);
        using var said = JsonDocument.Parse(Assert.Single(robot.Arrived));
        Assert.Equal(("text", "题\n文"), (said.RootElement.GetProperty("msg_type").GetString(), said.RootElement.GetProperty("content").GetProperty("text").GetString()));

        robot.Answer = """{"errcode":93000,"errmsg":"invalid webhook url"}""";
        await Assert.ThrowsAsync<NotTakenException>(() => messenger.SendAsync(message, default));
        await Assert.ThrowsAsync<NotTakenException>(() => messenger.SendAsync(message with { Address = robot.Address.Replace("/robot", "/elsewhere", StringComparison.Ordinal) }, default));
        Assert.Equal(2, robot.Arrived.Count);
    }

    [Fact]
    public async Task A_robot_inside_the_house_is_refused_unless_the_settings_allow_it_and_one_without_https_always()
    {
        await using var robot = await RobotServer.StartAsync();
        using var careful = new WebhookMessenger(allowPrivate: false, trusting: MailServer.IsOurs);
        var message = new OutgoingMessage("x", robot.Address, "题", "文", office.Clock.GetUtcNow(), WebhookForm.DingTalk);
        // the name is looked up when the connection is made: what it is called does not help
        foreach (var address in new[] { robot.Address, robot.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), robot.Address.Replace("127.0.0.1", "[::ffff:127.0.0.1]", StringComparison.Ordinal) })
            Assert.Contains("private net", (await Assert.ThrowsAnyAsync<Exception>(() => careful.SendAsync(message with { Address = address }, default))).ToString(), StringComparison.Ordinal);
        Assert.Empty(robot.Arrived);
        foreach (var address in new[] { "http://example.com/robot", "https://user:pw@example.com/robot", "file:///etc/passwd", "example.com", "" })
        {
            await Assert.ThrowsAsync<NotTakenException>(() => careful.SendAsync(message with { Address = address }, default));
            Assert.IsType<Outcome.Invalid>(await office.As<KeepOutgoing, Outcome>(office.SystemAdministrator, keep => keep.AddWebhookAsync(WebhookId.New(), office.Bureau, WebhookForm.WeCom, address, ActId.New())));
        }
        Assert.IsType<Outcome.NotAllowed>(await office.As<KeepOutgoing, Outcome>(office.Office, keep => keep.AddWebhookAsync(WebhookId.New(), office.Bureau, WebhookForm.WeCom, "https://example.com/x", ActId.New())));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    public void An_address_of_the_public_net_is_told_from_one_that_is_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void Quiet_hours_may_go_over_midnight()
    {
        var settings = new DeliverySettings();
        Assert.True(settings.IsQuiet(new TimeOnly(23, 0)));
        Assert.True(settings.IsQuiet(new TimeOnly(6, 59)));
        Assert.False(settings.IsQuiet(new TimeOnly(7, 0)));
        Assert.False((settings with { QuietFrom = new TimeOnly(0, 0), QuietUntil = new TimeOnly(0, 0) }).IsQuiet(new TimeOnly(0, 0)));
    }

    // ---- how the tests send

    private AppSettings Settings => office.Settings with { Delivery = new DeliverySettings { Mail = Mail(), PublicAddress = new Uri("https://rectify.example.gov.cn") } };

    private MailSettings Mail() => new("127.0.0.1", mail.Port, MailSecurity.None, null, null, "rectify@example.gov.cn");

    private static MailSettings StartTls(MailServer server) => new("localhost", server.Port, MailSecurity.StartTls, null, null, "rectify@example.gov.cn");

    private IDbContextFactory<RectifyDb> Contexts => office.Services.GetRequiredService<IDbContextFactory<RectifyDb>>();

    private Task<int> PlanAsync() => new PlanOutgoing(Contexts, office.Clock, OfficeDay.Default, Settings).RunAsync(default);

    private async Task<int> SendAsync(IMessenger? by = null)
    {
        using var messengers = new Messengers(by ?? new MailMessenger(Mail()), new WebhookMessenger(allowPrivate: true, trusting: MailServer.IsOurs));
        return await new SendOutgoing(Contexts, office.Clock, OfficeDay.Default, Settings, new PlainDigestWords(), messengers).RunAsync(by is Falling falling ? falling.Stop : default);
    }

    private Task<OutgoingSheet?> SheetAsync() => office.As<KeepOutgoing, OutgoingSheet?>(office.SystemAdministrator, keep => keep.ReadAsync());

    private async Task WantsMailAsync(PersonId person, string email, ToldParts parts = ToldParts.All)
    {
        await office.EnsureAccountAsync(person);
        Must(await ChooseAsync(person, email, parts));
    }

    private Task<Outcome> ChooseAsync(PersonId person, string? email, ToldParts parts) =>
        office.As<KeepDeliveryChoice, Outcome>(person, keep => keep.Run(new DeliveryChoiceInput(email, true, parts), ActId.New()));

    /// <summary>Hands over and falls.</summary>
    private sealed class Falling(MailSettings settings) : IMessenger
    {
        private readonly CancellationTokenSource stop = new();

        public CancellationToken Stop => stop.Token;

        public async Task SendAsync(OutgoingMessage message, CancellationToken ct)
        {
            await new MailMessenger(settings).SendAsync(message, ct);
            await stop.CancelAsync();
            ct.ThrowIfCancellationRequested();
        }
    }
}
