namespace Rectify.Web.Shared;

/// <summary>The attributes that tie a control to the sentence under it.</summary>
public static class FieldMarks
{
    public static string HintId(string fieldId) => fieldId + "-hint";

    public static string ErrorId(string fieldId) => fieldId + "-error";

    /// <summary>For <c>@attributes</c> on a control inside a <see cref="FormField"/>.</summary>
    public static IReadOnlyDictionary<string, object> Of(string fieldId, string? hint, string? error) => (hint, error) switch
    {
        (_, not null) => new Dictionary<string, object> { ["aria-invalid"] = "true", ["aria-describedby"] = ErrorId(fieldId) },
        (not null, _) => new Dictionary<string, object> { ["aria-describedby"] = HintId(fieldId) },
        _ => new Dictionary<string, object>(),
    };
}
