using Rectify.App.Problems;

namespace Rectify.Web.Tasks;

/// <summary>A wording put right, as the browser sends it.</summary>
public sealed class WordingPost
{
    public string? Wording { get; set; }

    /// <summary>Before it is frozen only.</summary>
    public string? Ordinal { get; set; }

    /// <summary>Before it is frozen only.</summary>
    public Guid? Section { get; set; }

    /// <summary>Of an erratum.</summary>
    public string? SourcePage { get; set; }

    /// <summary>Of an erratum, of its refusal, or why it is taken back.</summary>
    public string? Reason { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public static WordingPost Of(WordingSheet sheet, Guid act) => new() { Wording = sheet.Wording, Ordinal = sheet.Ordinal, Section = sheet.Section?.Value, Seen = sheet.Version, Act = act };
}
