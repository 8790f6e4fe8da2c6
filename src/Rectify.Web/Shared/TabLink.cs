namespace Rectify.Web.Shared;

/// <param name="Text">The view's name.</param>
/// <param name="Href">The list's address with the view's conditions.</param>
/// <param name="IsCurrent">The one shown.</param>
/// <param name="Count">How many it holds, where that is known without asking.</param>
public sealed record TabLink(string Text, string Href, bool IsCurrent = false, int? Count = null);
