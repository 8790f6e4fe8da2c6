using Rectify.App.Rounds;
using Rectify.Domain.Rounds;
using Rectify.Web.Shared;

namespace Rectify.Web.Rounds;

/// <summary>Sections as choices of a form.</summary>
public static class SectionWords
{
    public static IReadOnlyList<Choice> Choices(IReadOnlyList<SectionRow> sections) =>
        [.. sections.Select(s => new Choice($"{s.Id.Value}", $"{new string('\u3000', s.Level - 1)}{s.Ordinal}{s.Heading}"))];

    public static SectionId? Of(string? chosen) => Guid.TryParse(chosen, out var id) ? new SectionId(id) : null;
}
