using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>The public notice as a Word document in the form of GB/T 9704-2012.</summary>
public static class PublicNoticeDocument
{
    /// <summary>Writes the notice; the stream stays open. Equal notices give equal bytes.</summary>
    public static Task WriteAsync(Stream output, PublicNotice notice, CancellationToken cancel = default) => OfficialDocument.WriteAsync(
        output, new OfficialProperties(notice.Title, notice.Signer, notice.SignedOn), PublicNoticeBlocks.Of(notice), cancel);
}

/// <summary>The public notice as plain text, for a web page: the same words as <see cref="PublicNoticeDocument"/>, a line for each paragraph.</summary>
public static class PublicNoticeText
{
    public static string Of(PublicNotice notice) => OfficialPlainText.Of(PublicNoticeBlocks.Of(notice));
}
