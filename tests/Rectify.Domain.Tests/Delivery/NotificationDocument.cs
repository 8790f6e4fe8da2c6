using System.Globalization;
using System.Text;
using Rectify.Domain.Delivery;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tests.Delivery;

/// <summary>docs/who-is-told.md, printed from the table so that an expert can check it without reading code.</summary>
internal static class NotificationDocument
{
    public static string Print()
    {
        var text = new StringBuilder();
        text.Append("""
            # Who is told

            Printed from `src/Rectify.Domain/Delivery/WhoIsTold.cs`; a test keeps the two equal. Whoever did it is not told; whoever stands in for somebody hears what they would hear.
            Of a restricted problem those hear who may see it. Principal and upper level hear where the regime asks for their act. Where one act has two things for a person, the row that stands first is told.

            | of | what happened | who hears | only when |
            |---|---|---|---|

            """);
        foreach (var row in WhoIsTold.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.About} | {row.Kind} | {string.Join(", ", row.Hears)} | {row.When?.Says} |\n");
        var nobody = Enum.GetValues<FactKind>().Where(kind => !WhoIsTold.Rows.Any(row => row.Kind == kind));
        text.Append(CultureInfo.InvariantCulture, $"\nNobody is told of: {string.Join(", ", nobody)}.\n");
        return text.ToString();
    }
}
