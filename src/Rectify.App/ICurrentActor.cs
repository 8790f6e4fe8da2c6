using Rectify.Domain.People;

namespace Rectify.App;

/// <summary>Who is acting: the circuit's or request's user, a worker, the command line. Resolved once per act; roles are read anew each time.</summary>
public interface ICurrentActor
{
    /// <summary>Null when nobody is signed in.</summary>
    ValueTask<PersonId?> PersonAsync(CancellationToken ct);
}
