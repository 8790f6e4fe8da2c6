using Rectify.App;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Tasks;

public sealed class WordsTests
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    /// <summary>What a fact of a task, its problem, its registers and its paper acts may carry.</summary>
    private static readonly string[] KnownHoles =
    [
        "actor", "unit", "unitBefore", "leader", "dueOn", "reason", "measures", "plan", "measure", "trueOn", "claim", "file", "toOn", "granted", "round", "accepted", "verdict", "remark", "head",
        "stance", "person", "voided", "filing", "requirements", "result", "nextOn", "mergedInto", "title", "number", "stage", "kind", "persons", "atStake", "recovered", "verb", "decider", "class", "version", "proof", "supplement", "stated", "statedOn",
        "what", "outcome", "way", "earlier", "relation", "times", "every", "period", "firstOn", "lastOn", "because", "page", "proposer", "successor", "carried", "before", "issuer", "signedOn", "evidenceOn", "receivedOn", "level", "fromText", "found", "files", "milestone", "titleBefore", "placeBefore", "othersBefore", "minutesBefore", "conclusionsBefore", "added",
        "indicator", "goal", "goalBefore", "value", "valueBefore", "source", "firstPerson", "secondPerson", "handedOut", "returned", "score", "grade", "reworded", "cancelled", "linked", "unlinked", "minutes", "body", "tasks", "channel", "channels", "withheld", "feedbackOn", "register", "releasedUnit", "reasonBefore", "page", "issuerBefore", "answer", "paperOf", "year", "yearBefore", "heading", "headingBefore",
    ];

    public static TheoryData<FactKind> KindsOnATask =>
        [.. Enum.GetValues<FactKind>().Where(kind => kind is >= FactKind.ProblemRegistered and <= FactKind.ReplacedScanReturned)];

    [Theory]
    [MemberData(nameof(KindsOnATask))]
    public void Every_fact_of_a_task_becomes_a_sentence_in_both_languages(FactKind kind)
    {
        foreach (var language in Languages)
        {
            using var _ = new InLanguage(language);
            var bare = FactSentence.Of(kind, "许望川", new Dictionary<string, string>());
            Assert.StartsWith("许望川", bare, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\[\]{}]", bare);
            Assert.Subset(KnownHoles.ToHashSet(), FactSentence.HolesOf(Texts.Facts[$"{kind}"]).ToHashSet());
        }
    }

    [Fact]
    public void What_a_fact_does_not_know_is_left_unsaid_and_what_it_knows_is_worded()
    {
        using var _ = new InLanguage("zh-CN");

        Assert.Equal("苏见山分派给水生态环境科，时限 2026年6月30日。", FactSentence.Of(FactKind.TaskAssigned, "苏见山", new Dictionary<string, string> { ["unit"] = "水生态环境科", ["leader"] = Guid.NewGuid().ToString("N"), ["dueOn"] = "2026-06-30" }));
        Assert.Equal("苏见山登记责任移交：陆清和的牵头责任领导、措施责任人职责由丁望舒接续（措施 1、3），依据：云湖任〔2026〕4号。", FactSentence.Of(FactKind.TaskHandedOver, "苏见山", new Dictionary<string, string> { ["person"] = "陆清和", ["successor"] = "丁望舒", ["carried"] = "Leader,Measures", ["measures"] = "1,3", ["reason"] = "云湖任〔2026〕4号" }));
        Assert.Equal("苏见山将时限调整为 2026年7月20日。", FactSentence.Of(FactKind.DeadlineSet, "苏见山", new Dictionary<string, string> { ["dueOn"] = "2026-07-20" }));
        Assert.Equal("苏见山驳回延期，理由：工期可调整。", FactSentence.Of(FactKind.ExtensionDecided, "苏见山", new Dictionary<string, string> { ["granted"] = "False", ["reason"] = "工期可调整。" }));
        Assert.Equal("许望川报送措施 2 的进展，申报已完成。", FactSentence.Of(FactKind.ProgressReported, "许望川", new Dictionary<string, string> { ["measure"] = "2", ["claim"] = "Done" }));
        Assert.Equal("陆清和确认销号申请，转入待审核。（纸质）", FactSentence.Of(FactKind.ClosureConfirmed, "陆清和", new Dictionary<string, string> { ["paper"] = Guid.NewGuid().ToString("N") }));
    }

    [Fact]
    public void Every_rule_relation_verb_and_state_has_its_words_in_both_languages()
    {
        var keys = Enum.GetNames<Rule>().Concat(Enum.GetNames<Relation>().Select(name => $"Relation.{name}"));
        AssertAll(Texts.Rules, keys);
        AssertAll(Texts.Verbs, Enum.GetNames<TaskVerb>());
        AssertAll(Texts.Fields, Enum.GetNames<TaskState>().Select(name => $"TaskState.{name}").Concat(Enum.GetNames<MeasureState>().Select(name => $"MeasureState.{name}")).Concat(Enum.GetNames<MeasureKind>().Select(name => $"MeasureKind.{name}")).Concat(Enum.GetNames<ReportedGrade>().Select(name => $"ReportedGrade.{name}")));

        static void AssertAll(TextArea area, IEnumerable<string> keys)
        {
            // a missing text shows its key; the English word of a verb may be its key, and another test keeps both languages' keys equal
            using var _ = new InLanguage("zh-CN");
            Assert.All(keys, key => Assert.NotEqual(key, area[key]));
        }
    }

    [Fact]
    public void Every_act_on_the_tasks_page_says_what_it_will_do()
    {
        using var _ = new InLanguage("zh-CN");
        foreach (var verb in Enum.GetValues<TaskVerb>().Where(v => TaskActs.FormOf(v) is not null))
        {
            Assert.NotEqual($"Do_{verb}", Texts.Tasks[$"Do_{verb}"]);
            if (TaskActs.FormOf(verb)!.Day) Assert.NotEqual($"Day_{verb}", Texts.Tasks[$"Day_{verb}"]);
        }
    }

    [Fact]
    public void Every_verb_of_the_life_cycle_has_a_place_where_it_is_done()
    {
        var (task, inspection) = (TaskId.New(), InspectionId.New());
        Assert.All(Enum.GetValues<TaskVerb>(), verb => Assert.StartsWith("/", TaskAddress.For(verb, task, inspection), StringComparison.Ordinal));
        Assert.Equal($"/tasks/{task.Value}?act=Confirm", TaskAddress.For(TaskVerb.Confirm, task, inspection));
        Assert.Equal($"/review/{task.Value}", TaskAddress.For(TaskVerb.TakeReview, task, inspection));
    }

    [Fact]
    public void An_act_that_wants_a_reason_by_the_life_cycle_asks_for_it()
    {
        var reasons = TaskLifecycle.Rows.Where(row => row.Input.Contains("reason", StringComparison.Ordinal) && TaskActs.FormOf(row.Verb) is not null).Select(row => row.Verb).Distinct().ToList();
        Assert.NotEmpty(reasons);
        Assert.All(reasons, verb => Assert.True(TaskActs.FormOf(verb)!.Reason, $"{verb}"));
    }

    [Fact]
    public void Several_reasons_are_told_by_the_first_and_a_number()
    {
        using var _ = new InLanguage("zh-CN");
        Assert.Equal("措施 3 没有佐证材料。另有 1 条。", RuleWords.Of([new Unmet(Rule.EvidenceMissing, Relation.UnitLead, "3"), new Unmet(Rule.EffectMissing, Relation.UnitLead)]));
        Assert.Equal("责任单位负责人：许望川", RuleWords.Of(new WhoActs(Relation.UnitLead, ["许望川"], IsReader: false)));
        Assert.Equal("请填写。", ((Outcome)Outcome.Bad("Title", "missing")).OfField("Title"));
        Assert.Null(((Outcome)Outcome.Bad("Title", "missing")).OfField("Number"));
    }
}
