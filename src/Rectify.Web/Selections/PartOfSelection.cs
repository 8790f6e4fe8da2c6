namespace Rectify.Web.Selections;

/// <summary>An act that only some of a selection allow.</summary>
/// <param name="Verb">In words.</param>
/// <param name="Count">How many allow it.</param>
/// <param name="Href">The selection of these alone.</param>
public sealed record PartOfSelection(string Verb, int Count, string Href);
