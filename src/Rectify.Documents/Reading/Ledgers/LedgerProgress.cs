using System.Globalization;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>What a row of a ledger that came back from a unit reports of one measure.</summary>
/// <remarks>
/// <see cref="Text"/>: 进展情况. <see cref="AsOf"/>: the day it is true for; null where none is printed or it is no day (then <see cref="AsOfPrinted"/> says what stands there).
/// <see cref="Grade"/>: 完成情况, the unit's claim. <see cref="Quantity"/>: the first number under the columns of kinds (制度, 挽回损失, 问责 ...).
/// </remarks>
public sealed record LedgerProgress(LedgerRow Row, string Problem, string Measure, string Text, string? AsOfPrinted, DateOnly? AsOf, ReportedGrade Grade, decimal? Quantity)
{
    private static readonly LedgerField[] Quantities =
        [LedgerField.Institutions, LedgerField.LossRecovered, LedgerField.PersonsHeldAccountable, LedgerField.WiderChecks, LedgerField.Campaigns];

    /// <summary>Rows that name a measure and say something of its progress.</summary>
    public static IEnumerable<LedgerProgress> Of(LedgerReading reading)
    {
        foreach (var row in reading.Rows)
        {
            if (row[LedgerField.Measure]?.Text is not { Length: > 0 } measure || row[LedgerField.Progress]?.Text is not { Length: > 0 } text || reading.Proposal.FindProblem(row.Problem) is not { } problem)
                continue;
            var printed = row[LedgerField.ProgressAsOf]?.Text;
            var number = Quantities.Select(field => row[field]?.Text).FirstOrDefault(cell => cell is not null);
            yield return new(row, problem.Wording.Text, measure, text, printed, printed is null ? null : LedgerDay.Of(printed, null).Day,
                row[LedgerField.Completion]?.Text is { } stated ? LedgerGrade.Of(stated) : ReportedGrade.NotStated,
                decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var quantity) ? quantity : null);
        }
    }
}
