using Microsoft.AspNetCore.WebUtilities;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Ledger;

/// <summary>The page of tasks chosen in the ledger; the choice is its address.</summary>
public static class SelectionAddress
{
    public const string Page = "/ledger/selection";

    /// <summary>The form in the ledger to which the boxes of its rows belong.</summary>
    public const string Form = "selection";

    public static string Of(IEnumerable<TaskId> chosen, string? done = null) =>
        QueryHelpers.AddQueryString(Page, chosen.Select(task => KeyValuePair.Create("t", (string?)$"{task.Value:N}")).Concat(done is null ? [] : [KeyValuePair.Create("done", (string?)done)]));

    /// <summary>What cannot be read is left out.</summary>
    public static IReadOnlyList<TaskId> Parse(IEnumerable<string?>? chosen) =>
        [.. (chosen ?? []).Select(text => Guid.TryParse(text, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty).Distinct().Select(TaskId.From)];
}
