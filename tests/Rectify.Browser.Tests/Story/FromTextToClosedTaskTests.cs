using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rectify.Browser.Tests.Running;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Story;

/// <summary>The whole job, by ten people at ten windows, through pages alone.</summary>
[Collection(InOneHouse.Name)]
public sealed partial class FromTextToClosedTaskTests(House house, ITestOutputHelper output)
{
    private const string RoundName = "市委第七轮巡察", NewOrdinal = "2之一", Target = "理论学习与业务同部署、同检查，记录齐全可查。";

    private static readonly DateOnly Today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());
    private static readonly string DueOn = Iso(Today.AddDays(40)), MeasureDueOn = Iso(Today.AddDays(30));

    private Visitor office = null!, unitLead = null!, handler = null!, leader = null!, group = null!, auditor = null!, head = null!;
    private int problems, measures;
    private string inspection = "", task = "", pieces = "";

    [Fact]
    public async Task A_pasted_notice_becomes_a_closed_task_whose_ledger_notice_and_opinion_add_up()
    {
        await Everybody_signs_in();
        try
        {
            await TellAsync();
        }
        catch
        {
            foreach (var (visitor, name) in new[] { (office, "office"), (unitLead, "unit-lead"), (handler, "handler"), (leader, "leader"), (group, "leading-group"), (auditor, "auditor"), (head, "head") })
                await visitor.ShowAsync($"failed-{name}");
            output.WriteLine(house.App.Said);
            throw;
        }
    }

    private async Task TellAsync()
    {
        await The_office_pastes_the_text_and_corrects_what_was_read();
        await The_office_accepts_it_into_a_new_round_and_inspection();
        await The_office_assigns_every_problem_on_one_screen();
        await The_unit_lead_signs_for_a_task_found_on_the_desk();
        await The_unit_writes_its_plan_in_the_sheet_and_pastes_from_a_spreadsheet();
        await The_plan_is_submitted_agreed_reviewed_and_approved();
        await The_handler_drafts_progress_and_the_unit_lead_reports_it_in_one_press();
        await The_handler_uploads_files_and_says_how_each_proves_its_measures();
        await The_unit_writes_the_effect_applies_and_the_leader_confirms();
        await The_auditor_returns_it_once_by_keyboard();
        await The_unit_answers_and_applies_again();
        await The_office_appoints_the_panel();
        await The_auditor_passes_it_by_keyboard();
        await A_member_drafts_the_opinion_and_all_sign_the_head_last();
        await The_ledger_the_notice_and_the_opinion_are_downloaded_and_add_up();
        await The_dashboard_says_what_the_ledger_says();
        await Nobody_saw_an_error_in_the_browser();
    }

    private async Task Everybody_signs_in()
    {
        await house.People.GrantAsync(house.People.Supervision, Role.AcceptanceMember, house.People.Bureau);
        (office, unitLead, handler) = (await house.SignInAsync(house.People.Office), await house.SignInAsync(house.People.UnitLead), await house.SignInAsync(house.People.Handler));
        (leader, group) = (await house.SignInAsync(house.People.Leader), await house.SignInAsync(house.People.LeadingGroup));
        (auditor, head) = (await house.SignInAsync(house.People.Auditor), await house.SignInAsync(house.People.PanelHead));
    }

    private async Task The_office_pastes_the_text_and_corrects_what_was_read()
    {
        var (text, isReal) = await StoryPapers.NoticeAsync();
        if (!isReal) output.WriteLine("The folder shared/cases does not lie beside this checkout: the story is told with a text of its own.");
        await office.GoAsync("/intake");
        await office.Id("text").FillAsync(text);
        await office.Page.Locator("form[action='/intake/pasted'] button[type=submit]").ClickAsync();
        await office.ExpectAddressAsync("/intake/[0-9a-f-]{36}$");

        var rows = office.Page.Locator("[data-row]");
        await Expect(rows.First).ToBeVisibleAsync();
        (problems, var second) = (await rows.CountAsync(), office.Page.Locator("[data-row='2']"));
        if (isReal) Assert.Equal(26, problems);
        await office.ShowAsync("01-proposal");

        // one is corrected
        await second.ClickAsync();
        await Expect(second).ToHaveAttributeAsync("aria-current", "true");
        await Expect(office.Page.Locator(".intake-source .on").First).ToBeVisibleAsync();
        await office.TypeAsync("ordinal", NewOrdinal);
        await office.PressAsync("edit-" + await FirstItemAsync());

        // one is dropped by key and taken back
        await office.Page.Locator($"[data-row='{problems}']").ClickAsync();
        await office.Page.Keyboard.PressAsync("d");
        await Expect(rows).ToHaveCountAsync(problems - 1);
        await Expect(office.Page.Locator("[id^='restore-']")).ToHaveCountAsync(1);
        await office.Page.Keyboard.PressAsync("u");
        await Expect(rows).ToHaveCountAsync(problems);

        // one is cut in two where the cursor stands, and joined again
        await second.ClickAsync();
        await Expect(second).ToHaveAttributeAsync("aria-current", "true");
        var wording = await office.Id("wording").InputValueAsync();
        await office.Id("wording").FocusAsync();
        await office.Page.Keyboard.PressAsync("Control+Home");
        for (var letter = 0; letter < 6; letter++) await office.Page.Keyboard.PressAsync("ArrowRight");
        await office.PressAsync("split");
        await Expect(rows).ToHaveCountAsync(problems + 1);
        await Expect(office.Id("wording")).ToHaveValueAsync(wording[..6]);
        await office.ShowAsync("02-proposal-split");
        await office.PressAsync("merge");
        await Expect(rows).ToHaveCountAsync(problems);
        await office.PressAsync("undo");
        await office.PressAsync("undo");
        await Expect(office.Id("wording")).ToHaveValueAsync(wording);

        await office.PressAsync("confirm");
        await Expect(office.Page.Locator(".intake-head [role=status]")).ToContainTextAsync(ClockTime());
        await office.ShowAsync("03-proposal-corrected");
    }

    private async Task<string> FirstItemAsync() =>
        (await office.Page.Locator("#in-hand [id^='edit-']").First.GetAttributeAsync("id"))!["edit-".Length..];

    private async Task The_office_accepts_it_into_a_new_round_and_inspection()
    {
        await office.PressAsync("accept");
        await office.TypeAsync("round-name", RoundName);
        await office.TypeAsync("round-authority", "中共云湖市委");
        await office.TypeAsync("round-year", Today.Year.ToString(CultureInfo.InvariantCulture));
        await office.Id("round-level").SelectOptionAsync("City");
        await office.Id("kind").SelectOptionAsync("Special");
        await office.TypeAsync("body", "云湖市生态环境局");
        await Expect(office.Id("accept-counts")).ToContainTextAsync($"{problems}");
        measures = int.Parse(Numbers().Matches(await office.Id("accept-counts").InnerTextAsync())[1].Value, CultureInfo.InvariantCulture);
        await office.ShowAsync("04-accept");
        await office.PressAsync("accept-act");
        await office.ExpectAddressAsync("/assign\\?inspection=");
        inspection = Regex.Match(office.Page.Url, "inspection=([0-9a-f-]{36})").Groups[1].Value;
    }

    private async Task The_office_assigns_every_problem_on_one_screen()
    {
        var rows = office.Page.Locator("td input[id$='.chosen']");
        await Expect(rows).ToHaveCountAsync(problems);
        task = (await office.Page.Locator($"tr:has(td input[id$='.chosen']) a[href^='/tasks/']").Nth(1).GetAttributeAsync("href"))!;
        foreach (var section in await office.Page.Locator("input[id$='.section']").AllAsync()) await section.CheckAsync();
        await Expect(office.Page.Locator("td input[id$='.chosen']:checked")).ToHaveCountAsync(problems);
        await office.TypeAsync("fill-leader", "陆清和");
        await office.TypeAsync("fill-unit", "水生态环境科");
        await office.TypeAsync("fill-supporting", "财务科");
        await office.TypeAsync("fill-handler", "何以宁");
        await office.TypeAsync("fill-due", DueOn);
        await office.PressAsync("fill");
        await Expect(office.Page.Locator("input[id$='.due']").Last).ToHaveValueAsync(DueOn);
        await office.ShowAsync("05-assign");
        await office.PressAsync("assign");
        await Expect(rows).ToHaveCountAsync(0);
        await office.ShowAsync("06-assigned");
    }

    private async Task The_unit_lead_signs_for_a_task_found_on_the_desk()
    {
        await unitLead.GoAsync("/desk");
        await unitLead.ShowAsync("07-desk-of-the-unit");
        await unitLead.Page.Locator($"a[href^='{task}']").First.ClickAsync();
        await unitLead.ExpectAddressAsync(task);
        await Expect(unitLead.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await unitLead.ShowAsync("08-sign-for");
        await unitLead.PressInDialogAsync("act-now");
        await Expect(unitLead.Page.Locator(".head")).ToContainTextAsync("方案中");
    }

    private async Task The_unit_writes_its_plan_in_the_sheet_and_pastes_from_a_spreadsheet()
    {
        await unitLead.GoAsync($"/planning?inspection={inspection}");
        var texts = unitLead.Page.Locator("td textarea[id$='.text']");
        await Expect(texts.First).ToBeVisibleAsync();
        await Visitor.TypeAsync(unitLead.Page.Locator("[id$='.target']"), Target);
        await Visitor.TypeAsync(unitLead.Page.Locator("[id$='.standard']"), "抽查三个月记录，无缺页。");
        await Visitor.TypeAsync(unitLead.Page.Locator("[id$='.cause']"), "责任人变动后没有交接。");
        for (var left = await texts.CountAsync(); left > 1; left--)
        {
            await unitLead.Page.Locator("td.row-acts button").Last.ClickAsync();
            await Expect(texts).ToHaveCountAsync(left - 1);
        }
        await unitLead.PasteAsync(unitLead.Page.Locator("[id$='.unit']"), $"水生态环境科\t何以宁\t{MeasureDueOn}\n");
        await Expect(unitLead.Page.Locator("[id$='.due']")).ToHaveValueAsync(MeasureDueOn);
        await unitLead.Page.Locator("[id^='add-']").ClickAsync();
        await Expect(texts).ToHaveCountAsync(2);
        await unitLead.PasteAsync(texts.Nth(1),
            $"每月检查一次学习记录，\"逐页\"签名。\t一般\t水生态环境科\t何以宁\t{MeasureDueOn}\n\"制定值班记录管理办法，\n写明交接手续。\"\t建章立制\t水生态环境科\t许望川\t{MeasureDueOn}\n");
        await Expect(texts).ToHaveCountAsync(3);
        await Expect(unitLead.Page.Locator("select[id$='.kind']").Nth(2)).ToHaveValueAsync("Institution");
        await unitLead.ShowAsync("09-plan");
        await unitLead.PressOnceAsync("save");
        await Expect(unitLead.Page.Locator("[id$='.text']")).ToHaveCountAsync(3);
    }

    private async Task The_plan_is_submitted_agreed_reviewed_and_approved()
    {
        await unitLead.PressOnceAsync("SubmitPlan");
        await leader.GoAsync($"/planning?inspection={inspection}");
        await leader.ShowAsync("10-plan-agreed");
        await leader.PressOnceAsync("AgreePlan");
        await office.GoAsync($"/planning?inspection={inspection}");
        await office.PressOnceAsync("ReviewPlan");
        await group.GoAsync($"/planning/approval?inspection={inspection}");
        await group.TypeAsync("minutes", "党组会议纪要〔2026〕19号");
        await group.ShowAsync("11-plan-approval");
        await group.PressAsync("approve");
        await Expect(group.Id("approve")).ToHaveCountAsync(0);
        await group.GoAsync(task);
        await Expect(group.Page.Locator(".head")).ToContainTextAsync("整改中");
    }

    private async Task The_handler_drafts_progress_and_the_unit_lead_reports_it_in_one_press()
    {
        await handler.GoAsync($"/progress?inspection={inspection}");
        await WriteProgressAsync(handler, 3, "已按要求完成，台账、签名齐全。");
        await Visitor.TypeAsync(handler.Page.Locator("[id$='.number']"), "1");
        await handler.ShowAsync("12-progress-drafted");
        await handler.PressOnceAsync("keep");

        await unitLead.GoAsync($"/progress?inspection={inspection}");
        await Expect(unitLead.Page.Locator("[id$='.chosen']:checked")).ToHaveCountAsync(3);
        await unitLead.ShowAsync("13-progress-reported");
        await unitLead.PressOnceAsync("report");
    }

    private static async Task WriteProgressAsync(Visitor visitor, int rows, string text)
    {
        await Expect(visitor.Page.Locator("td textarea[id$='.text']")).ToHaveCountAsync(rows);
        for (var row = 0; row < rows; row++)
        {
            await Visitor.TypeAsync(visitor.Page.Locator("[id$='.text']").Nth(row), text);
            await visitor.Page.Locator("[id$='.claim']").Nth(row).SelectOptionAsync("Done");
        }
    }

    private async Task The_handler_uploads_files_and_says_how_each_proves_its_measures()
    {
        var (text, pdf, picture) = await StoryPapers.FilesAsync();
        await handler.GoAsync(task);
        await UploadAsync([text, pdf], (1, "记录与验收单逐页可查，说明学习已按月开展。"), (3, "办法已经印发，验收单载明。"));
        await UploadAsync([picture], (2, "照片为当日检查现场，页码连续。"));
        pieces = await handler.Page.Locator("#evidence").InnerTextAsync();
        await handler.ShowAsync("15-evidence");

        async Task UploadAsync(string[] files, params (int Measure, string Sentence)[] proofs)
        {
            await handler.PressAsync("act-AddEvidence");
            await handler.Id("evidence-files").SetInputFilesAsync(files);
            await Expect(handler.Page.Locator("dialog[open] .list li")).ToHaveCountAsync(files.Length);
            foreach (var (measure, sentence) in proofs)
            {
                await handler.Id($"proves-{measure}").CheckAsync();
                await handler.TypeAsync($"sentence-{measure}", sentence);
            }
            await handler.ShowAsync($"14-upload-{files.Length}");
            await handler.PressInDialogAsync("evidence-send");
        }
    }

    private async Task The_unit_writes_the_effect_applies_and_the_leader_confirms()
    {
        await handler.PressAsync("act-WriteResult");
        await handler.TypeAsync("effect", "学习记录齐全，交接有据，抽查三个月无缺页。");
        await handler.PressInDialogAsync("result-save");
        await ApplyAndConfirmAsync("16");
    }

    private async Task ApplyAndConfirmAsync(string picture)
    {
        await unitLead.GoAsync(task);
        await unitLead.PressAsync("act-Apply");
        await unitLead.ShowAsync($"{picture}-apply");
        await unitLead.PressInDialogAsync("act-now");
        await Expect(unitLead.Page.Locator(".head")).ToContainTextAsync("待确认");
        await leader.GoAsync(task);
        await leader.PressAsync("act-Confirm");
        await leader.ShowAsync($"{picture}-confirm");
        await leader.PressInDialogAsync("act-now");
        await Expect(leader.Page.Locator(".head")).ToContainTextAsync("待审核");
    }

    private async Task The_auditor_returns_it_once_by_keyboard()
    {
        await auditor.GoAsync("/review");
        await auditor.ShowAsync("17-review-queue");
        await auditor.Page.Locator($"td a[href='{task.Replace("/tasks/", "/review/", StringComparison.Ordinal)}']").First.ClickAsync();
        await auditor.ExpectAddressAsync("/review/");
        await auditor.PressOnceAsync("take");
        await JudgeAsync("1", pieces: 2, fulfilled: true);
        await auditor.ShowAsync("18-review");
        await JudgeAsync("2", pieces: 1, fulfilled: true);
        await JudgeAsync("3", pieces: 2, fulfilled: false);
        await auditor.PressAsync("return");
        await auditor.TypeAsync("return-dialog-reason", "办法没有写明交接时限，请补充后再报。");
        await auditor.ShowAsync("19-return");
        await auditor.PressAsync("return-dialog-act");
        await auditor.ExpectAddressAsync("/review\\?done=return$");
    }

    /// <summary>With the keys of the bench alone: every piece, the measure, on to the next.</summary>
    private async Task JudgeAsync(string measure, int pieces, bool fulfilled)
    {
        var (page, keys) = (auditor.Page, auditor.Page.Keyboard);
        await Expect(page.Locator(".measure[aria-current=true] .mute")).ToHaveTextAsync(measure);
        for (var piece = 1; piece <= pieces; piece++)
        {
            await Expect(page.Locator(".pane strong", new() { HasText = $"{piece} / {pieces}" })).ToBeVisibleAsync();
            // what was accepted in an earlier round stays accepted
            if (await auditor.Id("accept-piece").GetAttributeAsync("aria-pressed") != "true") await keys.PressAsync("a");
            else if (piece < pieces) await keys.PressAsync("]");
        }
        await keys.PressAsync(fulfilled ? "1" : "3");
        await Expect(auditor.Id(fulfilled ? "verdict-1" : "verdict-3")).ToBeCheckedAsync();
        if (!fulfilled)
        {
            await auditor.TypeAsync("remark", "交接时限没有写明。");
        }
        var judged = page.Locator($".measure:has(.mute:text-is('{measure}'))", new() { HasText = fulfilled ? "满足" : "不满足" });
        await keys.PressAsync("Enter");
        await Expect(judged).ToBeVisibleAsync();
    }

    private async Task The_unit_answers_and_applies_again()
    {
        await unitLead.GoAsync(task);
        await Expect(unitLead.Page.Locator("main")).ToContainTextAsync("办法没有写明交接时限");
        await unitLead.ShowAsync("20-returned");
        await unitLead.GoAsync($"/progress?inspection={inspection}");
        await WriteProgressAsync(unitLead, 1, "已补充交接时限，逐页核对无误。");
        await unitLead.PressOnceAsync("report");
        await ApplyAndConfirmAsync("21");
    }

    private async Task The_office_appoints_the_panel()
    {
        await office.GoAsync(task);
        await office.PressAsync("act-AppointPanel");
        await office.ExpectAddressAsync("/opinion/");
        await office.TypeAsync("seat-0", "孟怀谷");
        await office.TypeAsync("seat-1", "江知远");
        await office.PressAsync("seat-add");
        await office.TypeAsync("seat-2", "叶知秋");
        await Expect(office.Id("seat-title-2")).ToHaveValueAsync("监督检查室干部");
        await office.ShowAsync("22-panel");
        // appointed, the panel is drawn anew over its new version
        await office.Id("appoint").EvaluateAsync("button => button.dataset.before = ''");
        await office.PressAsync("appoint");
        await Expect(office.Page.Locator("[data-before]")).ToHaveCountAsync(0);
    }

    private async Task The_auditor_passes_it_by_keyboard()
    {
        await auditor.GoAsync(task.Replace("/tasks/", "/review/", StringComparison.Ordinal));
        await auditor.PressOnceAsync("take");
        await JudgeAsync("1", pieces: 2, fulfilled: true);
        await JudgeAsync("2", pieces: 1, fulfilled: true);
        await JudgeAsync("3", pieces: 2, fulfilled: true);
        await auditor.ShowAsync("23-review-complete");
        await auditor.PressAsync("pass");
        // what left the screen is confirmed where one arrives
        await auditor.ExpectAddressAsync("/review\\?done=pass$");
        await Expect(auditor.Page.Locator("main [role=status]")).ToContainTextAsync("转入待验收");
    }

    private async Task A_member_drafts_the_opinion_and_all_sign_the_head_last()
    {
        var (member, second) = (await house.SignInAsync(house.People.PanelMember), await house.SignInAsync(house.People.Supervision));
        var opinion = task.Replace("/tasks/", "/opinion/", StringComparison.Ordinal);
        await member.GoAsync(opinion);
        await member.TypeAsync("basis", "关于第七轮巡察整改验收工作的通知");
        await member.TypeAsync("target", "目标已经达到。");
        await member.ShowAsync("24-opinion-draft");
        await member.PressAsync("save-opinion");
        await Expect(member.Id("act-SignOpinion")).ToBeVisibleAsync();

        // a wrong password signs nothing
        await member.TypeAsync("sign-password", TestAccounts.Password + "x");
        await member.PressAsync("act-SignOpinion");
        await Expect(member.Page.Locator("#sign .err, #sign [role=alert]").First).ToBeVisibleAsync();
        await member.ShowAsync("25-wrong-password");
        await SignAsync(member, "act-SignOpinion");

        await head.GoAsync(opinion);
        await Expect(head.Id("act-Accept")).ToHaveCountAsync(0);
        await second.GoAsync(opinion);
        await SignAsync(second, "act-SignOpinion");
        await head.GoAsync(opinion);
        await head.ShowAsync("26-head");
        await SignAsync(head, "act-Accept");
        await Expect(head.Page.Locator(".head")).ToContainTextAsync("已销号");
        await head.ShowAsync("27-closed");
        await office.GoAsync(task);
        await office.ShowAsync("28-task-closed");

        static async Task SignAsync(Visitor visitor, string verb)
        {
            await visitor.TypeAsync("sign-password", TestAccounts.Password);
            await visitor.PressAsync(verb);
            await Expect(visitor.Id(verb)).ToHaveCountAsync(0);
        }
    }

    private async Task The_ledger_the_notice_and_the_opinion_are_downloaded_and_add_up()
    {
        await office.GoAsync($"/ledger?inspection={inspection}");
        await office.ShowAsync("29-ledger");
        var rows = OpenedAgain.Sheet(await office.DownloadAsync(office.Page.Locator(".head a[href*='xlsx']")), "筛选");
        var byProblem = rows.GroupBy(row => row["序号"]).ToList();
        Assert.Equal(problems, byProblem.Count);
        // the plan has one measure more or less than was read in: three stand where those of the second problem stood
        Assert.Equal(3, byProblem.Single(group => group.First()["整改目标"] == Target).Count());
        Assert.Equal(Target, Assert.Single(byProblem, group => group.First()["销号日期"].Length > 0).First()["整改目标"]);
        output.WriteLine($"{problems} problems, {measures} measures read in, {rows.Count} rows in the ledger.");

        await office.GoAsync($"/notices/prepare?inspection={inspection}");
        await office.ShowAsync("30-notice");
        var notice = OpenedAgain.Word(await office.DownloadAsync(office.Page.Locator(".head a[href*='draft.docx']")));
        Assert.Matches($@"(?<!\d){problems}\D.*已完成整改1\D.*持续推进{problems - 1}\D", notice);
        Assert.DoesNotContain("何以宁", notice, StringComparison.Ordinal);

        await office.GoAsync(task.Replace("/tasks/", "/opinion/", StringComparison.Ordinal));
        var opinion = OpenedAgain.Word(await office.DownloadAsync(office.Id("opinion-file")));
        Assert.Contains("孟怀谷", opinion, StringComparison.Ordinal);
        Assert.Contains(Target, opinion, StringComparison.Ordinal);
        Assert.Contains("通过", opinion, StringComparison.Ordinal);
        // what the first round was returned for does not stand beside the second round's verdict
        Assert.DoesNotContain("交接时限没有写明", opinion, StringComparison.Ordinal);
    }

    private async Task The_dashboard_says_what_the_ledger_says()
    {
        await office.GoAsync($"/dashboard?inspection={inspection}");
        await office.ShowAsync("31-dashboard");
        var figures = await office.Page.Locator(".sums dd a").AllAsync();
        var links = new List<(int Count, string Href)>();
        foreach (var figure in figures.Take(4)) links.Add((int.Parse(await figure.InnerTextAsync(), CultureInfo.InvariantCulture), (await figure.GetAttributeAsync("href"))!));
        Assert.Equal([problems, 1, 0, problems - 1], links.Select(link => link.Count));
        foreach (var (count, href) in links)
        {
            await office.GoAsync(href);
            await Expect(office.Page.Locator("main table tbody tr")).ToHaveCountAsync(count);
        }
    }

    private async Task Nobody_saw_an_error_in_the_browser()
    {
        await Task.CompletedTask;
        Assert.Empty(new[] { office, unitLead, handler, leader, group, auditor, head }.SelectMany(visitor => visitor.Complaints));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d{1,2}:\d{2}")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
