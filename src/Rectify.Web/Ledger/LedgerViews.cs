using Rectify.App.Ledger;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Ledger;

/// <summary>The views every office needs, before those a person has kept.</summary>
public static class LedgerViews
{
    public static IReadOnlyList<(string Key, LedgerFilter Filter)> BuiltIn { get; } =
    [
        ("All", LedgerFilter.None),
        ("Ongoing", new() { States = [.. Enum.GetValues<TaskState>().Where(state => state.IsOpen())] }),
        ("Overdue", new() { Due = DueWindow.Overdue }),
        ("Month", new() { Due = DueWindow.Within30Days }),
        ("Waiting", new() { States = [TaskState.Submitted, TaskState.UnderAcceptance] }),
        ("Sustained", new() { States = [TaskState.Sustained] }),
        ("Money", new() { WithMoney = true }),
        ("Key", new() { IsKey = true }),
    ];

    /// <summary>Tabs that keep the inspection one looks at, and the columns.</summary>
    public static IReadOnlyList<TabLink> Tabs(LedgerAddress here, IReadOnlyList<SavedViewRow> kept)
    {
        var plain = (here with { From = null, IsCounted = false }).Query;
        return
        [
            .. BuiltIn.Select(view => (Text: Texts.Ledger[$"View.{view.Key}"], Address: here.Asking(view.Filter with { Round = here.Filter.Round, Inspection = here.Filter.Inspection })))
                .Select(view => new TabLink(view.Text, view.Address.Href, view.Address.Query == plain)),
            .. kept.Select(view => new TabLink(view.Name, LedgerAddress.Parse(view.Query).Href, LedgerAddress.Parse(view.Query).Query == plain)),
        ];
    }
}
