using Rectify.App.Data;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>送达回证: the letter was handed over on paper; its author enters day, name and the scan.</summary>
public sealed class RecordReceipt(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, DateOnly? on, string? receivedBy, StoredFile? scan, CancellationToken ct = default) =>
        on is not { } day ? Bad(nameof(on), "missing")
        : string.IsNullOrWhiteSpace(receivedBy) ? Bad(nameof(receivedBy), "missing")
        : receivedBy.Trim().Length > Person.MaxNameLength ? Bad(nameof(receivedBy), "too-long")
        : scan is null ? Bad("Scan", "missing")
        : work.DecideLetterAsync(nameof(RecordReceipt), id, seen, act, (letter, session) => letter.RecordReceipt(day, receivedBy, scan, session.Stamp), ct);

    private static Task<Outcome> Bad(string field, string code) => Task.FromResult(Outcome.Bad(field, code));
}
