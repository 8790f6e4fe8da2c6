using Rectify.Domain.Dossiers;
using Rectify.Web.Evidence;

namespace Rectify.Web.Dossiers;

/// <summary>Builds the addresses of foreign dossiers.</summary>
public static class DossierAddress
{
    public const string Page = "/dossiers";

    public const string Import = "/dossiers/import";

    public static string After(ForeignDossierId last) => $"{Page}?after={last.Value:N}";

    /// <summary>The list, with why the last archive was not taken in.</summary>
    public static string Refused(string code, string? detail) => $"{Page}?refused={Uri.EscapeDataString(code)}{(detail is null ? null : $"&detail={Uri.EscapeDataString(detail.Length > 200 ? detail[..200] : detail)}")}";

    /// <param name="part">From 1.</param>
    public static string Of(ForeignDossierId id, int part = 1) => $"{Page}/{id.Value}{(part > 1 ? $"?part={part}" : null)}";

    public static string Preview(ForeignDossierId id, int position) => $"{Page}/{id.Value}/files/{position}";

    public static string File(ForeignDossierId id, int position) => $"{Preview(id, position)}/file";

    public static EvidenceDoors Doors(ForeignDossierId id, int position) =>
        new(File(id, position), $"{Preview(id, position)}/picture", (page, isLarge) => $"{Preview(id, position)}/pages/{page}{(isLarge ? "?large=true" : null)}");
}
