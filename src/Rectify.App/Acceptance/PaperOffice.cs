using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>Only the office of the inspected body records and checks what was decided on paper.</summary>
internal static class PaperOffice
{
    public static Refusal? Refuse(TaskVerb verb, RectificationTask task, TaskSetting setting, Stamp stamp) =>
        Relation.Office.Find(new TaskCase(task, setting, stamp.By, stamp.On)) is null ? Refusal.Because(verb, Rule.NotYourAct, Relation.Office) : null;
}
