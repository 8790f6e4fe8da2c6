namespace Rectify.Web.Takeovers;

/// <summary>What the page's script is told of a scan.</summary>
/// <param name="IsDone">Whether the file is kept.</param>
/// <param name="Sentence">For the person, in their language, where it is not.</param>
/// <param name="Token">Names the kept scan; only this server can read it.</param>
public sealed record PaperAnswer(bool IsDone, string? Sentence, string? Name = null, string? Token = null);
