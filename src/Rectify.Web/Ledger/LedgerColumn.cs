using Rectify.App.Ledger;

namespace Rectify.Web.Ledger;

/// <summary>Columns of the ledger beside number and problem, which are always there; in the order they are shown.</summary>
public enum LedgerColumn
{
    Item, Number, Round, Body, Class, LeadUnit, Leader, Supporting, Handler, Due, OriginalDue, State, Steps, Pace, Stake, Target, Effect, ReasonNotDone, NextSteps, Evidence, Progress, ClosedOn, Returns,
}

public static class LedgerColumns
{
    /// <summary>Number and problem.</summary>
    public const int Fixed = 2;

    public static IReadOnlyList<LedgerColumn> All { get; } = Enum.GetValues<LedgerColumn>();

    public static IReadOnlyList<LedgerColumn> Usual { get; } = [LedgerColumn.Item, LedgerColumn.LeadUnit, LedgerColumn.Leader, LedgerColumn.Due, LedgerColumn.State, LedgerColumn.Steps];

    /// <summary>What the query has to read for these columns.</summary>
    public static LedgerDetails Details(IEnumerable<LedgerColumn> columns) => columns.Aggregate(LedgerDetails.None, (all, column) => all | column switch
    {
        LedgerColumn.Round or LedgerColumn.Body => LedgerDetails.Source,
        LedgerColumn.Supporting => LedgerDetails.Supporting,
        LedgerColumn.Handler => LedgerDetails.Handler,
        LedgerColumn.Target => LedgerDetails.Target,
        LedgerColumn.Effect => LedgerDetails.Effect,
        LedgerColumn.ReasonNotDone => LedgerDetails.ReasonNotDone,
        LedgerColumn.NextSteps => LedgerDetails.NextSteps,
        LedgerColumn.Evidence => LedgerDetails.Evidence,
        LedgerColumn.Progress => LedgerDetails.Progress,
        LedgerColumn.Pace => LedgerDetails.Pace,
        _ => LedgerDetails.None,
    });
}
