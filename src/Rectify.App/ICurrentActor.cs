using Rectify.Domain.People;

namespace Rectify.App;

/// <summary>Who is acting: the circuit's or request's user, a worker, the command line. Resolved once per act; roles are read anew each time.</summary>
public interface ICurrentActor
{
    /// <summary>Null when nobody is signed in.</summary>
    ValueTask<PersonId?> PersonAsync(CancellationToken ct);

    /// <summary>True while one page is read from beginning to end and nothing is decided: what its first read finds out about the actor holds for its others. Acts ask anew all the same.</summary>
    bool IsReadingOnePage => false;
}
