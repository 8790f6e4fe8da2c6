using System.Text;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class TaskLifecycleTests
{
    [Fact]
    public void The_printed_life_cycle_says_what_the_table_says() => Golden.Matches("../../../docs/lifecycle.md", LifecycleDocument.Print());

    /// <summary>Every state, every verb, everybody: allowed, or the rules that stand in the way. A change of any rule shows here.</summary>
    [Fact]
    public void Who_may_do_what_in_which_state_is_as_written_down()
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<TaskState>())
        {
            var given = Given.In(state);
            Assert.Equal(state, given.Task.State);
            text.Append("## ").Append(state).Append('\n');
            foreach (var verb in Enum.GetValues<TaskVerb>().Where(v => TaskLifecycle.Find(state, v) is not null))
            {
                text.Append(verb).Append('\n');
                foreach (var (answer, people) in Given.Everybody.GroupBy(p => Answer(given, verb, p.Actor)).Select(g => (g.Key, string.Join(", ", g.Select(p => p.Name)))).OrderBy(g => g.Key == "no act of theirs"))
                    text.Append("  ").Append(answer).Append(": ").Append(people).Append('\n');
            }
        }
        Golden.Matches("../Golden/permissions.txt", text.ToString());
    }

    [Fact]
    public void A_verb_without_a_row_in_the_state_is_refused_for_everybody()
    {
        foreach (var state in Enum.GetValues<TaskState>())
        {
            var given = Given.In(state);
            foreach (var verb in Enum.GetValues<TaskVerb>().Where(v => TaskLifecycle.Find(state, v) is null))
                foreach (var (_, actor) in Given.Everybody)
                    Assert.Equal(Rule.NotInThisState, Assert.Single(given.Task.WhyNot(verb, given.Setting, Given.Stamp(actor))).Rule);
        }
    }

    [Fact]
    public void Every_verb_stands_in_a_row_and_every_state_can_be_reached_and_left()
    {
        Assert.Empty(Enum.GetValues<TaskVerb>().Except(TaskLifecycle.Rows.Select(r => r.Verb)));
        Assert.Empty(Enum.GetValues<TaskState>().Except(TaskLifecycle.Rows.SelectMany(r => r.To)));
        Assert.Empty(Enum.GetValues<TaskState>().Except(TaskLifecycle.Rows.Where(r => r.To.Any(to => to != r.From)).Select(r => r.From)));
    }

    private static string Answer(Given given, TaskVerb verb, Rectify.Domain.People.Actor actor)
    {
        var unmet = given.Task.WhyNot(verb, given.Setting, Given.Stamp(actor));
        return unmet.Count == 0 ? "may"
            : unmet[0].Rule == Rule.NotYourAct ? "no act of theirs"
            : "not yet (" + string.Join(", ", unmet.Select(u => u.Rule).Distinct()) + ")";
    }
}
