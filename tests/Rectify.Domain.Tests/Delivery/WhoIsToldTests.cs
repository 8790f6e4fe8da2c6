using Rectify.Domain.Delivery;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Delivery;

public sealed class WhoIsToldTests
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    [Fact]
    public void The_table_is_printed_as_a_document() => Golden.Matches("../../../docs/who-is-told.md", NotificationDocument.Print());

    [Fact]
    public void Evidence_is_told_of_when_it_was_not_accepted_and_a_supplement_when_it_came()
    {
        Assert.NotNull(WhoIsTold.For(Of(FactKind.EvidenceDecided, ("verdict", "NotFulfilled"))));
        Assert.Null(WhoIsTold.For(Of(FactKind.EvidenceDecided, ("verdict", "Fulfilled"))));
        Assert.NotNull(WhoIsTold.For(Of(FactKind.EvidenceAdded, ("supplement", "true"))));
        Assert.Null(WhoIsTold.For(Of(FactKind.EvidenceAdded)));
    }

    [Fact]
    public void A_signature_of_the_panel_is_for_its_head_and_one_of_the_auditor_for_the_head_of_the_office()
    {
        Assert.Equal([Relation.PanelHead], WhoIsTold.For(Of(FactKind.OpinionSigned, ("stance", "Agrees")))!.Hears);
        Assert.Equal([Relation.HeadOfOffice], WhoIsTold.For(Of(FactKind.OpinionSigned))!.Hears);
    }

    [Fact]
    public void Days_and_answers_are_told_and_never_a_word_somebody_wrote()
    {
        Fact[] facts = [Of(FactKind.TaskReassigned, ("dueOn", "2026-06-30"), ("reason", "人员调整"), ("unit", $"{Guid.NewGuid():N}")), Of(FactKind.TaskReassigned, ("dueOn", "2026-06-30"), ("reason", "职责调整"))];
        Assert.Equal([KeyValuePair.Create("dueOn", "2026-06-30")], WhoIsTold.Said(facts));
        Assert.Empty(WhoIsTold.Said([facts[0], Of(FactKind.TaskReassigned, ("dueOn", "2026-07-31"))]));
    }

    [Fact]
    public void A_step_of_the_ladder_names_who_hears() =>
        Assert.Equal([Relation.Handler, Relation.LeadingLeader, Relation.UnitLead, Relation.Principal], WhoIsTold.Warned(Hearers.Handler | Hearers.Leader | Hearers.Unit | Hearers.FirstResponsible));

    private static Fact Of(FactKind kind, params (string, string?)[] details) => Fact.Of(kind, Guid.NewGuid(), Day, details);
}
