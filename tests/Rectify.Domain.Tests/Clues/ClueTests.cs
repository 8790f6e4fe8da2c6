using System.Text;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Clues;

public sealed class ClueTests
{
    private static readonly Actor Keeper = Given.Person(70, Given.Secretariat, (Role.ClueKeeper, Given.Bureau)), Handling = Given.Person(71, Given.City, (Role.ClueKeeper, Given.Finance));

    [Fact]
    public void The_printed_tables_say_what_the_tables_say() => Golden.Matches("../../../docs/clues.md", ClueDocument.Print());

    /// <summary>Every state, every verb, everybody: allowed, or the rules that stand in the way. A change of any rule shows here.</summary>
    [Fact]
    public void Who_may_do_what_in_which_state_is_as_written_down()
    {
        var text = new StringBuilder();
        (string Name, Actor Actor)[] everybody = [("keeper", Keeper), ("keeper at the unit", Handling), .. Given.Everybody];
        foreach (var matter in Enum.GetValues<ClueMatter>())
            foreach (var state in Enum.GetValues<ClueState>())
            {
                var clue = In(state, matter);
                Assert.Equal(state, clue.State);
                text.Append("## ").Append(matter).Append(' ').Append(state).Append('\n');
                foreach (var verb in Enum.GetValues<ClueVerb>().Where(v => ClueLifecycle.Find(state, v) is not null))
                {
                    text.Append(verb).Append('\n');
                    foreach (var (answer, people) in everybody.GroupBy(p => Answer(clue, verb, p.Actor)).Select(g => (g.Key, string.Join(", ", g.Select(p => p.Name)))).OrderBy(g => g.Key == "no act of theirs"))
                        text.Append("  ").Append(answer).Append(": ").Append(people).Append('\n');
                }
            }
        Golden.Matches("../Golden/clue-permissions.txt", text.ToString());
    }

    [Fact]
    public void Every_verb_stands_in_a_row_and_every_kind_of_disposal_and_of_clue_has_its_matter()
    {
        Assert.Empty(Enum.GetValues<ClueVerb>().Except(ClueLifecycle.Rows.Select(r => r.Verb)));
        Assert.Empty(Enum.GetValues<ClueState>().Except(ClueLifecycle.Rows.Select(r => r.To)));
        Assert.Equal(Enum.GetValues<DisposalKind>(), ClueTables.Disposals.Select(row => row.Kind));
        Assert.Equal([7, 4], Enum.GetValues<ClueKind>().GroupBy(ClueTables.MatterOf).Select(g => g.Count()));
    }

    [Fact]
    public void A_clue_stays_in_hand_until_a_disposal_that_concludes_it_and_is_owed_again_when_reopened()
    {
        var clue = In(ClueState.InHand, ClueMatter.Clue);
        Did(clue.Dispose(DisposalKind.Verification, Given.Today.AddDays(-3), Given.Stamp(Handling)));
        Assert.Equal(ClueState.InHand, clue.State);
        Did(clue.Dispose(DisposalKind.Dismissed, Given.Today, Given.Stamp(Handling)));
        Assert.Equal(ClueState.Concluded, clue.State);
        Assert.Equal(Rule.NotYourAct, Refused(clue.Reopen(Reason.Of("有新情况"), Given.Today, Given.Stamp(Handling))));
        Did(clue.Reopen(Reason.Of("有新情况"), Given.Today.AddDays(30), Given.Stamp(Keeper)));
        Assert.Equal((ClueState.InHand, Given.Today.AddDays(30)), (clue.State, clue.DueOn));
        Assert.Equal([null, Given.Today], clue.Disposals.Select(d => d.UndoneOn));
    }

    [Fact]
    public void A_petition_is_settled_with_its_conclusion_or_after_it_and_once()
    {
        var petition = In(ClueState.InHand, ClueMatter.Petition);
        Assert.Equal(Rule.OnlyForClues, Refused(petition.Dispose(DisposalKind.Inquiry, Given.Today, Given.Stamp(Keeper))));
        Assert.Equal(Rule.DisposalOfOtherMatter, Refused(petition.Dispose(DisposalKind.Dismissed, Given.Today, Given.Stamp(Keeper))));
        Did(petition.Dispose(DisposalKind.Done, Given.Today.AddDays(-1), Given.Stamp(Keeper)));
        Assert.False(petition.IsSettled);
        Did(petition.Dispose(DisposalKind.Settled, Given.Today, Given.Stamp(Keeper)));
        Assert.True(petition.IsSettled);
        Assert.Equal(Rule.OnlyForUnsettledPetitions, Refused(petition.Dispose(DisposalKind.Settled, Given.Today, Given.Stamp(Keeper))));
        Assert.Equal(Rule.OnlyForUnsettledPetitions, Refused(Ended(DisposalKind.Dismissed).Dispose(DisposalKind.Settled, Given.Today, Given.Stamp(Keeper))));
    }

    [Fact]
    public void The_day_of_a_disposal_lies_between_the_one_before_and_today()
    {
        var clue = In(ClueState.InHand, ClueMatter.Clue);
        Assert.Equal(Rule.DisposalDayOutOfOrder, Refused(clue.Dispose(DisposalKind.Inquiry, Given.Today.AddDays(1), Given.Stamp(Keeper))));
        Assert.Equal(Rule.DisposalDayOutOfOrder, Refused(clue.Dispose(DisposalKind.Inquiry, Given.Today.AddDays(-21), Given.Stamp(Keeper))));
        Did(clue.Dispose(DisposalKind.Inquiry, Given.Today.AddDays(-4), Given.Stamp(Keeper)));
        Assert.Equal(Rule.DisposalDayOutOfOrder, Refused(clue.Dispose(DisposalKind.Verification, Given.Today.AddDays(-5), Given.Stamp(Keeper))));
    }

    [Fact]
    public void Nobody_keeps_the_compartment_for_somebody_else()
    {
        var standIn = new Actor(Given.SecondOffice.Person, [new HeldRole(Role.ClueKeeper, Given.Bureau, new Hat(Keeper.Person, true))], [], [Keeper.Person], Given.Units);
        Assert.Empty(ClueLifecycle.OpenTo(new ClueCase(In(ClueState.InHand, ClueMatter.Clue), standIn)));
    }

    [Fact]
    public void Its_deadline_is_not_past_when_it_is_set_and_none_is_never_overdue()
    {
        var clue = In(ClueState.Registered, ClueMatter.Clue);
        Assert.Equal(Rule.DeadlineInPast, Refused(clue.Assign(Given.Finance, Given.Today.AddDays(-1), Given.Stamp(Keeper))));
        Did(clue.Assign(Given.Finance, Given.Today, Given.Stamp(Keeper)));
        Assert.False(clue.IsOverdue(Given.Today));
        Assert.True(clue.IsOverdue(Given.Today.AddDays(1)));
        Did(clue.Reassign(Given.Water, Deadline.LongTerm, Reason.Of("职责不符"), Given.Stamp(Keeper)));
        Assert.False(clue.IsOverdue(Given.Today.AddYears(30)));
    }

    [Fact]
    public void Each_act_leaves_its_fact_with_the_version_it_made()
    {
        var clue = Ended(DisposalKind.CaseFiled);
        Did(clue.Reopen(Reason.Of("有新情况"), Given.Today, Given.Stamp(Keeper)));
        Assert.Equal([(FactKind.ClueRegistered, null), (FactKind.ClueAssigned, "2"), (FactKind.ClueConcluded, "3"), (FactKind.ClueReopened, "4")], clue.TakeFacts().Select(f => (f.Kind, f.Details.GetValueOrDefault("version"))));
    }

    private static Clue Ended(DisposalKind how)
    {
        var clue = In(ClueState.InHand, ClueTables.Of(how).Of);
        Did(clue.Dispose(how, Given.Today, Given.Stamp(Keeper)));
        return clue;
    }

    private static Clue In(ClueState state, ClueMatter matter)
    {
        var draft = new ClueDraft(matter == ClueMatter.Clue ? ClueKind.Integrity : ClueKind.Claim, "云巡线〔2026〕12号", Given.Today.AddDays(-20));
        var clue = Clue.Register(ClueId.New(), new InspectionId(Guid.NewGuid()), Given.Bureau, draft, Given.Stamp(Keeper));
        if (state == ClueState.Discarded) Did(clue.Discard(Reason.Of("重复登记"), Given.Stamp(Keeper)));
        if (state is ClueState.InHand or ClueState.Concluded) Did(clue.Assign(Given.Finance, Given.Today.AddDays(30), Given.Stamp(Keeper)));
        if (state == ClueState.Concluded) Did(clue.Dispose(matter == ClueMatter.Clue ? DisposalKind.Dismissed : DisposalKind.Done, Given.Today, Given.Stamp(Keeper)));
        return clue;
    }

    private static string Answer(Clue clue, ClueVerb verb, Actor actor)
    {
        var unmet = ClueLifecycle.WhyNot(verb, new ClueCase(clue, actor));
        return unmet is [] ? "may" : unmet is [{ Rule: Rule.NotYourAct }] ? "no act of theirs" : string.Join(", ", unmet.Select(u => u.Rule));
    }

    private static void Did(Refusal? refusal) => Assert.True(refusal is null, refusal is null ? "" : string.Join("; ", refusal.Unmet));

    private static Rule Refused(Refusal? refusal) => Assert.Single(refusal!.Unmet).Rule;
}
