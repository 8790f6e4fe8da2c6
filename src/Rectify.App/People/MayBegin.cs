using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>Whether the reader may begin a record at all: a form is not drawn for who would be refused at its end. The act itself asks again, where.</summary>
public sealed class MayBegin(Door door) : IUseCase
{
    /// <summary>Null when the reader may open rounds and inspections; who can otherwise.</summary>
    public Task<Outcome?> RoundAsync(CancellationToken ct = default) => WhyNotAsync([Role.Office, Role.HeadOfOffice], ct);

    /// <summary>Null when the reader may read documents in; who can otherwise.</summary>
    public Task<Outcome?> IntakeAsync(CancellationToken ct = default) => WhyNotAsync([Role.Office, Role.HeadOfOffice], ct);

    /// <summary>Null when the reader may create persons; who can otherwise.</summary>
    public Task<Outcome?> PersonAsync(CancellationToken ct = default) => WhyNotAsync([Role.SystemAdministrator], ct);

    private async Task<Outcome?> WhyNotAsync(Role[] roles, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading?.Actor.HasAnywhere(roles) == true ? null : Outcome.Only(roles);
    }
}
