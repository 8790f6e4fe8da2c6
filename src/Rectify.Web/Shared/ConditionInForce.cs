namespace Rectify.Web.Shared;

/// <param name="Text">What is asked for, in words.</param>
/// <param name="RemoveHref">The list's address without this condition.</param>
public sealed record ConditionInForce(string Text, string RemoveHref);
