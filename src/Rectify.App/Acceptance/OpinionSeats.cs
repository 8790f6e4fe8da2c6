using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Reviews;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Printed = Rectify.Documents.Writing;

namespace Rectify.App.Acceptance;

/// <summary>Who signs an opinion, and how far they are: the panel as appointed; without a panel, and for rounds whose panel is gone, whoever has signed.</summary>
internal static class OpinionSeats
{
    /// <param name="opinion">Null before it is written.</param>
    public static async Task<IReadOnlyList<OpinionSeat>> SeatsAsync(this Reading reading, OpinionSource source, Opinion? opinion, OfficeDay office, CancellationToken ct)
    {
        var (db, task) = (reading.Db, source.Task);
        var given = opinion?.ValidSignatures.OrderBy(s => s.Number).ToList() ?? [];
        var isPresent = opinion is null || opinion == task.CurrentOpinion;
        var seats = isPresent ? task.Panel : [];
        var unseated = given.Where(s => seats.All(seat => seat.PersonId != s.PersonId)).ToList();
        var names = await db.NamesAsync(seats.Select(seat => seat.PersonId).Concat(unseated.Select(s => s.PersonId)), ct);
        var papers = await PapersAsync(db, given, ct);
        var rows = seats.Select(seat => new OpinionSeat(seat.PersonId, names[seat.PersonId], seat.Role, source.NameOf(seat.UnitId, opinion?.AcceptedOn ?? reading.Today), seat.Title,
            Given(given.Find(s => s.PersonId == seat.PersonId)), reading.Actor.AsPerson(seat.PersonId) is not null)
            { HasFallen = opinion is { ConcludedOn: null } && given.TrueForAll(s => s.PersonId != seat.PersonId) && opinion.Signatures.Any(s => s.IsVoid && s.PersonId == seat.PersonId) }).ToList();
        foreach (var signature in unseated)
        {
            var (unit, title) = await PostAsync(db, signature.PersonId, office.Of(signature.SignedAt), ct);
            rows.Add(new OpinionSeat(signature.PersonId, names[signature.PersonId], signature.Role, unit, title, Given(signature), reading.Actor.AsPerson(signature.PersonId) is not null));
        }
        return [.. rows.OrderBy(row => row.Role)];

        GivenSignature? Given(Signature? s) => s is null ? null
            : new GivenSignature(s.Stance, s.Remark, office.Local(s.SignedAt), s.Way, s.PaperActId is { } paper ? papers.GetValueOrDefault(paper) : null, s.TextSha256);
    }

    public static IReadOnlyList<Printed.PanelSeat> ToPrint(this IReadOnlyList<OpinionSeat> seats) => [.. seats.Select(seat =>
        new Printed.PanelSeat(seat.Role switch { PanelRole.Head => Printed.PanelRole.Head, PanelRole.Deputy => Printed.PanelRole.DeputyHead, _ => Printed.PanelRole.Member }, seat.Name, seat.Unit, seat.Title, Sign(seat.Signature))
        {
            Dissent = seat.Signature is { Stance: SignatureStance.Dissents } dissent ? dissent.Remark : null,
        })];

    private static Printed.PanelSignature Sign(GivenSignature? signature) => signature switch
    {
        null => new Printed.PanelSignature.InInk(),
        { Stance: SignatureStance.Absent } => new Printed.PanelSignature.Absent(signature.Remark ?? ""),
        { PaperOn: { } on } => new Printed.PanelSignature.OnPaper(on),
        _ => new Printed.PanelSignature.InSystem(signature.At, signature.TextSha256),
    };

    private static async Task<Dictionary<PaperActId, DateOnly>> PapersAsync(RectifyDb db, List<Signature> given, CancellationToken ct)
    {
        var ids = given.Select(s => s.PaperActId).OfType<PaperActId>().ToList();
        return ids.Count == 0 ? [] : await db.PaperActs.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DecidedOn, ct);
    }

    private static async Task<(string Unit, string Title)> PostAsync(RectifyDb db, PersonId person, DateOnly day, CancellationToken ct)
    {
        var post = await db.Posts.AsNoTracking().Where(p => p.PersonId == person && p.From <= day && (p.Until == null || day <= p.Until)).OrderByDescending(p => p.From).FirstOrDefaultAsync(ct);
        if (post is null) return ("", "");
        var unit = await db.Units.AsNoTracking().Include(u => u.Periods).SingleAsync(u => u.Id == post.UnitId, ct);
        return (unit.NameOn(day), post.Title);
    }
}
