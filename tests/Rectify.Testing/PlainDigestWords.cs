using Rectify.App.Delivery;

namespace Rectify.Testing;

/// <summary>Texts of digests without the host's words.</summary>
public sealed class PlainDigestWords : IDigestWords
{
    public IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];

    public DigestText Of(PersonDigest digest, Uri? house) =>
        new(digest.Language == "en" ? $"{digest.Rows.Count} unread" : $"未读{digest.Rows.Count}条", string.Join('\n', digest.Rows.Select(row => $"{row.Number} {row.Kind} {new Uri(house!, $"/notifications/{row.Id}")}{row.By}")));

    public DigestText Of(GroupDigest digest, Uri? house) => new("时限", string.Join('\n', digest.Deadlines.Select(one => $"{one.Number} {one.DueOn:yyyy-MM-dd}")));
}
