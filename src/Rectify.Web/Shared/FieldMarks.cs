namespace Rectify.Web.Shared;

/// <summary>The attributes that tie a control to the sentence under it.</summary>
public static class FieldMarks
{
    public static string HintId(string fieldId) => fieldId + "-hint";

    public static string ErrorId(string fieldId) => fieldId + "-error";

    public static string NowId(string fieldId) => fieldId + "-now";

    /// <summary>For <c>@attributes</c> on a control inside a <see cref="FormField"/>.</summary>
    /// <param name="now">What somebody else wrote there meanwhile.</param>
    public static IReadOnlyDictionary<string, object> Of(string fieldId, string? hint, string? error, string? now = null)
    {
        var marks = new Dictionary<string, object>();
        string?[] told = [error is not null ? ErrorId(fieldId) : hint is not null ? HintId(fieldId) : null, now is not null ? NowId(fieldId) : null];
        if (error is not null) marks["aria-invalid"] = "true";
        if (string.Join(' ', told.OfType<string>()) is { Length: > 0 } ids) marks["aria-describedby"] = ids;
        return marks;
    }
}
