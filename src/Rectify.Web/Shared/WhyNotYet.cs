namespace Rectify.Web.Shared;

/// <summary>One guard that is not met.</summary>
/// <param name="Sentence">What is missing.</param>
/// <param name="WhoMustAct">The person, unit or group by name.</param>
/// <param name="Icon">What kind of thing is missing.</param>
/// <param name="LinkText">What the link does; with <paramref name="Href"/>.</param>
/// <param name="Href">Where it is put right; null when the reader cannot.</param>
public sealed record WhyNotYet(string Sentence, string WhoMustAct, IconName Icon = IconName.Alert, string? LinkText = null, string? Href = null);
