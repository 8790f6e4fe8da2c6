using Rectify.App.Acceptance;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;

namespace Rectify.Web.Acceptance;

/// <summary>A seat as it is being filled in: unit and title come from the person's present post, the title may be put right.</summary>
public sealed class SeatRow
{
    public PanelRole Role { get; set; } = PanelRole.Member;

    public PanelCandidate? Who { get; private set; }

    public string? Title { get; set; }

    public void Take(PanelCandidate? candidate) => (Who, Title) = (candidate, candidate?.Title);

    /// <summary>Null while nobody is named.</summary>
    public SeatDraft? Draft => Who is null ? null : new SeatDraft(Who.Person, Role, Who.Unit, (Title ?? "").Trim());

    public static SeatRow Of(SeatDraft seat, IReadOnlyList<PanelCandidate> candidates)
    {
        var row = new SeatRow { Role = seat.Role };
        row.Take(candidates.FirstOrDefault(candidate => candidate.Person == seat.Person) is { } known ? known with { Unit = seat.Unit } : null);
        row.Title = seat.Title;
        return row;
    }

    public static PersonId? PersonOf(string? value) => Guid.TryParse(value, out var id) ? PersonId.From(id) : null;
}
