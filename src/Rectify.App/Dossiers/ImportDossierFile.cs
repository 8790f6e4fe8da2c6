using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;
using Rectify.Domain.Dossiers;
using Rectify.Domain.People;

namespace Rectify.App.Dossiers;

/// <summary>What came of taking a dossier in from the command line.</summary>
/// <param name="Faults">What did not fit; empty where everything did, or nothing was taken in.</param>
public sealed record DossierImported(Outcome Outcome, int Files, int TrailFacts, IReadOnlyList<DossierFault> Faults);

/// <summary>For the command line, where nobody is signed in: whoever holds the instance's folder may take a dossier in, in the name of somebody who has an account.</summary>
public sealed class ImportDossierFile(AppSettings settings)
{
    /// <param name="account">Whose act it is.</param>
    /// <param name="unit">Present name of the body whose office keeps it; null for the first that is under nobody.</param>
    public async Task<DossierImported> RunAsync(string path, string account, string? unit, CancellationToken ct = default)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<Named>().AddSingleton<ICurrentActor>(provider => provider.GetRequiredService<Named>()).AddRectifyApp(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await using var db = RectifyDatabase.Open(settings.ConnectionString);
        var name = account.Trim();
        var person = await db.Users.Where(a => a.UserName == name).Select(a => (PersonId?)a.PersonId).SingleOrDefaultAsync(ct);
        if (person is null) return Refused("account-unknown", name);
        var heldBy = await db.Set<UnitPeriod>().Where(p => p.Until == null && (unit == null ? p.ParentId == null : p.Name == unit)).OrderBy(p => p.UnitId).Select(p => (UnitId?)p.UnitId).FirstOrDefaultAsync(ct);
        if (heldBy is null) return Refused("unit-unknown", unit);
        services.GetRequiredService<Named>().Person = person;
        var id = ForeignDossierId.New();
        await using var archive = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);
        var outcome = await scope.ServiceProvider.GetRequiredService<ImportDossier>().RunAsync(id, heldBy.Value, Path.GetFileName(path), archive, ActId.New(), _ => true, ct);
        if (!outcome.IsDone) return new DossierImported(outcome, 0, 0, []);
        var kept = await db.ForeignDossiers.AsNoTracking().Where(d => d.Id == id).Select(d => new { Files = d.Files.Count, d.TrailFacts, d.Faults }).SingleAsync(ct);
        return new DossierImported(outcome, kept.Files, kept.TrailFacts, DossierFault.Of(kept.Faults));
    }

    private static DossierImported Refused(string code, string? detail) => new(Outcome.Bad(ImportDossier.Field, code, detail), 0, 0, []);

    private sealed class Named : ICurrentActor
    {
        public PersonId? Person { get; set; }

        public ValueTask<PersonId?> PersonAsync(CancellationToken ct) => new(Person);
    }
}
