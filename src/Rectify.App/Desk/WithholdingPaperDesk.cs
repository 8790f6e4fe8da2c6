using Rectify.App.Notices;
using Rectify.Domain.Notices;
using Rectify.Domain.People;

namespace Rectify.App.Desk;

/// <summary>Decisions on paper about withholdings that another person entered: they wait to be checked against the paper.</summary>
internal static class WithholdingPaperDesk
{
    public static IQueryable<WithholdingPaper>? For(DeskReader who) =>
        who.UnitsAs([Role.Office, Role.HeadOfOffice]).Count == 0 ? null : WithholdingPapers.Waiting(who.Reading).Where(p => !who.Persons.Contains(p.RecordedBy));

    public static async Task<IReadOnlyList<WaitingWithholdingPaper>> ReadAsync(DeskReader who, int most, CancellationToken ct) => For(who) is { } waiting ? await WithholdingPapers.ReadAsync(who.Reading, waiting, most, ct) : [];
}
