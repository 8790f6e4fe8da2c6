using Rectify.App;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.Meetings;
using Rectify.App.People;
using Rectify.App.Registers;
using Rectify.App.Rounds;
using Rectify.App.Selections;
using Rectify.App.SpotChecks;
using Rectify.App.Suggestions;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Web.Amendments;
using Rectify.Web.Ledger;
using Rectify.Web.Letters;
using Rectify.Web.Meetings;
using Rectify.Web.Registers;
using Rectify.Web.Resources;
using Rectify.Web.Selections;
using Rectify.Web.SpotChecks;
using Rectify.Web.Suggestions;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Selections;

public sealed class SelectionPartsTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Fact]
    public void A_selection_is_its_address_and_what_cannot_be_read_is_left_out()
    {
        var (letter, milestone) = (LetterId.New(), new MilestoneKey(InspectionId.New(), MilestoneKind.Plan));
        Assert.Equal($"/letters/selection?t={letter.Value:N}&done=Issue", SelectionAddress.Of(SelectionAddress.Letters, [letter], "Issue"));
        Assert.Equal([letter], SelectionAddress.Parse<LetterId>([$"{letter.Value:N}", "x", null, $"{letter.Value}"]));
        Assert.Equal($"/milestones/selection?t={milestone.Inspection.Value:N}.Plan", SelectionAddress.Of([milestone]));
        Assert.Equal([milestone], SelectionAddress.ParseMilestones([$"{milestone}", $"{milestone}", "a.Plan", $"{milestone.Inspection.Value:N}.3", null]));
        Assert.Equal([letter], LetterAddress.Parse(LetterAddress.Of(new LetterFilter { Chosen = [letter] }).Query).Filter.Chosen);
        var suggestion = SuggestionId.New();
        Assert.Equal([suggestion], SuggestionAddress.Parse(SuggestionAddress.Of(new SuggestionFilter { Chosen = [suggestion] }).Query).Filter.Chosen);
        var (meeting, check, entry, act) = (MeetingId.New(), SpotCheckId.New(), RegisterId.New(), ActId.New());
        Assert.Equal([meeting], MeetingAddress.Parse(new MeetingAddress(new MeetingFilter { Chosen = [meeting] }).Query).Filter.Chosen);
        Assert.Equal([check], SpotCheckAddress.Parse(new SpotCheckAddress(new SpotCheckFilter { Chosen = [check] }).Query).Filter.Chosen);
        Assert.Equal([entry], RegisterAddress.Parse(new RegisterAddress(new RegisterFilter { Chosen = [entry] }).Query).Filter.Chosen);
        Assert.Equal($"/letters/selection?t={letter.Value:N}&done=deadline&act={act.Value:N}", SelectionAddress.Of(SelectionAddress.Letters, [letter], "deadline", act));
        var task = TaskId.New();
        Assert.Equal([task], AmendmentsAddress.Parse(AmendmentsAddress.Of(new AmendmentFilter { Chosen = [task] }).Query).Filter.Chosen);
    }

    [Fact]
    public void The_conditions_of_the_list_of_amendments_are_its_address()
    {
        var asked = new AmendmentsAddress { Filter = new AmendmentFilter { Inspection = InspectionId.New(), Unit = UnitId.New(), States = [AmendmentState.Proposed, AmendmentState.Agreed], WaitsFor = AmendmentWait.Me }, From = new AmendmentKey(true, AmendmentId.New()) };
        var read = AmendmentsAddress.Parse(asked.Query);
        Assert.Equal((asked.Filter.Inspection, asked.Filter.Unit, asked.Filter.WaitsFor, asked.From, asked.Href), (read.Filter.Inspection, read.Filter.Unit, read.Filter.WaitsFor, read.From, read.Href));
        Assert.Equal("/amendments?state=All", AmendmentsAddress.Of(new AmendmentFilter { States = AmendmentFilter.Every }).Href);
        Assert.Equal(AmendmentFilter.Every, AmendmentsAddress.Parse("?state=All").Filter.States);
        Assert.Equal("/amendments", AmendmentsAddress.Parse("?state=x&waits=9&unit=y&inspection=&after=z").Href);
        Assert.DoesNotContain("before", asked.ExportHref, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_brings_back_what_was_seen_in_its_order()
    {
        Seen<LetterId>[] seen = [new(LetterId.New(), 3), new(LetterId.New(), 1)];
        Assert.Equal(seen, new SelectionPost { Seen = SelectionPost.Write(seen) }.Lines<LetterId>());
    }

    [Fact]
    public async Task A_refusal_names_every_record_that_stands_in_the_way()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var outcome = new Outcome.Refused(new Refusal(null, [new Unmet(Rule.NotInThisState, Relation.Office, Subject: one), new Unmet(Rule.PlaceholderLeft, Relation.Office, Subject: other)]));
        await using var shown = await Rendered.Of<SelectionOutcome>((nameof(SelectionOutcome.Outcome), outcome), (nameof(SelectionOutcome.Again), "/letters/selection"),
            (nameof(SelectionOutcome.NameOf), (Func<Unmet, string?>)(unmet => unmet.Subject == one ? "督〔2026〕1号" : "水务科")));
        var body = await shown.Body();
        Assert.Equal(["督〔2026〕1号", "水务科"], body.QuerySelectorAll("li b").Select(name => name.TextContent));
        Assert.Contains("整批没有办理", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_some_allow_leads_to_these_alone()
    {
        await using var shown = await Rendered.Of<SelectionPart>((nameof(SelectionPart.Parts), (IReadOnlyList<PartOfSelection>)[new("签发", 2, "/letters/selection?t=1&t=2"), new("办结", 0, "/letters/selection")]));
        var link = Assert.Single((await shown.Body()).QuerySelectorAll("a"));
        Assert.Equal(("只选可以签发的 2 项", "/letters/selection?t=1&t=2"), (link.TextContent, link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_list_without_an_act_makes_a_workbook_of_those_ticked()
    {
        await using var shown = await Rendered.Of<ChosenForm>((nameof(ChosenForm.Action), MeetingAddress.Workbook), (nameof(ChosenForm.Line), "勾选"));
        var form = (await shown.Body()).QuerySelector("form")!;
        Assert.Equal(("get", MeetingAddress.Workbook, "export-chosen"), (form.GetAttribute("method"), form.GetAttribute("action"), form.QuerySelector("button")!.Id));
        Assert.Empty(form.QuerySelectorAll("a"));
        // with nothing ticked the button is grey and says why: the script asks for these
        Assert.True(form.QuerySelector("button")!.HasAttribute("data-needs-chosen"));
        Assert.Equal("请先勾选要导出的行；要全部导出，请用页首的导出。", form.QuerySelector($"[id='{form.QuerySelector("button")!.GetAttribute("aria-describedby")}']")!.TextContent);
    }

    [Theory]
    [InlineData("?chosen=true", true)]
    [InlineData("?chosen=true&t=0198aa00000070008000000000000001", false)]
    [InlineData("", false)]
    public void A_form_of_ticked_rows_sent_without_any_asks_for_nothing_and_not_for_the_whole_list(string query, bool isNothing)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Request.QueryString = new Microsoft.AspNetCore.Http.QueryString(query);
        Assert.Equal(isNothing, SelectionAddress.IsNothingChosen(http.Request));
    }

    [Fact]
    public async Task The_confirmation_of_an_act_over_many_offers_to_take_it_back_by_a_plain_form()
    {
        var act = ActId.New();
        await using var shown = await Rendered.Of<UndoOffer>((nameof(UndoOffer.Act), act));
        var form = (await shown.Body()).QuerySelector("form")!;
        Assert.Equal(("post", $"/desk/acts/{act.Value:N}", "undo"), (form.GetAttribute("method"), form.GetAttribute("action"), form.QuerySelector("input[name='_handler']")!.GetAttribute("value")));
        Assert.NotEqual($"{act.Value}", form.QuerySelector("input[name='Post.ActId']")!.GetAttribute("value"));
        Assert.Contains($"{UndoneAct.Minutes}", form.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_act_over_many_has_a_name_and_says_what_taking_it_back_does_or_why_it_is_not()
    {
        Assert.All(BulkActs.Verbs, verb =>
        {
            Assert.NotEqual($"Bulk.{verb}", Texts.Selections[$"Bulk.{verb}"]);
            var said = BulkActs.GoesBack(verb) ? $"UndoSays.{verb}" : $"NoUndo.{verb}";
            Assert.NotEqual(said, Texts.Selections[said]);
        });
    }

    [Fact]
    public async Task What_cannot_be_reassigned_is_named_before_the_press()
    {
        SelectedTask Of(int number, TaskState state, DateOnly due) => new(TaskId.New(), 1, number, "排口整治滞后。", InspectionId.New(), UnitId.New(), "水生态环境科", state, due, null);
        var sheet = new SelectionSheet([Of(1001, TaskState.Planning, new(2026, 6, 30)), Of(1002, TaskState.Closed, new(2026, 6, 30)), Of(1003, TaskState.Rectifying, new(2026, 3, 1))], true, true, 1, new(2026, 3, 18),
            new ReassignChoices([new NamedUnit(UnitId.New(), "财务科")], []));
        await using var shown = await Rendered.Of<ReassignForm>((nameof(ReassignForm.Sheet), sheet), (nameof(ReassignForm.Seen), ""));
        var body = await shown.Body();
        Assert.Contains("1002（已销号）", body.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1003（整改中）", body.QuerySelector(".hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("财务科", body.QuerySelector("#reassign-unit")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_leads_to_those_ticked_or_to_the_whole_page_without_a_circuit()
    {
        await using var shown = await Rendered.Of<ChosenForm>((nameof(ChosenForm.Action), SelectionAddress.Letters), (nameof(ChosenForm.Whole), "/letters/selection?t=1"), (nameof(ChosenForm.Line), "勾选"));
        var form = (await shown.Body()).QuerySelector("form")!;
        Assert.Equal((SelectionAddress.Form, "get", SelectionAddress.Letters), (form.Id, form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("/letters/selection?t=1", form.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_act_over_a_selection_says_what_it_does_and_whether_it_can_be_taken_back(string name)
    {
        using var _ = new InLanguage(name);
        Assert.All(DecideLetters.Verbs.Append(LetterVerb.Issue), verb => Assert.NotEqual($"Undo.{verb}", Texts.Selections[$"Undo.{verb}"]));
        Assert.All(DecideLetters.Verbs, verb => Assert.True(LetterActs.FormOf(verb)!.Reason));
        Assert.All(Enum.GetValues<ExtensionDecision>(), decision => Assert.All([$"Request.{decision}", $"RequestLine.{decision}", $"Undo.{decision}"], key => Assert.NotEqual(key, Texts.Selections[key])));
        Assert.All(Enum.GetValues<RequestView>(), view => Assert.NotEqual($"Requests.{view}", Texts.Selections[$"Requests.{view}"]));
        Assert.All(DecideSuggestions.Verbs, verb => Assert.All([$"DoSuggestion.{verb}", $"UndoSuggestion.{verb}", .. DecideSuggestions.TakesReason(verb) ? [$"ReasonSuggestion.{verb}"] : Array.Empty<string>()], key => Assert.NotEqual(key, Texts.Selections[key])));
    }

    [Fact]
    public void What_the_tables_of_letters_and_suggestions_ask_for_is_asked_for_of_many()
    {
        Assert.All(LetterLifecycle.Rows.Where(row => DecideLetters.Verbs.Contains(row.Verb)), row => Assert.True(row.Input.Contains("reason", StringComparison.Ordinal) || row.Input.Contains("conclusion", StringComparison.Ordinal)));
        Assert.All(SuggestionLifecycle.Rows.Where(row => DecideSuggestions.Verbs.Contains(row.Verb)), row =>
        {
            Assert.Equal(row.Input.Contains("unit", StringComparison.Ordinal), DecideSuggestions.TakesUnit(row.Verb));
            Assert.Equal(row.Input.Contains("deadline", StringComparison.Ordinal), DecideSuggestions.TakesDay(row.Verb));
            Assert.Equal(row.Input.Contains("reason", StringComparison.Ordinal) || row.Input.Contains("conclusion", StringComparison.Ordinal), DecideSuggestions.TakesReason(row.Verb));
        });
    }
}
