using System.Globalization;
using System.Runtime.CompilerServices;

namespace Rectify.Web.Tests.Rendering;

/// <summary>Tests read the pages in the office's language, whatever the machine's is; <see cref="InLanguage"/> changes it for one test.</summary>
internal static class OfficeLanguage
{
    [ModuleInitializer]
    internal static void Set() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(Web.Layout.PagesSetup.Languages[0]);
}
