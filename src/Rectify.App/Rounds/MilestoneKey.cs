using System.Diagnostics.CodeAnalysis;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>Names a milestone: <c>0198….Plan</c> in an address.</summary>
public sealed record MilestoneKey(InspectionId Inspection, MilestoneKind Kind)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out MilestoneKey? key)
    {
        key = text?.Split('.') is [var inspection, var named] && Guid.TryParseExact(inspection, "N", out var id) && Enum.TryParse<MilestoneKind>(named, out var kind) && $"{kind}" == named ? new MilestoneKey(InspectionId.From(id), kind) : null;
        return key is not null;
    }

    public override string ToString() => $"{Inspection.Value:N}.{Kind}";
}
