using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Npgsql;
using Rectify.App;
using Rectify.App.Notices;
using Rectify.Browser.Tests.Running;
using Rectify.Browser.Tests.Story;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>
/// Every page with an address, looked at by somebody it is for: by day at a desk in Chinese, by night on a phone in English. By default each visit is made through one of the two windows in turn,
/// with RECTIFY_LONG=1 through both.
/// </summary>
[Collection(InOneHouse.Name)]
public sealed partial class EveryPageTests(House house, ITestOutputHelper output)
{
    private const string Password = "yunhu-demo-2026", Nobody = "";

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RECTIFY_LONG") == "1";

    /// <summary>A page by its template, who looks at it, and its address in the demonstration: an id is asked of the database.</summary>
    private static readonly (string Template, string Who, string Address)[] Visits =
    [
        ("/sign-in", Nobody, "/sign-in"), ("/not-found", Nobody, "/not-found"), ("/status/{Code:int}", Nobody, "/status/403"), ("/error", Nobody, "/error"),
        ("/desk", "water", "/desk"), ("/desk", "office", "/desk"), ("/desk", "leader", "/desk"), ("/desk", "principal", "/desk"), ("/desk", "upper", "/desk"),
        ("/ledger", "office", "/ledger"), ("/ledger", "upper", "/ledger?q=%E6%8E%92%E5%8F%A3"), ("/ledger/selection", "office", "/ledger/selection?t={select id from tasks where state = 'Assigned' limit 1}&t={select id from tasks where state = 'Rectifying' limit 1}"), ("/desk/acts", "office", "/desk/acts"), ("/desk/acts/{Id:guid}", "office", "/desk/acts/{select id from acts where verb = 'AssignTasks' and actor_id in (select person_id from accounts where user_name = 'office') order by at desc limit 1}"),
        ("/registers/selection", "office", "/registers/selection?t={select id from register_entries where ending is null limit 1}&t={select id from register_entries where ending = 'Voided' limit 1}"), ("/dashboard", "upper", "/dashboard"), ("/dashboard", "office", "/dashboard"), ("/extensions", "office", "/extensions"), ("/extensions", "water", "/extensions?from=2020-01-01"), ("/calendar", "office", "/calendar"), ("/calendar", "water", "/calendar"), ("/calendar/gantt", "office", "/calendar/gantt?inspection={select inspection_id from tasks where state = 'Rectifying' limit 1}"), ("/calendar/gantt", "water", "/calendar/gantt"),
        ("/search", "office", "/search?q=%E6%8E%92%E5%8F%A3"), ("/search", "water", "/search"),
        ("/tasks/{Id:guid}", "water", "/tasks/{select id from tasks where state = 'Rectifying' and lead_unit_id in (select unit_id from unit_periods where name = '水生态环境科') limit 1}"),
        ("/tasks/{Id:guid}", "office", "/tasks/{select id from tasks where state = 'Closed' limit 1}"), ("/problems/{Number:int}", "office", "/problems/{select min(number) from problems}"),
        ("/planning", "water", "/planning?inspection={select inspection_id from tasks where state = 'Planning' limit 1}"), ("/planning", "office", "/planning?inspection={select inspection_id from tasks where state = 'Planning' limit 1}"),
        ("/planning/approval", "principal", "/planning/approval?inspection={select inspection_id from tasks where state = 'Planning' limit 1}"),
        ("/inspections/{Id:guid}/feedback", "office", "/inspections/{select id from inspections where is_feedback_expected limit 1}/feedback"),
        ("/notices/withholding", "office", "/notices/withholding?inspection={select inspection_id from tasks where state = 'Rectifying' limit 1}"), ("/notices/withholding", "principal", "/notices/withholding?inspection={select inspection_id from tasks where state = 'Rectifying' limit 1}"),
        ("/paper-acts/scan", "office", "/paper-acts/scan?of=PaperAct-00000000000000000000000000000000"),
        ("/planning/opinions/new", "office", "/planning/opinions/new?inspection={select inspection_id from tasks where state = 'Planning' limit 1}"),
        ("/progress", "handler", "/progress?inspection={select inspection_id from tasks where state = 'Rectifying' and handler_id in (select person_id from accounts where user_name = 'handler') limit 1}"),
        ("/assign", "office", "/assign?inspection={select inspection_id from tasks where state = 'Registered' limit 1}"),
        ("/review", "auditor", "/review"), ("/review/several/{Group}", "auditor", "/review/several/Pool"), ("/review/several/{Group}", "auditor", "/review/several/Mine?order=Risk"), ("/review/{Id:guid}", "auditor", "/review/{select id from tasks where state = 'Submitted' limit 1}"),
        ("/review/{Id:guid}/matrix", "auditor", "/review/{select id from tasks where state = 'Submitted' limit 1}/matrix"), ("/review/returns", "auditor", "/review/returns"), ("/erasures", "security", "/erasures"), ("/erasures", "head", "/erasures"),
        ("/evidence/{Id:guid}/preview", "office", "/evidence/{select evidence_id from erasures where state = 'Erased' limit 1}/preview"),
        ("/evidence/{Id:guid}/preview", "office", "/evidence/{select id from evidence limit 1}/preview"),
        ("/opinion/{Id:guid}", "panelmember", "/opinion/{select id from tasks where state = 'UnderAcceptance' limit 1}"), ("/opinion/{Id:guid}", "office", "/opinion/{select task_id from opinions where concluded_on is not null limit 1}"),
        ("/verify", "office", "/verify"), ("/verify", "office", "/verify?code=RO1.00000000000000000000000000000000.1.x.1.x"), ("/paper-acts", "office", "/paper-acts"), ("/paper-acts/new", "office", "/paper-acts/new?task={select id from tasks where state = 'Submitted' limit 1}"), ("/paper-acts/new", "office", "/paper-acts/new?t={select id from tasks where state = 'UnderAcceptance' limit 1}&t={select id from tasks where state = 'UnderAcceptance' and inspection_id = (select inspection_id from tasks where state = 'UnderAcceptance' limit 1) order by id desc limit 1}"), ("/paper-acts/tasks", "office", "/paper-acts/tasks?task={select id from tasks where state = 'Rectifying' limit 1}"),
        ("/intake", "office", "/intake"), ("/intake/{Id:guid}", "office", "/intake/{select id from intake_drafts limit 1}"),
        ("/dashboard/measures", "office", "/dashboard/measures?inspection={select inspection_id from tasks where state = 'Rectifying' limit 1}&show=Due"), ("/rounds", "office", "/rounds"), ("/rounds/new", "office", "/rounds/new"), ("/rounds/{Id:guid}/correct", "office", "/rounds/{select id from rounds limit 1}/correct"), ("/rounds/{Round:guid}/inspections/new", "office", "/rounds/{select id from rounds limit 1}/inspections/new"),
        ("/inspections/{Id:guid}", "office", "/inspections/{select id from inspections limit 1}"), ("/inspections/{Id:guid}/problems/new", "office", "/inspections/{select id from inspections limit 1}/problems/new"),
        ("/dossiers", "office", "/dossiers"), ("/dossiers", "water", "/dossiers"), ("/dossiers/{Id:guid}", "office", "/dossiers/{select id from foreign_dossiers limit 1}"), ("/dossiers/{Id:guid}", "office", "/dossiers/{select id from foreign_dossiers limit 1}?part=2"),
        ("/dossiers/{Id:guid}/files/{Position:int}", "office", "/dossiers/{select id from foreign_dossiers limit 1}/files/{select position from foreign_files where path like '%.docx' limit 1}"),
        ("/check-up", "office", "/check-up?inspection={select inspection_id from tasks where state = 'Rectifying' limit 1}"), ("/check-up", "office", "/check-up?intake={select id from intake_drafts limit 1}"),
        ("/takeovers/{Id:guid}", "principal", "/takeovers/{select id from takeovers limit 1}"), ("/takeovers/{Id:guid}", "office", "/takeovers/{select id from takeovers limit 1}"),
        ("/takeovers/new", "office", "/takeovers/new?inspection={select inspection_id from tasks where state = 'Registered' limit 1}"),
        ("/letters", "office", "/letters"), ("/letters", "water", "/letters"), ("/letters", "supervision", "/letters?reply=overdue"), ("/letters/rules", "office", "/letters/rules"),
        ("/letters/selection", "office", "/letters/selection?t={select id from letters where state = 'Issued' and author = 'Office' limit 1}&t={select id from letters where state = 'Concluded' limit 1}"), ("/letters/selection", "water", "/letters/selection"),
        ("/amendments", "office", "/amendments"), ("/amendments", "leader", "/amendments?state=All"), ("/amendments/selection", "office", "/amendments/selection?t={select task_id from amendments where state = 'Agreed' limit 1}"),
        ("/extensions/waiting", "office", "/extensions/waiting"), ("/extensions/waiting", "leader", "/extensions/waiting?view=ToAgree"), ("/extensions/selection", "office", "/extensions/selection?t={select task_id from extensions where is_granted is null limit 1}"),
        ("/suggestions/selection", "office", "/suggestions/selection?t={select id from suggestions where state = 'Registered' limit 1}"), ("/suggestions/selection", "office", "/suggestions/selection?t={select id from suggestions where state = 'InHand' limit 1}&t={select id from suggestions where state = 'Answered' limit 1}"),
        ("/milestones/selection", "office", "/milestones/selection?t={select replace(inspection_id::text, '-', '') from milestones where kind = 'Plan' and done_on is null limit 1}.Plan"), ("/milestones/selection", "water", "/milestones/selection"),
        ("/letters/{Id:guid}", "office", "/letters/{select id from letters where state = 'Drafted' and author = 'Office' limit 1}"), ("/letters/{Id:guid}", "office", "/letters/{select id from letters where state = 'Concluded' limit 1}"),
        ("/letters/{Id:guid}/receipt", "office", "/letters/{select id from letters where state = 'Issued' and author = 'Office' limit 1}/receipt"),
        ("/letters/new", "office", "/letters/new?task={select id from tasks where state = 'Rectifying' limit 1}"),
        ("/wider-checks", "office", "/wider-checks"), ("/wider-checks", "water", "/wider-checks?due=overdue"), ("/wider-checks/new", "office", "/wider-checks/new"), ("/wider-checks/new", "office", "/wider-checks/new?problem={select p.number from problems p join wider_check_problems w on w.problem_id = p.id limit 1}"),
        ("/wider-checks/{Id:guid}", "office", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}"), ("/wider-checks/{Id:guid}", "air", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}"), ("/wider-checks/{Id:guid}", "office", "/wider-checks/{select id from wider_checks where state = 'Concluded' limit 1}"),
        ("/wider-checks/{Id:guid}/change", "office", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}/change"), ("/wider-checks/{Id:guid}/units", "office", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}/units"),
        ("/wider-checks/{Id:guid}/report", "air", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}/report?unit={select unit_id from unit_periods where name = '大气环境科' limit 1}"), ("/wider-checks/{Id:guid}/finding", "water", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}/finding?unit={select unit_id from unit_periods where name = '执法支队' limit 1}"),
        ("/wider-checks/{Id:guid}/put-right", "water", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}/put-right?finding=2"), ("/wider-checks/{Id:guid}/act/{Verb}", "office", "/wider-checks/{select id from wider_checks where state = 'Underway' limit 1}/act/SendBack?finding=1"),
        ("/wider-checks/{Id:guid}/act/{Verb}", "office", "/wider-checks/{select id from wider_checks where state = 'Concluded' limit 1}/act/Reopen"),
        ("/suggestions", "office", "/suggestions"), ("/suggestions", "water", "/suggestions?due=overdue"), ("/suggestions/new", "office", "/suggestions/new"), ("/suggestions/new", "office", "/suggestions/new?inspection={select inspection_id from suggestions limit 1}"),
        ("/suggestions/{Id:guid}", "office", "/suggestions/{select id from suggestions where state = 'Answered' limit 1}"), ("/suggestions/{Id:guid}", "water", "/suggestions/{select id from suggestions where state = 'Concluded' limit 1}"),
        ("/suggestions/{Id:guid}/correct", "office", "/suggestions/{select id from suggestions where state = 'Registered' limit 1}/correct"), ("/suggestions/{Id:guid}/assign", "office", "/suggestions/{select id from suggestions where state = 'Registered' limit 1}/assign"),
        ("/suggestions/{Id:guid}/assign", "office", "/suggestions/{select id from suggestions where state = 'InHand' limit 1}/assign"), ("/suggestions/{Id:guid}/answer", "air", "/suggestions/{select s.id from suggestions s join unit_periods u on u.unit_id = s.unit_id where s.state = 'InHand' and u.name = '大气环境科' limit 1}/answer"),
        ("/planning/lists", "office", "/planning/lists?inspection={select inspection_id from tasks where state = 'Planning' limit 1}"), ("/planning/lists", "water", "/planning/lists?list=Measures&inspection={select inspection_id from tasks where state = 'Planning' limit 1}"),
        ("/planning/lists", "office", "/planning/lists?list=Institutions&inspection={select inspection_id from tasks where state = 'Planning' limit 1}"), ("/problems/{Number:int}/classification", "office", "/problems/{select min(number) from problems where key_because is not null}/classification"),
        ("/problems/{Number:int}/wording", "office", "/problems/{select min(number) from problems where frozen_on is null}/wording"), ("/problems/{Number:int}/wording", "office", "/problems/{select p.number from errata e join problems p on p.id = e.problem_id where e.state = 'Proposed' limit 1}/wording"),
        ("/registers", "office", "/registers"), ("/registers", "office", "/registers?kind=Institution"), ("/registers", "water", "/registers?kind=Sum&ended=too"),
        ("/registers/{Id:guid}", "office", "/registers/{select id from register_entries where ending is null and follows_id is not null limit 1}"), ("/registers/{Id:guid}", "office", "/registers/{select id from register_entries where ending = 'Voided' limit 1}"),
        ("/registers/{Id:guid}/correct", "water", "/registers/{select e.id from register_entries e join register_links l on l.entry_id = e.id join measures m on m.id = l.measure_id join tasks t on t.id = m.task_id join unit_periods u on u.unit_id = t.lead_unit_id where e.ending is null and t.state = 'Rectifying' and u.name = '水生态环境科' limit 1}/correct"),
        ("/registers/{Id:guid}/update", "office", "/registers/{select id from register_entries where ending is null and stage = 'Draft' limit 1}/update"),
        ("/registers/{Id:guid}/link", "office", "/registers/{select id from register_entries where ending is null and stage = 'Draft' limit 1}/link?problem=1001"),
        ("/clues", "clues", "/clues"), ("/clues", "clues", "/clues?matter=Petition&due=overdue"), ("/clues", "office", "/clues"), ("/clues/new", "clues", "/clues/new"), ("/clues/new", "clues", "/clues/new?inspection={select inspection_id from clues limit 1}"),
        ("/clues/{Id:guid}", "clues", "/clues/{select id from clues where state = 'InHand' limit 1}"), ("/clues/{Id:guid}", "clues", "/clues/{select id from clues where state = 'Concluded' limit 1}"), ("/clues/reads", "clues", "/clues/reads"),
        ("/clues/{Id:guid}/{Act}", "clues", "/clues/{select id from clues where state = 'Registered' limit 1}/Assign"), ("/clues/{Id:guid}/{Act}", "clues", "/clues/{select id from clues where state = 'InHand' and matter = 'Clue' limit 1}/Dispose"),
        ("/clues/{Id:guid}/{Act}", "clues", "/clues/{select id from clues where state = 'Concluded' limit 1}/Reopen"), ("/clues/{Id:guid}/{Act}", "clues", "/clues/{select id from clues where state = 'Registered' limit 1}/Correct"),
        ("/meetings/{Id:guid}/correct", "office", "/meetings/{select id from meetings where voided_because is null limit 1}/correct"), ("/meetings/{Id:guid}/problems", "office", "/meetings/{select id from meetings where voided_because is null limit 1}/problems"),
        ("/settings/working-days", "office", "/settings/working-days"), ("/settings/working-days", "water", "/settings/working-days"), ("/look-backs", "office", "/look-backs"), ("/look-backs/new", "office", "/look-backs/new"), ("/look-backs/{Id:guid}", "office", "/look-backs/{select id from look_backs where state = 'Drawn' limit 1}"), ("/look-backs/{Id:guid}", "office", "/look-backs/{select id from look_backs where state = 'Closed' limit 1}"),
        ("/look-backs/{Id:guid}/{Task:guid}", "office2", "/look-backs/{select look_back_id from look_back_items where result is null and checker_id is not null limit 1}/{select task_id from look_back_items where result is null and checker_id is not null limit 1}"),
        ("/checks-on-the-spot", "office", "/checks-on-the-spot"), ("/checks-on-the-spot", "supervision", "/checks-on-the-spot?verdict=Partly"), ("/checks-on-the-spot/{Id:guid}", "office", "/checks-on-the-spot/{select spot_check_id from spot_check_files limit 1}"),
        ("/inspections/{Id:guid}/milestones/{Kind}", "office", "/inspections/{select id from inspections where kind = 'Routine' limit 1}/milestones/FirstResponsibleReport"),
        ("/meetings", "office", "/meetings"), ("/meetings", "water", "/meetings?kind=Dispatch"), ("/meetings/new", "office", "/meetings/new?inspection={select inspection_id from measures m join tasks t on t.id = m.task_id where t.state = 'Rectifying' limit 1}"),
        ("/meetings/{Id:guid}", "office", "/meetings/{select meeting_id from meeting_files limit 1}"),
        ("/evaluations", "office", "/evaluations"), ("/evaluations", "supervision", "/evaluations?inspection={select inspection_id from evaluations limit 1}"), ("/evaluations/schemes", "office", "/evaluations/schemes"),
        ("/evaluations/schemes/new", "office", "/evaluations/schemes/new?from={select id from evaluation_schemes order by number desc limit 1}"), ("/evaluations/new", "office", "/evaluations/new?inspection={select id from inspections where kind = 'Routine' limit 1}"),
        ("/evaluations/{Id:guid}", "office", "/evaluations/{select id from evaluations where concluded_on is null limit 1}"), ("/evaluations/{Id:guid}", "office", "/evaluations/{select id from evaluations where concluded_on is not null limit 1}"),
        ("/evaluations/{Id:guid}/blank-survey", "office", "/evaluations/{select id from evaluations where concluded_on is null limit 1}/blank-survey"),
        ("/evaluations/{Id:guid}", "supervision", "/evaluations/{select id from evaluations where concluded_on is null limit 1}"),
        ("/checks-on-the-spot/new", "office", "/checks-on-the-spot/new?task={select id from tasks where state = 'Rectifying' limit 1}"),
        ("/inspections/{Id:guid}/milestones/{Kind}", "office", "/inspections/{select inspection_id from milestones where kind = 'Archive' and done_on is null limit 1}/milestones/Archive"), ("/inspections/{Id:guid}/milestones/{Kind}", "office", "/inspections/{select inspection_id from milestones where kind = 'FeedbackMeeting' and done_on is not null limit 1}/milestones/FeedbackMeeting"),
        ("/inspections/{Id:guid}/similar", "office", "/inspections/{select id from inspections where kind = 'Environmental' limit 1}/similar"), ("/inspections/{Id:guid}", "office", "/inspections/{select id from inspections where archived_on is not null limit 1}"),
        ("/accounts/people/{Id:guid}/handover", "office", "/accounts/people/{select leader_id from tasks where state = 'Rectifying' limit 1}/handover"),
        ("/inspections/{Id:guid}/cycles", "office", "/inspections/{select inspection_id from reporting_cycles limit 1}/cycles"),
        ("/cycles/{Id:guid}", "office", "/cycles/{select id from reporting_cycles where state = 'Open' limit 1}?view=All"), ("/cycles/{Id:guid}", "office", "/cycles/{select id from reporting_cycles where state = 'Closed' limit 1}"), ("/cycles/{Id:guid}", "water", "/cycles/{select id from reporting_cycles where state = 'Open' limit 1}"),
        ("/notifications", "office", "/notifications"), ("/notifications", "water", "/notifications?show=all"), ("/outgoing", "admin", "/outgoing"),
        ("/notices", "office", "/notices?inspection={select id from inspections limit 1}"),
        ("/notices/prepare", "office", "/notices/prepare?inspection={select id from inspections limit 1}"),
        ("/accounts", "admin", "/accounts"), ("/accounts/people/new", "admin", "/accounts/people/new"), ("/accounts/people/{Id:guid}", "admin", "/accounts/people/{select person_id from accounts where user_name = 'water'}"),
        ("/accounts/units", "admin", "/accounts/units"), ("/accounts/units/new", "admin", "/accounts/units/new"), ("/accounts/units/{Id:guid}", "admin", "/accounts/units/{select unit_id from unit_periods where name = '水生态环境科'}"),
        ("/password", "water", "/password"), ("/settings", "water", "/settings"), ("/settings", "office", "/settings"), ("/trail", "office", "/trail"), ("/trail", "water", "/trail"), ("/trail/files", "admin", "/trail/files"), ("/trail/files", "office", "/trail/files"), ("/trail/reads", "audit", "/trail/reads"), ("/trail/reads", "office", "/trail/reads"),
        // the parts a page is built from, for whoever builds one: no page of the program as it is served
        ("/parts", Nobody, ""),
        // the demonstration has released none: one is released for it in the house of the tests
        ("/notices/{Id:guid}", Nobody, ""),
        // nor does it withhold a problem: one is proposed there, too
        ("/notices/withholding/paper", Nobody, ""),
        // shown while the house is empty, before all others
        ("/setup", Nobody, "/setup"),
    ];

    [Fact]
    public void Every_page_with_an_address_is_visited() => Assert.Equal(
        typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order(StringComparer.Ordinal),
        Visits.Select(visit => visit.Template).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_page_is_accessible_has_one_heading_fits_a_phone_and_keeps_the_console_silent()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = await AppProcess.StartAsync(database.ConnectionString, database.OwnerConnectionString);
        await using var desk = new Watch(house, app, Password, Window.Desk, "zh-CN", ColorScheme.Light);
        await using var phone = new Watch(house, app, Password, Window.Phone, "en", ColorScheme.Dark);
        await using var ownDesk = new Watch(house, house.App, TestAccounts.Password, Window.Desk, "zh-CN", ColorScheme.Light);
        await using var ownPhone = new Watch(house, house.App, TestAccounts.Password, Window.Phone, "en", ColorScheme.Dark);

        await LookAsync(desk, phone, Nobody, "/setup");
        await FillAsync(desk, app);
        await RestAsync(desk);
        await ImportDossierAsync(desk, await AddressAsync("/inspections/{select id from inspections where archived_on is not null limit 1}/dossier.zip", database));
        // both windows at once: while one is looked at by axe, the other waits for its page
        await Task.WhenAll(new[] { desk, phone }.Select(async (watch, at) =>
        {
            foreach (var (number, (_, who, template)) in Visits.Where(visit => visit is { Template: not "/setup", Address.Length: > 0 }).Index())
                if (IsLong || number % 2 == at) await watch.LookAsync(who, await AddressAsync(template, database));
        }));

        await LookAsync(ownDesk, ownPhone, House.UserName(house.People.Office), await ReleaseNoticeAsync(ownDesk));
        await LookAsync(ownDesk, ownPhone, House.UserName(house.People.Office), await ProposeWithholdingAsync());

        output.WriteLine($"{desk.Seen + phone.Seen + ownDesk.Seen + ownPhone.Seen} looks");
        string[] findings = [.. desk.Findings, .. phone.Findings, .. ownDesk.Findings, .. ownPhone.Findings];
        Assert.True(findings.Length == 0, string.Join('\n', findings));
    }

    /// <summary>A dossier of the house itself comes back into it as a foreign one.</summary>
    private static async Task ImportDossierAsync(Watch desk, string address)
    {
        var office = await desk.AsAsync("office");
        var dossier = await office.Page.Context.APIRequest.GetAsync(new Uri(new Uri(office.Page.Url), address).ToString());
        await office.GoAsync("/dossiers");
        await office.Id("dossier-file").SetInputFilesAsync(new FilePayload { Name = "卷宗.zip", MimeType = "application/zip", Buffer = await dossier.BodyAsync() });
        await office.PressAsync("import-dossier");
        await office.ExpectAddressAsync("/dossiers/[0-9a-f-]+$");
        await Expect(office.Id("faults")).ToHaveCountAsync(0);
        await Expect(office.Page.Locator("#files li").First).ToBeVisibleAsync();
    }

    /// <summary>Address of a notice that went out, every figure of it in order.</summary>
    private async Task<string> ReleaseNoticeAsync(Watch desk)
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Closed, new DateOnly(2030, 6, 30));
        await house.People.EnsureAccountAsync(house.People.Office);
        var office = await desk.AsAsync(House.UserName(house.People.Office));
        await office.GoAsync($"/notices/prepare?inspection={inspection.Id.Value}");
        await office.TypeAsync("telephone", "0000-12345678");
        await office.TypeAsync("postal-address", "云湖市湖滨路1号");
        await office.ShowAsync("notice-prepared");
        await office.PressAsync("release");
        await office.PressAsync("release-now");
        await office.ExpectAddressAsync("/notices\\?inspection=");
        var text = OpenedAgain.Word(await office.DownloadAsync(office.Page.Locator("main a[href$='.docx']").First));
        Assert.Contains("0000-12345678", text, StringComparison.Ordinal);
        return (await office.Page.Locator("main td a.strong").First.GetAttributeAsync("href"))!;
    }

    /// <summary>Where a decision on paper about a withholding is entered.</summary>
    private async Task<string> ProposeWithholdingAsync()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        var problem = (await inspection.LoadAsync()).ProblemId;
        TestInspection.Must(await house.People.As<ProposeWithholding, Outcome>(house.People.Office, verb => verb.Run(problem, NoticeChannel.Public, WithholdingGround.WorkSecret, "涉及监测点位布设。", ActId.New())));
        var sheet = await house.People.As<WithholdingList, WithholdingSheet?>(house.People.Office, read => read.Run(inspection.Id));
        return $"/notices/withholding/paper?withholding={sheet!.Rows[0].Id.Value}";
    }

    private static async Task LookAsync(Watch desk, Watch phone, string who, string address)
    {
        await desk.LookAsync(who, address);
        await phone.LookAsync(who, address);
    }

    /// <summary>The set-up page fills the empty house, with the token the console printed.</summary>
    private static async Task FillAsync(Watch desk, AppProcess app)
    {
        var visitor = await desk.AsAsync(Nobody);
        await visitor.GoAsync("/setup");
        await visitor.Id("demo-token").FillAsync(Token().Match(app.Said).Groups[1].Value);
        await visitor.Page.Locator("#demo button[type=submit]").ClickAsync();
        await visitor.Page.WaitForURLAsync(new Regex("/sign-in"));
        // its pages are open while it is filled in, and say so
        for (var asked = 0; await visitor.Id("demo-filling").CountAsync() > 0; asked++)
        {
            Assert.True(asked < 600, $"The demonstration is still being filled in: {await visitor.Id("demo-filling").InnerTextAsync()}");
            await Task.Delay(TimeSpan.FromSeconds(1));
            await visitor.Page.ReloadAsync();
        }
    }

    /// <summary>What the demonstration does not tell: a document being read.</summary>
    private static async Task RestAsync(Watch desk)
    {
        var office = await desk.AsAsync("office");
        await office.GoAsync("/intake");
        await office.Id("text").FillAsync("云湖市生态环境局整改进展\n一、正在推进的问题\n1.关于“排口台账不全”问题的整改。\n整改措施：一是逐一溯源。二是每月核对。\n2.关于“井台破损”问题的整改。\n整改措施：一是分批修复。");
        await office.Page.Locator("form[action='/intake/pasted'] button[type=submit]").ClickAsync();
        await office.ExpectAddressAsync("/intake/[0-9a-f-]{36}$");
    }

    /// <summary>Writes the answer of each question in braces in its place.</summary>
    private static async Task<string> AddressAsync(string template, TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        foreach (Match question in Question().Matches(template))
        {
            await using var command = new NpgsqlCommand(question.Groups[1].Value, connection);
            template = template.Replace(question.Value, Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
        return template;
    }

    [GeneratedRegex(@"\{(select [^}]+)\}")]
    private static partial Regex Question();

    [GeneratedRegex(@"token ([A-Z0-9-]{23})")]
    private static partial Regex Token();

    /// <summary>One kind of window, with a visitor for each person, and everything found wrong through it.</summary>
    private sealed class Watch(House house, AppProcess app, string password, Window window, string language, ColorScheme theme) : IAsyncDisposable
    {
        private readonly Dictionary<string, Visitor> visitors = [];

        public List<string> Findings { get; } = [];

        public int Seen { get; private set; }

        public async Task<Visitor> AsAsync(string who)
        {
            if (visitors.TryGetValue(who, out var known)) return known;
            var visitor = visitors[who] = await house.VisitAsync(window, language, theme, app);
            await visitor.GoAsync("/sign-in");
            if (await visitor.Page.Locator("html").GetAttributeAsync("lang") != language)
            {
                await visitor.Page.Locator("button[name=language]").First.ClickAsync();
                await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            }
            if (who != Nobody)
            {
                await visitor.SignInAsync(who, password);
                await Expect(visitor.Page).ToHaveURLAsync(new Regex("/desk$|/accounts$"));
            }
            return visitor;
        }

        public async Task LookAsync(string who, string address)
        {
            var visitor = await AsAsync(who);
            visitor.ForgetComplaints();
            await visitor.GoAsync(address);
            Seen++;
            await visitor.ShowAsync($"page-{window}-{who}{Unsafe().Replace(address, "-")}"[..Math.Min(70, $"page-{window}-{who}{Unsafe().Replace(address, "-")}".Length)]);

            if (await visitor.Page.Locator("h1").CountAsync() is not 1 and var headings) Find($"{headings} h1");
            if (await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") is > 0 and var beyond) Find($"{beyond} px beyond the window");
            if (await visitor.Page.Locator("html").GetAttributeAsync("lang") != language) Find("in another language");
            // a frame shows somebody's scan in the browser's own viewer, where no script answers
            var axe = await visitor.Page.RunAxe(new AxeRunOptions { Iframes = false });
            foreach (var violation in axe.Violations.Where(violation => violation.Impact is "serious" or "critical"))
                Find($"{violation.Id} ({violation.Impact}): {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}");
            // a page that says it is not there answers so, and the browser says it too
            foreach (var complaint in visitor.Complaints.Where(complaint => !(IsRefusal(address) && complaint.Contains("status of 40", StringComparison.Ordinal)))) Find(complaint);

            void Find(string what) => Findings.Add($"{window} {who} {address}: {what}");
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var visitor in visitors.Values) await visitor.DisposeAsync();
        }

        private static bool IsRefusal(string address) => address.StartsWith("/status/", StringComparison.Ordinal) || address == "/not-found";
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Unsafe();
}
