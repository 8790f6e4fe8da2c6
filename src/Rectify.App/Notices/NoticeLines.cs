using System.Text.RegularExpressions;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;

namespace Rectify.App.Notices;

public enum NoticeLineKind
{
    Title,
    Heading,
    Body,

    /// <summary>Signer and date.</summary>
    SignOff,
}

/// <summary>A line of a notice as a page shows it.</summary>
public sealed record NoticeLine(string Text, NoticeLineKind Kind);

/// <summary>The text of a notice, and what each line of it is.</summary>
public static partial class NoticeLines
{
    private const int LongestHeading = 60;

    /// <summary>The words of the .docx, a line for each paragraph; a release compares it with what the person read.</summary>
    public static string TextOf(PublicNotice notice) => PublicNoticeText.Of(notice);

    /// <param name="text">As <see cref="TextOf"/> gives it and as it is kept with a released notice.</param>
    /// <param name="title">The notice's title; what stands above it is the letter head.</param>
    public static IReadOnlyList<NoticeLine> Of(string text, string title)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select((line, i) => new NoticeLine(line,
            line == title ? NoticeLineKind.Title : i >= lines.Length - 2 ? NoticeLineKind.SignOff : Heading().IsMatch(line) && line.Length <= LongestHeading ? NoticeLineKind.Heading : NoticeLineKind.Body))];
    }

    // 一、整改落实情况   （二）持续推进的问题; a problem of the section tree that is a sentence is none
    [GeneratedRegex("^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）)[^。]*$")]
    private static partial Regex Heading();
}
