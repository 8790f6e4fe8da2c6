using Rectify.Domain.People;

namespace Rectify.Web.Selections;

/// <summary>Pages of what the reader has done to many in one act.</summary>
public static class BulkActAddress
{
    public const string Page = "/desk/acts";

    /// <summary>The form on the page of one act that takes it back; the confirmations of other pages send it.</summary>
    public const string Undo = "undo";

    /// <param name="done">Right after it was done: the page says so.</param>
    public static string Of(ActId act, bool done = false) => $"{Page}/{act.Value:N}{(done ? "?done=act" : "")}";

    public static string Undone(ActId act) => $"{Page}/{act.Value:N}?done={Undo}";
}
