using System.Text;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Suggestions;

public sealed class SuggestionTests
{
    private static readonly StoredFile Paper = new(Given.Text, 10, "复函.pdf", "application/pdf");
    private static readonly Actor OfficeAndLead = Given.Person(60, Given.Secretariat, (Role.Office, Given.Bureau), (Role.UnitLead, Given.Water));

    [Fact]
    public void The_printed_life_cycle_says_what_the_table_says() => Golden.Matches("../../../docs/suggestions.md", SuggestionDocument.Print());

    /// <summary>Every state, every verb, everybody: allowed, or the rules that stand in the way. A change of any rule shows here.</summary>
    [Fact]
    public void Who_may_do_what_in_which_state_is_as_written_down()
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<SuggestionState>())
        {
            var suggestion = In(state);
            Assert.Equal(state, suggestion.State);
            text.Append("## ").Append(state).Append('\n');
            foreach (var verb in Enum.GetValues<SuggestionVerb>().Where(v => SuggestionLifecycle.Find(state, v) is not null))
            {
                text.Append(verb).Append('\n');
                foreach (var (answer, people) in Given.Everybody.GroupBy(p => Answer(suggestion, verb, p.Actor)).Select(g => (g.Key, string.Join(", ", g.Select(p => p.Name)))).OrderBy(g => g.Key == "no act of theirs"))
                    text.Append("  ").Append(answer).Append(": ").Append(people).Append('\n');
            }
        }
        Golden.Matches("../Golden/suggestion-permissions.txt", text.ToString());
    }

    [Fact]
    public void Every_verb_stands_in_a_row_and_what_is_at_its_end_stays()
    {
        Assert.Empty(Enum.GetValues<SuggestionVerb>().Except(SuggestionLifecycle.Rows.Select(r => r.Verb)));
        Assert.Empty(Enum.GetValues<SuggestionState>().Except(SuggestionLifecycle.Rows.Select(r => r.To)));
        Assert.DoesNotContain(SuggestionLifecycle.Rows, r => r.From is SuggestionState.Concluded or SuggestionState.Discarded);
    }

    [Fact]
    public void Who_replied_does_not_conclude_nor_whoever_stands_in_for_them()
    {
        var suggestion = In(SuggestionState.InHand);
        Did(suggestion.Answer(Reason.Of("已印发办法。"), Paper, Given.Stamp(OfficeAndLead)));
        var standIn = new Actor(Given.SecondOffice.Person, [new HeldRole(Role.Office, Given.Bureau, new Hat(OfficeAndLead.Person, true))], [], [OfficeAndLead.Person], Given.Units);

        Assert.Equal(Rule.ConcluderIsReplier, Refused(suggestion.Conclude(Reason.Of("属实"), Given.Stamp(OfficeAndLead))));
        Assert.Equal(Rule.ConcluderIsReplier, Refused(suggestion.Conclude(Reason.Of("属实"), Given.Stamp(standIn))));
        Assert.Null(suggestion.Conclude(Reason.Of("属实"), Given.Stamp(Given.HeadOfOffice)));
    }

    [Fact]
    public void Its_deadline_is_not_past_when_it_is_set_and_none_is_never_overdue()
    {
        var suggestion = In(SuggestionState.Registered);
        Assert.Equal(Rule.DeadlineInPast, Refused(suggestion.Assign(Given.Water, Given.Today.AddDays(-1), Given.Stamp(Given.Office))));
        Did(suggestion.Assign(Given.Water, Given.Today, Given.Stamp(Given.Office)));
        Assert.False(suggestion.IsOverdue(Given.Today));
        Assert.True(suggestion.IsOverdue(Given.Today.AddDays(1)));
        Did(suggestion.Reassign(Given.Finance, Deadline.LongTerm, Reason.Of("职责在财务"), Given.Stamp(Given.Office)));
        Assert.False(suggestion.IsOverdue(Given.Today.AddYears(30)));
        Assert.False(In(SuggestionState.Answered).IsOverdue(Given.Today.AddYears(1)));
    }

    [Fact]
    public void A_reply_that_went_back_stays_and_the_next_one_counts()
    {
        var suggestion = In(SuggestionState.Answered);
        Did(suggestion.ReturnAnswer(Reason.Of("没有附文件"), Given.Today.AddDays(5), Given.Stamp(Given.Office)));
        Assert.Equal((SuggestionState.InHand, Given.Today.AddDays(5), "没有附文件"), (suggestion.State, suggestion.DueOn, suggestion.LastReply!.ReturnedBecause));
        Did(suggestion.Answer(Reason.Of("已补文件。"), Paper, Given.Stamp(Given.UnitLead)));
        Assert.Equal((2, "已补文件。", null), (suggestion.Replies.Count, suggestion.LastReply!.Text, suggestion.LastReply.ReturnedBecause));
    }

    [Fact]
    public void Its_wording_is_corrected_until_a_unit_has_it()
    {
        var suggestion = In(SuggestionState.Registered);
        var problem = ProblemId.New();
        Did(suggestion.Correct(new SuggestionDraft(SuggestionKind.Discipline, " 纪建1号 ", "完善集体审议。", [problem, problem]), Given.Stamp(Given.Office)));
        Assert.Equal((SuggestionKind.Discipline, "纪建1号", "完善集体审议。", problem), (suggestion.Kind, suggestion.Number, suggestion.Wording, Assert.Single(suggestion.Problems).ProblemId));
        Did(suggestion.Assign(Given.Water, Deadline.LongTerm, Given.Stamp(Given.Office)));
        Assert.Equal(Rule.NotInThisState, Refused(suggestion.Correct(new SuggestionDraft(SuggestionKind.Inspection, null, "改过的话。", []), Given.Stamp(Given.Office))));
    }

    [Fact]
    public void Every_act_leaves_a_fact_with_the_version_it_made()
    {
        var suggestion = In(SuggestionState.Concluded);
        var facts = suggestion.TakeFacts();
        Assert.Equal([FactKind.SuggestionRegistered, FactKind.SuggestionAssigned, FactKind.SuggestionAnswered, FactKind.SuggestionConcluded], facts.Select(f => f.Kind));
        Assert.Equal(["2", "3", "4"], facts.Skip(1).Select(f => f.Details["version"]));
    }

    private static Suggestion In(SuggestionState state)
    {
        var suggestion = Suggestion.Register(SuggestionId.New(), InspectionId.New(), Given.Bureau, new SuggestionDraft(SuggestionKind.Inspection, "1", "健全排口动态更新机制。", []), Given.Stamp(Given.Office));
        if (state == SuggestionState.Registered) return suggestion;
        if (state == SuggestionState.Discarded)
        {
            Did(suggestion.Discard(Reason.Of("重复登记"), Given.Stamp(Given.Office)));
            return suggestion;
        }
        Did(suggestion.Assign(Given.Water, Given.Today.AddDays(20), Given.Stamp(Given.Office)));
        if (state == SuggestionState.InHand) return suggestion;
        Did(suggestion.Answer(Reason.Of("已印发办法。"), Paper, Given.Stamp(Given.UnitLead)));
        if (state == SuggestionState.Concluded) Did(suggestion.Conclude(Reason.Of("属实"), Given.Stamp(Given.SecondOffice)));
        return suggestion;
    }

    private static void Did(Refusal? refusal) => Assert.True(refusal is null, refusal is null ? "" : string.Join("; ", refusal.Unmet));

    private static Rule Refused(Refusal? refusal) => Assert.Single(refusal!.Unmet).Rule;

    private static string Answer(Suggestion suggestion, SuggestionVerb verb, Actor actor)
    {
        var unmet = SuggestionLifecycle.WhyNot(verb, new SuggestionCase(suggestion, actor));
        return unmet.Count == 0 ? "may" : unmet[0].Rule == Rule.NotYourAct ? "no act of theirs" : "not yet (" + string.Join(", ", unmet.Select(u => u.Rule).Distinct()) + ")";
    }
}
