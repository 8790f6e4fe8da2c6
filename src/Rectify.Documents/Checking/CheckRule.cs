namespace Rectify.Documents.Checking;

public enum CheckSeverity
{
    /// <summary>提示: worth a look.</summary>
    Hint,

    /// <summary>需核对: probably a slip.</summary>
    Question,

    /// <summary>应处理: does not add up, or must not go out like this.</summary>
    Fault,
}

/// <summary>
/// What the check-up looks for. Rules are data: identifier, title, why it matters and the sentence of a finding in both languages, where {0}, {1} are the
/// values of the finding.
/// </summary>
public sealed record CheckRule(string Id, CheckSeverity Severity, CheckWords Chinese, CheckWords English);

/// <summary>A rule in one language.</summary>
public sealed record CheckWords(string Title, string Why, string Message);
