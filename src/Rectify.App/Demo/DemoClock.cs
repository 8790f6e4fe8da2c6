using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Demo;

/// <summary>The clock of the demonstration's story: it stands on the day the story tells of.</summary>
internal sealed class DemoClock(OfficeDay office) : TimeProvider
{
    private DateTimeOffset now;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Nine in the morning of that day, and a minute more for every act before.</summary>
    public void GoTo(DateOnly day)
    {
        var morning = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), office.Zone.GetUtcOffset(day.ToDateTime(new TimeOnly(9, 0)))).ToUniversalTime();
        now = morning > now ? morning : now.AddMinutes(1);
    }
}

/// <summary>Whoever the story says acts.</summary>
internal sealed class DemoActor : ICurrentActor
{
    public PersonId? Person { get; set; }

    public ValueTask<PersonId?> PersonAsync(CancellationToken ct) => ValueTask.FromResult(Person);
}
