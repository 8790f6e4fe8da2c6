using Microsoft.AspNetCore.Components.Web;
using Rectify.App;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Web.Intake;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Intake;

public sealed class EditingTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");
    private readonly List<ProposalEdit> edits = [];

    public void Dispose() => language.Dispose();

    [Fact]
    public async Task A_doubt_is_said_in_a_sentence_with_ways_out()
    {
        var problem = Read.Proposal.Problems[1];
        await using var box = await Rendered.Of<DoubtBox>((nameof(DoubtBox.Issue), Read.Proposal.Issues[0]), (nameof(DoubtBox.Problem), problem), (nameof(DoubtBox.OnEdit), Rendered.On<ProposalEdit>(edits.Add)));
        Assert.Contains("一项问题，还是几项", await box.Words(), StringComparison.Ordinal);

        await box.Raise("onclick", new MouseEventArgs(), "id", $"clauses-OneOrSeveral-{Read.Proposal.Issues[0].Span.Start}");

        Assert.Equal(["台账不全", "井台破损", "标牌缺失"], Assert.Single(edits).ApplyTo(Read.Proposal).Problems.Select(piece => piece.Wording.Text));
    }

    [Fact]
    public async Task A_measure_becomes_an_effect_by_one_press()
    {
        await using var list = await Rendered.Of<ItemsEditor>((nameof(ItemsEditor.Problem), Read.Proposal.Problems[0]), (nameof(ItemsEditor.List), ItemList.Measures), (nameof(ItemsEditor.OnEdit), Rendered.On<ProposalEdit>(edits.Add)));

        await list.Raise("onclick", new MouseEventArgs(), "id", "to-12");

        var problem = Assert.Single(edits).ApplyTo(Read.Proposal).Problems[0];
        Assert.Equal((11, 12), (Assert.Single(problem.Measures).Key, Assert.Single(problem.Effects).Key));
    }

    [Fact]
    public async Task Before_registering_one_reads_the_counts_and_what_the_text_claims_beside_them()
    {
        await using var dialog = await Rendered.Of<AcceptDialog>((nameof(AcceptDialog.Open), true), (nameof(AcceptDialog.Proposal), Read.Proposal), (nameof(AcceptDialog.Targets), IntakeTargets.None));
        var words = await dialog.Words();

        Assert.Contains("将登记 2 项问题、2 条措施", words, StringComparison.Ordinal);
        Assert.Contains("文中写 3 条，清点得 2", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_too_long_is_named_by_its_problem_and_part()
    {
        FieldError[] errors = [new("problem/2/measures", "too-long", "4000"), new("New.FeedbackOn", "required")];
        await using var dialog = await Rendered.Of<AcceptDialog>(
            (nameof(AcceptDialog.Open), true), (nameof(AcceptDialog.Proposal), Read.Proposal), (nameof(AcceptDialog.Targets), IntakeTargets.None), (nameof(AcceptDialog.Errors), errors));
        var alert = (await dialog.Body()).QuerySelector("[role=alert]")!.TextContent;

        Assert.Contains("第 2 项的措施：文字过长，上限 4000 字", alert, StringComparison.Ordinal);
        Assert.Contains("反馈日期：请填写", alert, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_refusal_of_a_document_has_its_own_sentence() =>
        Assert.All(Enum.GetValues<Rectify.Documents.Text.RefusalReason>(), reason => Assert.DoesNotContain("核对后再试", RefusalWords.Of(ReadDocument.CodeOf(reason), "x"), StringComparison.Ordinal));

    [Fact]
    public void Every_doubt_has_its_sentence() =>
        Assert.All(Enum.GetNames<ProposalIssueCode>(), code => Assert.NotEqual($"Doubt_{code}", Rectify.Web.Resources.Texts.Intake[$"Doubt_{code}"]));
}
