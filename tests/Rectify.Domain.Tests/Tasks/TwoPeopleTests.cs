using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class TwoPeopleTests
{
    [Fact]
    public void Where_the_leading_leader_applied_the_first_person_responsible_confirms()
    {
        var leaderAndUnitLead = Given.Person(7, [Given.Bureau], [], (Role.ResponsibleLeader, Given.Water), (Role.UnitLead, Given.Water));
        var given = Given.ATask().Rectifying().Proven();
        given.Did(given.Task.Apply(given.Setting, Given.Stamp(leaderAndUnitLead)));

        Assert.Equal(Rule.NotYourAct, given.Task.Confirm(given.Setting, Given.Stamp(leaderAndUnitLead))!.Unmet[0].Rule);
        given.Did(given.Task.Confirm(given.Setting, Given.Stamp(Given.Principal)));
        Assert.Equal(TaskState.Submitted, given.Task.State);
    }

    [Fact]
    public void Where_leader_and_first_person_responsible_are_one_and_applied_the_leading_group_confirms()
    {
        var everything = Given.Person(9, [Given.Bureau], [], (Role.ResponsibleLeader, Given.Water), (Role.UnitLead, Given.Water), (Role.LeadingGroup, Given.Bureau));
        var given = Given.ATask();
        given.Did(given.Task.Assign(new Assignment(Given.Principal.Person, Given.Water, new DateOnly(2026, 6, 30), null, Given.Handler.Person), given.Setting, Given.Stamp(Given.Office)));
        given.Did(given.Task.StartAtOnce(Measures.MeasureId.New(), new Measures.MeasureDraft("立行立改", Measures.MeasureKind.General, Given.Water, Given.Handler.Person, new DateOnly(2026, 5, 1)), given.Setting, Given.Stamp(Given.Office)));
        given.Proven().Did(given.Task.Apply(given.Setting, Given.Stamp(everything)));

        Assert.Contains(given.Task.Confirm(given.Setting, Given.Stamp(everything))!.Unmet, u => u.Rule == Rule.ApplicantConfirms);
        given.Did(given.Task.Confirm(given.Setting, Given.Stamp(Given.LeadingGroup)));
    }

    [Fact]
    public void Standing_in_does_not_make_two_people_of_one()
    {
        // the unit lead applied and stands in for the leading leader
        var given = Given.ATask().Applied();
        var standIn = Given.Person(4, [Given.Water], [Given.Leader.Person], (Role.UnitLead, Given.Water));

        Assert.Contains(given.Task.Confirm(given.Setting, Given.Stamp(standIn))!.Unmet, u => u.Rule == Rule.ApplicantConfirms);
    }

    [Fact]
    public void Who_uploaded_evidence_does_not_review()
    {
        var given = Given.ATask().Submitted();
        var handlerNowAuditor = Given.Person(6, [], [], (Role.Auditor, Given.Bureau));

        Assert.Contains(given.Task.TakeReview(ReviewId.New(), given.Setting, Given.Stamp(handlerNowAuditor))!.Unmet, u => u.Rule == Rule.ReviewerIsInvolved);
    }

    [Fact]
    public void Who_held_a_post_in_the_unit_while_the_task_was_open_does_not_review_it()
    {
        var given = Given.ATask().Submitted();
        var moved = new Post(PostId.New(), Given.Id(30), Given.Water, "科员", new DateOnly(2024, 1, 1));
        moved.End(Given.Today);
        var auditor = new Actor(Given.Id(30), [new HeldRole(Role.Auditor, Given.Bureau, new Hat(Given.Id(30), false))], [moved], [], Given.Units);

        Assert.Contains(given.Task.TakeReview(ReviewId.New(), given.Setting, Given.Stamp(auditor))!.Unmet, u => u.Rule == Rule.OwnUnit);
    }

    [Fact]
    public void A_post_in_the_parents_office_is_not_own_by_itself()
    {
        Assert.False(Given.Office.IsOwnUnit(Given.Water, Given.Today, Given.Today));
        Assert.True(Given.Leader.IsOwnUnit(Given.Bureau, Given.Today, Given.Today));
    }

    [Fact]
    public void The_reviewer_does_not_head_the_panel()
    {
        var given = Given.ATask().Reviewed();

        var refusal = given.Task.AppointPanel([new SeatDraft(Given.Auditor.Person, PanelRole.Head, Given.Secretariat, "组长"), new SeatDraft(Given.Member.Person, PanelRole.Member, Given.City, "成员")], Given.ActorOf, given.Setting, Given.Stamp(Given.Office));

        Assert.Contains(refusal!.Unmet, u => u.Rule == Rule.HeadIsReviewer);
        Assert.Empty(given.Task.Panel);
    }

    [Fact]
    public void Nobody_of_a_responsible_unit_sits_on_the_panel()
    {
        var given = Given.ATask().Reviewed();

        var refusal = given.Task.AppointPanel([new SeatDraft(Given.Head.Person, PanelRole.Head, Given.City, "组长"), new SeatDraft(Given.UnitLead.Person, PanelRole.Member, Given.Water, "科长")], Given.ActorOf, given.Setting, Given.Stamp(Given.Office));

        Assert.Equal(Rule.SeatOfOwnUnit, Assert.Single(refusal!.Unmet).Rule);
    }

    [Fact]
    public void Who_recorded_a_paper_act_does_not_check_it()
    {
        var given = Given.ATask().Applied();
        var paper = new PaperAct(PaperActId.New(), given.Task.InspectionId, given.Task.Id, new PaperStatement(TaskVerb.Confirm, Given.Leader.Person, Given.Today), new Evidence.StoredFile(Given.Text, 1, "批示.pdf", "application/pdf"), Given.Stamp(Given.Office));

        Assert.Equal(Rule.CheckerIsRecorder, paper.Check(Given.Stamp(Given.Office))!.Unmet[0].Rule);
        Assert.Null(paper.Check(Given.Stamp(Given.SecondOffice)));
        Assert.Equal(PaperActState.Checked, paper.State);
    }
}
