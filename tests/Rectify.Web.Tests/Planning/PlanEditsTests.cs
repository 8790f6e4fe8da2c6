using Rectify.Domain.Measures;
using Rectify.Web.Planning;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Planning;

public sealed class PlanEditsTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");
    private readonly NameChoices names = Sample.Names();

    public void Dispose() => language.Dispose();

    [Fact]
    public void A_pasted_table_spreads_over_columns_and_adds_the_rows_it_needs()
    {
        var task = Sample.Task(measures: [Sample.Measure("建立台账。"), Sample.Measure("清理岸坡。")]);
        var edit = PlanEdit.Of(task, names);

        edit.Paste(edit.Measures[1].Id, PlanEdit.Text, PastedTable.Parse("修订管理办法。\t建章立制\t财务科\t许望川（财务科）\t2026年6月1日\n追责问责两人。\t追责问责\n"), task, names);

        Assert.Equal(["建立台账。", "修订管理办法。", "追责问责两人。"], edit.Measures.Select(m => m.Text));
        Assert.Equal((nameof(MeasureKind.Institution), "财务科", "许望川（财务科）", "2026-06-01"), (edit.Measures[1].Kind, edit.Measures[1].Unit, edit.Measures[1].Person, edit.Measures[1].Due));
        Assert.Equal((nameof(MeasureKind.Accountability), "水生态环境科", "2026-06-30"), (edit.Measures[2].Kind, edit.Measures[2].Unit, edit.Measures[2].Due));
    }

    [Fact]
    public void A_plan_goes_out_with_the_keys_of_its_measures_and_without_blank_lines()
    {
        var task = Sample.Task(measures: [Sample.Measure("建立台账。", Sample.Lead), Sample.Measure("清理岸坡。")]);
        var edits = new PlanEdits();
        var edit = edits.Begin(task, names);
        edit.Move(task.Measures[1].Id.Value, -1);
        edit.Add(task, names);

        var (lines, errors) = edits.Resolve([task], names);

        Assert.Empty(errors);
        Assert.Equal([task.Measures[1].Id, task.Measures[0].Id], Assert.Single(lines).Draft.Measures.Select(m => m.Id));
        Assert.Equal(Sample.Lead, lines[0].Draft.Measures[1].Draft.OwnerPerson);
        Assert.Equal(4, lines[0].Seen);
    }

    [Fact]
    public void What_cannot_be_understood_is_named_cell_by_cell()
    {
        var task = Sample.Task(measures: [Sample.Measure("建立台账。")]);
        var edits = new PlanEdits();
        var row = edits.Begin(task, names).Measures[0];
        PlanEdit.Set(row, PlanEdit.Text, "", names);
        PlanEdit.Set(row, PlanEdit.Person, "许望川", names);
        PlanEdit.Set(row, PlanEdit.Unit, "没有的科", names);
        PlanEdit.Set(row, PlanEdit.Due, "2026-7-1", names);

        var cells = edits.Resolve([task], names).Errors.Select(error => error.Cell);

        Assert.Equal(new[] { "text", "unit", "person", "due" }.Select(column => $"{row.Id:N}.{column}"), cells);
    }

    [Fact]
    public void Writing_that_is_taken_back_is_no_writing()
    {
        var task = Sample.Task(measures: [Sample.Measure("建立台账。")]);
        var edits = new PlanEdits();
        PlanEdit.Set(edits.Begin(task, names).Measures[0], PlanEdit.Text, "别的。", names);
        edits.DropUnchanged(task, names);
        Assert.NotNull(edits.Of(task.Id));

        PlanEdit.Set(edits.Begin(task, names).Measures[0], PlanEdit.Text, "建立台账。", names);
        edits.DropUnchanged(task, names);
        Assert.Null(edits.Of(task.Id));
    }

    [Fact]
    public void A_task_without_measures_shows_one_blank_line_with_the_same_key_each_time()
    {
        var task = Sample.Task();
        Assert.Equal(Assert.Single(PlanEdit.Of(task, names).Measures).Id, Assert.Single(PlanEdit.Of(task, names).Measures).Id);
        var edits = new PlanEdits();
        edits.Begin(task, names);
        Assert.Empty(Assert.Single(edits.Resolve([task], names).Lines).Draft.Measures);
    }
}
