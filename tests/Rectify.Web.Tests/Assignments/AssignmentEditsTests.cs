using Rectify.App.Assignments;
using Rectify.Domain;
using Rectify.Domain.Tasks;
using Rectify.Web.Assignments;
using Rectify.Web.Planning;
using Rectify.Web.Tests.Planning;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Assignments;

public sealed class AssignmentEditsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 3, 18);
    private readonly InLanguage language = new("zh-CN");
    private readonly NameChoices names = Sample.Names();
    private readonly IReadOnlyList<AssignmentRow> rows = [.. Enumerable.Range(1, 3).Select(at => new AssignmentRow(TaskId.New(), 1, 1000 + at, $"{at}", $"第{at}处排口。", null, null, null, 1, 1, null, null, []))];

    public void Dispose() => language.Dispose();

    [Fact]
    public void Writing_in_a_row_chooses_it_and_only_chosen_rows_go_out()
    {
        var edits = new AssignmentEdits();
        edits.Paste(rows, 0, AssignmentEdit.Leader, PastedTable.Parse("许望川（水生态环境科）\t水生态\t财务科\t\t2026/6/30\n许望川（水生态环境科）\t财务科\t\t\t长期\n"), names);
        edits.Of(rows[1].Task)!.Set(AssignmentEdit.Chosen, "false", names);

        var (lines, errors) = edits.Resolve(rows, Today, names);

        Assert.Empty(errors);
        var line = Assert.Single(lines);
        Assert.Equal((rows[0].Task, 1, Sample.Lead, Sample.Water, new DateOnly(2026, 6, 30)), (line.Task, line.Seen, line.To.Leader, line.To.LeadUnit, line.To.DueOn));
        Assert.Equal([Sample.Finance], line.To.Supporting);
        Assert.Null(line.To.Handler);
    }

    [Fact]
    public void No_deadline_is_written_as_a_word_and_never_left_out()
    {
        var edits = new AssignmentEdits();
        var edit = edits.Begin(rows[0], names);
        edit.Set(AssignmentEdit.Leader, "许望川（水", names);
        edit.Set(AssignmentEdit.Unit, "财务科", names);
        Assert.Equal([$"{rows[0].Task.Value:N}.due"], edits.Resolve(rows, Today, names).Errors.Select(error => error.Cell));

        edit.Set(AssignmentEdit.Due, "长期", names);
        Assert.Equal(Deadline.LongTerm, Assert.Single(edits.Resolve(rows, Today, names).Lines).To.DueOn);
    }

    [Fact]
    public void A_name_that_two_people_bear_and_a_day_gone_by_are_named()
    {
        var edits = new AssignmentEdits();
        edits.Paste(rows, 1, AssignmentEdit.Leader, PastedTable.Parse("许望川\t水生态环境科\t财务科、没有的科\t\t2026-03-17"), names);

        Assert.Equal(new[] { "leader", "supporting", "due" }.Select(column => $"{rows[1].Task.Value:N}.{column}"), edits.Resolve(rows, Today, names).Errors.Select(error => error.Cell));
    }

    [Fact]
    public void A_row_somebody_changed_meanwhile_is_marked_until_the_person_says_whose_stays()
    {
        var edits = new AssignmentEdits();
        edits.Paste(rows, 0, AssignmentEdit.Leader, PastedTable.Parse("许望川（财务科）\t财务科\t\t\t长期"), names);
        var changed = rows[0] with { Version = 2 };

        Assert.Equal($"{changed.Task.Value:N}.chosen", Assert.Single(edits.Resolve([changed], Today, names).Errors).Cell);
    }

    [Fact]
    public async Task A_row_shows_why_a_unit_declined_and_what_a_refusal_says()
    {
        var declined = rows[0] with { Declined = new DeclinedAssignment("财务科", "不属本科室职责。", 1) };
        var refused = new App.Outcome.Refused(new Refusal(TaskVerb.Assign, [new Unmet(Rule.DeadlineInPast, Relation.Office, Subject: declined.Task.Value)]));
        await using var table = await Rendered.Of<AssignmentTable>((nameof(AssignmentTable.Rows), (IReadOnlyList<AssignmentRow>)[declined]), (nameof(AssignmentTable.Edits), new AssignmentEdits()), (nameof(AssignmentTable.Names), names),
            (nameof(AssignmentTable.MayAssign), true), (nameof(AssignmentTable.Outcome), refused));

        var words = await table.Words();

        Assert.Contains("财务科退回：不属本科室职责。", words, StringComparison.Ordinal);
        Assert.Contains("日期不能早于今天。", words, StringComparison.Ordinal);
    }
}
