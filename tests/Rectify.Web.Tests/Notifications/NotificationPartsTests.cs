using Rectify.App.Delivery;
using Rectify.Domain.Delivery;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Web.Notifications;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Notifications;

public sealed class NotificationPartsTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    public static TheoryData<FactKind> Kinds => [.. WhoIsTold.Rows.Select(row => row.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_somebody_is_told_of_is_a_sentence_in_both_languages(FactKind kind)
    {
        foreach (var name in new[] { "zh-CN", "en" })
        {
            using var _ = new InLanguage(name);
            foreach (var count in new[] { 1, 48 })
            {
                var sentence = NotificationWords.Of(Row(kind, count));
                Assert.Contains("许望川", sentence, StringComparison.Ordinal);
                Assert.DoesNotMatch(@"[\[\]{}]|^[A-Z][a-z]+[A-Z]", sentence);
            }
        }
    }

    [Fact]
    public void One_record_is_told_by_its_number_and_many_by_how_many()
    {
        Assert.Equal("问题 1003：许望川提交方案。", NotificationWords.Of(Row(FactKind.PlanSubmitted)));
        Assert.Equal("48 项任务：许望川批准整改方案第 1 版，转入整改中。", NotificationWords.Of(Row(FactKind.TaskPlanApproved, 48, ("plan", "1"))));
        Assert.Equal("问题 1003：许望川驳回延期至 2026年8月31日。", NotificationWords.Of(Row(FactKind.ExtensionDecided, 1, ("granted", "False"), ("toOn", "2026-08-31"))));
        Assert.Equal("生态环境局整督〔2026〕3号：许望川签发督办函，回复时限 2026年7月19日。", NotificationWords.Of(Row(FactKind.LetterIssued, 1, ("kind", "Urging"), ("number", "生态环境局整督〔2026〕3号"), ("dueOn", "2026-07-19")) with { Number = "生态环境局整督〔2026〕3号" }));
        Assert.Equal("问题 1003 的整改时限是 2026年7月22日，请留意。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-22"))));
        Assert.Equal("问题 1003 的整改时限 2026年7月11日 已过，请尽快办理。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-11"))));
        Assert.Equal("3 项任务临近时限或已超期，请留意。", NotificationWords.Of(Row(null, 3)));
        Assert.Equal("节点“整改方案”的时限是 2026年7月22日，请留意。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-22"), ("milestone", "Plan")) with { WarnedOf = Matter.Milestone }));
        Assert.Equal("节点“整改方案”的时限 2026年7月11日 已过，请尽快办理。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-11"), ("milestone", "Plan")) with { WarnedOf = Matter.Milestone }));
        Assert.Equal("2 次巡察有节点临近时限或已超期，请留意。", NotificationWords.Of(Row(null, 2) with { WarnedOf = Matter.Milestone }));
        Assert.Equal("意见建议（1003）的办理时限是 2026年7月22日，请及时回复。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-22")) with { WarnedOf = Matter.Suggestion }));
        Assert.Equal("意见建议的办理时限 2026年7月11日 已过，请尽快回复。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-11")) with { WarnedOf = Matter.Suggestion, Number = null }));
        Assert.Equal("问题 1003 长期坚持的检查日 2026年7月11日 已过，请尽快检查并记录。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-11")) with { WarnedOf = Matter.PeriodicCheck }));
        Assert.Equal("问题 1003 有措施的完成时限是 2026年7月22日，请留意。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-22")) with { WarnedOf = Matter.Measure }));
        Assert.Equal("问题 1003 有措施的完成时限 2026年7月11日 已过，请尽快办理。", NotificationWords.Of(Row(null, 1, ("dueOn", "2026-07-11")) with { WarnedOf = Matter.Measure }));
        Assert.Equal("3 项任务有措施临近时限或已超期，请留意。", NotificationWords.Of(Row(null, 3) with { WarnedOf = Matter.Measure }));
        Assert.Equal("3 条意见建议临近时限或已超期，请留意。", NotificationWords.Of(Row(null, 3) with { WarnedOf = Matter.Suggestion }));
        Assert.Equal("许望川请你参加整改评估，独立评分。", NotificationWords.Of(Row(FactKind.EvaluationOpened)));
        Assert.Equal("许望川请你核查回头看抽取的事项，时限 2026年7月22日。", NotificationWords.Of(Row(FactKind.LookBackCheckerNamed, 1, ("dueOn", "2026-07-22"))));
    }

    [Fact]
    public async Task The_list_goes_day_by_day_and_only_what_is_unread_can_be_put_away()
    {
        var rows = new[] { Row(FactKind.PlanSubmitted), Row(FactKind.PlanReturned) with { Id = 6, IsRead = true, On = new DateOnly(2026, 7, 11) } };
        await using var list = await Rendered.Of<NotificationList>((nameof(NotificationList.Rows), rows));
        var body = await list.Body();
        Assert.Equal(["2026年7月12日", "2026年7月11日"], body.QuerySelectorAll("h2").Select(day => day.TextContent));
        Assert.Equal(["/notifications/7", "/notifications/6"], body.QuerySelectorAll("li a").Select(link => link.GetAttribute("href")!));
        var button = Assert.Single(body.QuerySelectorAll("li button"));
        Assert.Equal(("id", "7", "标为已读：问题 1003：许望川提交方案。"), (button.GetAttribute("name"), button.GetAttribute("value"), button.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task The_bell_shows_how_much_is_unread_and_stops_counting_at_a_hundred()
    {
        foreach (var (unread, mark) in new[] { (0, ""), (7, "7"), (100, "99+") })
        {
            await using var rendered = await Rendered.Of<Bell>((nameof(Bell.Unread), unread));
            var bell = (await rendered.Body()).QuerySelector("#bell")!;
            Assert.Equal(("/notifications", "/notifications/live", $"消息，{unread} 条未读", mark), (bell.GetAttribute("href"), bell.GetAttribute("data-live"), bell.GetAttribute("aria-label"), bell.QuerySelector(".dot")!.TextContent));
        }
    }

    [Fact]
    public void A_notification_leads_to_its_record_or_to_the_list_of_them()
    {
        var id = Guid.NewGuid();
        Assert.Equal($"/tasks/{id}", Target(FactKind.PlanSubmitted, id));
        Assert.Equal("/ledger?told=7", Target(FactKind.TaskPlanApproved, id, Guid.NewGuid()));
        Assert.Equal("/ledger?told=7", NotificationAddress.Of(new NotificationTarget(7, null, Matter.Task, [id, Guid.NewGuid()])));
        Assert.Equal($"/letters/{id}", Target(FactKind.LetterIssued, id));
        Assert.Equal("/letters?state=Drafted", Target(FactKind.LetterDrafted, id, Guid.NewGuid()));
        Assert.Equal($"/cycles/{id}", Target(FactKind.CycleOpened, id));
        Assert.Equal($"/takeovers/{id}", Target(FactKind.TakeoverProposed, id));
        Assert.Equal($"/look-backs/{id}", Target(FactKind.LookBackCheckerNamed, id));
        Assert.Equal($"/evaluations/{id}", Target(FactKind.EvaluationOpened, id));
        Assert.Equal($"/inspections/{id}", NotificationAddress.Of(new NotificationTarget(7, null, Matter.Milestone, [id])));
        Assert.Equal("/desk", NotificationAddress.Of(new NotificationTarget(7, null, Matter.Milestone, [id, Guid.NewGuid()])));

        static string Target(FactKind kind, params Guid[] subjects) => NotificationAddress.Of(new NotificationTarget(7, kind, WhoIsTold.About(kind), subjects));
    }

    [Fact]
    public void An_address_is_read_as_it_was_written_and_one_by_hand_never_fails()
    {
        var address = new NotificationAddress { WithRead = true, From = new NotificationKey(true, 12), ReadAt = new DateTimeOffset(2026, 7, 12, 1, 2, 3, TimeSpan.Zero).AddTicks(4560) };
        Assert.Equal(address, NotificationAddress.Parse(new Uri("http://x" + address.Href).Query));
        Assert.Equal(new NotificationAddress(), NotificationAddress.Parse("?show=other&after=x&read=99999999999999999999"));
    }

    private static NotificationRow Row(FactKind? kind, int count = 1, params (string Name, string Value)[] said) => new(
        7, kind, kind is null ? null : "许望川", count, count == 1 ? "1003" : null, said.ToDictionary(s => s.Name, s => s.Value), new DateOnly(2026, 7, 12), new DateTimeOffset(2026, 7, 12, 1, 2, 3, TimeSpan.Zero), false);
}
