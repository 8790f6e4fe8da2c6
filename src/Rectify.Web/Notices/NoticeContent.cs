using Rectify.App.Notices;

namespace Rectify.Web.Notices;

/// <summary>A notice's text on its way to the page. One object, so that a long text is handed on and not sent as a parameter again and again.</summary>
public sealed class NoticeContent(string text, string title)
{
    public string Text { get; } = text;

    public string Title { get; } = title;

    public IReadOnlyList<NoticeLine> Lines { get; } = NoticeLines.Of(text, title);
}
