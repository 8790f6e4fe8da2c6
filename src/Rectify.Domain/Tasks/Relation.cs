using Rectify.Domain.People;

namespace Rectify.Domain.Tasks;

/// <summary>Who somebody is to a task: a role at a unit, or a place on the task itself.</summary>
public enum Relation
{
    /// <summary>Office staff of the inspected body.</summary>
    Office,

    /// <summary>Head of the office.</summary>
    HeadOfOffice,

    /// <summary>Unit lead of the lead unit.</summary>
    UnitLead,

    /// <summary>The task's handler, or a handler of the lead unit.</summary>
    Handler,

    /// <summary>The leading responsible leader (牵头责任领导).</summary>
    LeadingLeader,

    /// <summary>Who confirms by the ladder: the leading leader; the first person responsible where that leader applied; the leading group where both did.</summary>
    Confirmer,

    /// <summary>The person who applied for closure.</summary>
    Applicant,

    /// <summary>Any auditor of the body.</summary>
    Auditor,

    /// <summary>The auditor who took the open review.</summary>
    ReviewingAuditor,

    /// <summary>The auditor who passed the present review on to the panel.</summary>
    PassingAuditor,

    /// <summary>Head of the appointed panel.</summary>
    PanelHead,

    /// <summary>Member of the appointed panel, the head included.</summary>
    PanelMember,

    /// <summary>The leading group.</summary>
    LeadingGroup,

    /// <summary>Who decides the open extension by the regime.</summary>
    ExtensionDecider,

    /// <summary>The principal (主要领导): the body's first person responsible.</summary>
    Principal,

    /// <summary>The upper body's inspection office.</summary>
    UpperLevel,

    /// <summary>Daily supervision (日常监督) of the inspected body.</summary>
    Supervision,

    /// <summary>Who is named to look at the task in a look-back ("回头看").</summary>
    LookBackChecker,

    /// <summary>Who scores in an evaluation (评估) and has not handed in.</summary>
    Scorer,

    /// <summary>Who keeps the compartment of clues and petitions (线索信访专管员) of the inspected body.</summary>
    ClueKeeper,

    /// <summary>Who keeps the compartment at the unit that handles the clue, or at the inspected body.</summary>
    ClueHandler,

    /// <summary>Unit lead of the unit that leads a wider check (举一反三) or a campaign (专项整治).</summary>
    WiderCheckLead,
}

public static class Relations
{
    /// <summary>The hat under which the actor stands in that relation to the task; null when they do not.</summary>
    public static Hat? Find(this Relation relation, TaskCase c)
    {
        var (task, setting, actor) = (c.Task, c.Setting, c.Actor);
        return relation switch
        {
            Relation.Office => actor.As(Role.Office, setting.Body) ?? actor.As(Role.HeadOfOffice, setting.Body),
            Relation.HeadOfOffice => actor.As(Role.HeadOfOffice, setting.Body),
            Relation.UnitLead => AtLeadUnit(Role.UnitLead),
            Relation.Handler => actor.AsPerson(task.HandlerId) ?? AtLeadUnit(Role.Handler),
            Relation.LeadingLeader => actor.AsPerson(task.LeaderId),
            Relation.Confirmer => Confirming(c),
            Relation.Applicant => actor.AsPerson(task.AppliedBy),
            Relation.Auditor => actor.As(Role.Auditor, setting.Body),
            Relation.ReviewingAuditor => task.OpenReview is { } review ? actor.AsPerson(review.AuditorId) : null,
            Relation.PassingAuditor => task.CurrentReview is { Conclusion: ReviewConclusion.Passed } passed ? actor.AsPerson(passed.AuditorId) : null,
            Relation.PanelHead => actor.AsPerson(task.PanelHead?.PersonId),
            Relation.PanelMember => task.Panel.Select(seat => actor.AsPerson(seat.PersonId)).FirstOrDefault(hat => hat is not null),
            Relation.LeadingGroup => actor.As(Role.LeadingGroup, setting.Body),
            Relation.ExtensionDecider => actor.As(DeciderOf(c), setting.Body) ?? (DeciderOf(c) == Role.Office ? actor.As(Role.HeadOfOffice, setting.Body) : null),
            Relation.Principal => actor.AsPerson(setting.FirstResponsible),
            Relation.UpperLevel => actor.As(Role.UpperLevel, setting.Body),
            Relation.Supervision => actor.As(Role.Supervision, setting.Body),
            Relation.LookBackChecker => actor.AsPerson(setting.Checker),
            // of clues, evaluations and wider checks, which are no tasks
            Relation.Scorer or Relation.ClueKeeper or Relation.ClueHandler or Relation.WiderCheckLead => null,
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, null),
        };

        Hat? AtLeadUnit(Role role) => task.LeadUnitId is { } unit ? actor.As(role, unit) : null;
    }

    /// <summary>
    /// Ladder of confirmation: the leading leader; where that leader applied, the first person responsible; where they are one, the leading group by minutes.
    /// </summary>
    private static Hat? Confirming(TaskCase c)
    {
        var applicant = c.Task.AppliedBy;
        if (c.Task.LeaderId is { } leader && leader != applicant) return c.Actor.AsPerson(leader);
        if (c.Setting.FirstResponsible is { } first && first != applicant) return c.Actor.AsPerson(first);
        return c.Actor.As(Role.LeadingGroup, c.Setting.Body);
    }

    private static Role DeciderOf(TaskCase c) =>
        c.Task is { OpenExtension: not null, IsExtendedBefore: true } && c.Setting.Regime.SecondExtension == Rounds.SecondExtensionDecider.LeadingGroup ? Role.LeadingGroup : Role.Office;
}
