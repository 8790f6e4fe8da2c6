using System.Globalization;

namespace Rectify.Web.Tests.Rendering;

/// <summary>Runs the rest of a test in one language.</summary>
public sealed class InLanguage : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo Ui) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public InLanguage(string name) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new(name), new(name));

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
