using Rectify.Domain.People;

namespace Rectify.Domain.Acceptance;

public enum PanelRole
{
    /// <summary>组长: signs last.</summary>
    Head,

    /// <summary>副组长</summary>
    Deputy,

    /// <summary>成员</summary>
    Member,
}

/// <summary>A seat of the acceptance group, with unit and title as of the day of appointment: documents print them so.</summary>
public sealed record SeatDraft(PersonId Person, PanelRole Role, UnitId Unit, string Title);

/// <summary>验收组: one head and at least one more member, nobody from the responsible unit, the head not the reviewer.</summary>
public sealed class PanelSeat
{
    private PanelSeat() { Title = ""; }

    internal PanelSeat(Tasks.TaskId task, SeatDraft seat)
    {
        (TaskId, PersonId, Title) = (task, seat.Person, "");
        Set(seat);
    }

    public Tasks.TaskId TaskId { get; private set; }

    public PersonId PersonId { get; private set; }

    public PanelRole Role { get; private set; }

    public UnitId UnitId { get; private set; }

    public string Title { get; private set; }

    internal void Set(SeatDraft seat) => (Role, UnitId, Title) = (seat.Role, seat.Unit, seat.Title);
}
