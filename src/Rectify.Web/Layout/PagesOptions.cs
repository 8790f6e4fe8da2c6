namespace Rectify.Web.Layout;

/// <summary>What the pages are told from outside.</summary>
public sealed class PagesOptions
{
    /// <summary>Answers, for one request, what the frame around the page shows. Unless set, nobody is signed in.</summary>
    public Func<HttpContext, ValueTask<Shell>> ReadShell { get; set; } = _ => ValueTask.FromResult(Shell.SignedOut);
}
