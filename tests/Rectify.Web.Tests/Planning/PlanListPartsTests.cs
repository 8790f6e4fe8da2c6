using Rectify.App.Planning;
using Rectify.App.Problems;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Planning;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Planning;

public sealed class PlanListPartsTests : IDisposable
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    private static PlanListTask ATask => new()
    {
        Id = TaskId.New(), Problem = ProblemId.New(), Number = 1009, Ordinal = "1", Part = 1, Sections = [], Wording = "4处排口整治滞后。", IsRestricted = true, Class = ProblemClass.Staged, KeyBecause = "涉及饮水安全。", State = TaskState.Planning, DueOn = Due,
        Target = "排口全部消除", Standard = "现场核查无排放", Leader = "陆清和", LeadUnit = "水生态环境科", Supporting = ["执法支队"], Handler = "何以宁",
        Measures = [new(MeasureId.New(), 1, "封堵2处。", MeasureKind.General, "水生态环境科", "何以宁", Due, MeasureState.InProgress, null), new(MeasureId.New(), 2, "修订巡查办法。", MeasureKind.Institution, "水生态环境科", "许望川", Deadline.LongTerm, MeasureState.NotStarted, 1)],
        Entries = [new(RegisterId.New(), new InstitutionWords("巡查办法", null, null, null, InstitutionChange.Revised, InstitutionStage.Draft), [2])],
    };

    [Theory]
    [InlineData(PlanListKind.Problems, "分阶段|排口全部消除|现场核查无排放|2026-06-30")]
    [InlineData(PlanListKind.Responsibilities, "陆清和|水生态环境科|执法支队|何以宁、许望川|2026-06-30")]
    [InlineData(PlanListKind.Key, "涉及饮水安全。|陆清和")]
    [InlineData(PlanListKind.Institutions, "措施 2：修订巡查办法。|《巡查办法》|初稿，不计入|长期")]
    public async Task A_list_shows_what_it_is_for(PlanListKind list, string shown)
    {
        await using var table = await Rendered.Of<PlanListTable>(("Tasks", new[] { ATask }), ("List", list));
        var words = await table.Words();
        Assert.All(shown.Split('|').Append("重点难点").Append("限制知悉"), part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.Single((await table.Body()).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task The_list_of_tasks_has_a_row_for_each_measure_and_says_the_problem_once()
    {
        await using var table = await Rendered.Of<PlanListTable>(("Tasks", new[] { ATask, ATask with { Measures = [], LeadUnit = null } }), ("List", PlanListKind.Measures));
        var rows = (await table.Body()).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("4处排口", rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain("4处排口", rows[1], StringComparison.Ordinal);
        Assert.Contains("长期", rows[1], StringComparison.Ordinal);
        Assert.Contains("措施待制定", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_named_in_the_address_and_what_cannot_be_read_is_the_first()
    {
        var (id, task) = (InspectionId.New(), TaskId.New());
        Assert.Equal($"/planning/lists?inspection={id.Value}", PlanningAddress.OfList(id));
        Assert.Equal($"/planning/lists?inspection={id.Value}&list=Money&after=7-{task.Value:N}", PlanningAddress.OfList(id, PlanListKind.Money, new SequenceCursor(7, task)));
        Assert.Equal(PlanListKind.Key, PlanningAddress.ListOf("Key"));
        Assert.Equal(PlanListKind.Problems, PlanningAddress.ListOf("99"));
    }

    [Fact]
    public void The_form_of_a_classification_gives_back_what_it_was_made_of()
    {
        var stands = new ProblemClassification(ProblemClass.Staged, 12.5m, "万元", "台账缺三个月记录\n抽查不符") { IsKey = true, KeyBecause = "权属复杂。" };
        var post = ClassificationPost.Of(new ClassificationSheet(ProblemId.New(), 1009, InspectionId.New(), "原文", 3, stands, true), Guid.NewGuid());
        Assert.Equal((stands, 3), (post.ToInput(), post.Seen));
        Assert.True(new ClassificationPost { Stake = "十二" }.HasBadStake);
    }
}
