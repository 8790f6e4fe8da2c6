using Rectify.App.Assignments;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Web.Assignments;
using Rectify.Web.Planning;
using Rectify.Web.Tests.Planning;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Assignments;

public sealed class AssignmentSuggestionsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 18);
    private readonly InLanguage language = new("zh-CN");
    private readonly NameChoices names = Sample.Names();
    private readonly AssignmentRow row = new(TaskId.New(), 1, 1001, "1", "排口台账不全。", null, null, null, 1, 1, null, null,
    [
        new(SourceStatementKind.Leader, "责任领导", "何人"), new(SourceStatementKind.LeadUnit, "牵头单位", "水生态"), new(SourceStatementKind.SupportingUnit, "配合单位", "财务科"),
        new(SourceStatementKind.Deadline, "完成时限", "6月底前", new DateOnly(2026, 6, 30)),
    ]);

    public void Dispose() => language.Dispose();

    [Fact]
    public void Taking_fills_the_empty_cells_alone_and_chooses_the_row()
    {
        var (edits, suggestions) = (new AssignmentEdits(), new AssignmentSuggestions([row], names, Today));
        edits.Begin(row, names).Set(AssignmentEdit.Unit, "财务科", names);
        Assert.Equal([row], suggestions.Open([row], edits));

        suggestions.Take(row, edits, names);

        var edit = edits.Of(row.Task)!;
        Assert.Equal(("", "财务科", "财务科", "2026-06-30", true), (edit.LeaderText, edit.UnitText, edit.SupportingText, edit.DueText, edit.IsChosen));
        Assert.Empty(suggestions.Open([row], edits));
    }

    [Fact]
    public async Task A_suggestion_stands_in_an_empty_cell_and_is_not_its_value()
    {
        var edits = new AssignmentEdits();
        await using var table = await Rendered.Of<AssignmentTable>((nameof(AssignmentTable.Rows), (IReadOnlyList<AssignmentRow>)[row]), (nameof(AssignmentTable.Edits), edits), (nameof(AssignmentTable.Names), names),
            (nameof(AssignmentTable.Suggestions), new AssignmentSuggestions([row], names, Today)), (nameof(AssignmentTable.MayAssign), true));
        var body = await table.Body();

        var unit = body.QuerySelector("input[id$='.unit']")!;
        Assert.Equal(("水生态环境科", "水生态环境科", ""), (unit.GetAttribute("placeholder"), unit.GetAttribute("data-suggest"), unit.GetAttribute("value") ?? ""));
        Assert.Null(body.QuerySelector("input[id$='.leader']")!.GetAttribute("data-suggest"));
        Assert.Contains("材料写明：责任领导 何人；牵头单位 水生态", body.TextContent, StringComparison.Ordinal);
        Assert.Empty(edits.Resolve([row], Today, names).Lines);
    }

    [Fact]
    public void A_task_that_was_assigned_before_begins_with_whom_it_was_assigned_to()
    {
        var declined = row with { Earlier = new Assignment(Sample.Lead, Sample.Finance, new DateOnly(2026, 5, 31)) };

        Assert.Empty(new AssignmentSuggestions([declined], names, Today).Open([declined], new AssignmentEdits()));
    }
}
