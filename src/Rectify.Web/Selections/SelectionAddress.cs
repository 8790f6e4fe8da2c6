using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.Web.Selections;

/// <summary>Pages of what was chosen in a list; the choice is their address.</summary>
public static class SelectionAddress
{
    public const string Tasks = "/ledger/selection";
    public const string Letters = "/letters/selection";
    public const string Extensions = "/extensions/selection";
    public const string Amendments = "/amendments/selection";
    public const string Suggestions = "/suggestions/selection";
    public const string Milestones = "/milestones/selection";
    public const string Registers = "/registers/selection";

    /// <summary>The form of a list to which the boxes of its rows belong.</summary>
    public const string Form = "selection";

    /// <summary>A box, and what it says in the address.</summary>
    public const string Box = "t";

    /// <summary>Said by a form that exports what is ticked: with nothing ticked it is not the whole list that is wanted.</summary>
    public const string OnlyChosen = "chosen";

    /// <summary>The form was sent with nothing ticked.</summary>
    public static bool IsNothingChosen(HttpRequest request) => request.Query.ContainsKey(OnlyChosen) && !request.Query.ContainsKey(Box);

    /// <param name="page">One of the pages above.</param>
    /// <param name="done">What was done with the selection; the page says it.</param>
    /// <param name="act">The act by which it was done, where it can be taken back; the page offers it.</param>
    public static string Of<TId>(string page, IEnumerable<TId> chosen, string? done = null, ActId? act = null) where TId : struct, IEntityId<TId> =>
        Of(page, chosen.Select(one => $"{one.Value:N}"), done, act);

    public static string Of(IEnumerable<MilestoneKey> chosen, string? done = null, ActId? act = null) => Of(Milestones, chosen.Select(one => $"{one}"), done, act);

    /// <summary>What cannot be read is left out.</summary>
    public static IReadOnlyList<TId> Parse<TId>(IEnumerable<string?>? chosen) where TId : struct, IEntityId<TId> =>
        [.. (chosen ?? []).Select(text => Guid.TryParse(text, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty).Distinct().Select(TId.From)];

    public static IReadOnlyList<MilestoneKey> ParseMilestones(IEnumerable<string?>? chosen) => [.. (chosen ?? []).Select(text => MilestoneKey.TryParse(text, out var key) ? key : null).OfType<MilestoneKey>().Distinct()];

    private static string Of(string page, IEnumerable<string> chosen, string? done, ActId? act = null) =>
        QueryHelpers.AddQueryString(page, chosen.Select(one => KeyValuePair.Create(Box, (string?)one)).Concat(done is null ? [] : [KeyValuePair.Create("done", (string?)done)]).Concat(act is { } id ? [KeyValuePair.Create("act", (string?)$"{id.Value:N}")] : []));
}
