using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Rectify.App;
using Rectify.App.Accounts;
using Rectify.Domain.People;

namespace Rectify.Web.Accounts;

/// <summary>
/// The user of this request or circuit. The scope is told once who is signed in (<see cref="Is"/>): by the middleware for a request, by the circuit's handler for a circuit,
/// which has no HTTP context of its own. Whether that account may act still is asked every time.
/// </summary>
internal sealed class CurrentActor(SignedInPerson signedIn) : ICurrentActor
{
    private Guid? account;

    public bool IsReadingOnePage { get; private set; }

    public void Is(ClaimsPrincipal user, bool readingOnePage = false)
    {
        IsReadingOnePage = readingOnePage;
        account = user.Identity?.IsAuthenticated == true && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    }

    public async ValueTask<PersonId?> PersonAsync(CancellationToken ct) => account is { } id ? await signedIn.OfAsync(id, ct) : null;
}

/// <summary>Tells the circuit's scope who is signed in, before anything of the circuit runs and again before each message: a sign-out elsewhere is seen.</summary>
internal sealed class CurrentActorOfCircuit(CurrentActor actor, AuthenticationStateProvider authentication) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => await TellAsync();

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        await TellAsync();
        await next(context);
    };

    private async Task TellAsync() => actor.Is((await authentication.GetAuthenticationStateAsync()).User);
}
