using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Decides whether a document speaks in a table (a ledger) or in running text, and has it read that way.</summary>
internal static class DocumentReader
{
    public static Proposal Read(SourceText source, LedgerMapping? mapping)
    {
        if (source.Tables.Exists(table => table.IsWorksheet))
            return LedgerReader.Read(source, mapping).Proposal;
        if (!LedgerReader.HasLedger(source, mapping))
            return ProposalReader.ReadText(source);
        var ledger = LedgerReader.Read(source, mapping).Proposal;
        var text = ProposalReader.ReadText(source);
        // a notice with a table as annex is read as the notice it is
        var outside = text.Problems.Count(problem => !source.Tables.Exists(table => table.Span.Contains(problem.Span.Start)));
        return ledger.Problems.Count > outside ? ledger : text;
    }
}
