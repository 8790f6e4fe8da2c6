namespace Rectify.Web.Layout;

/// <summary>On a static page that holds one interactive part: presses wait for its circuit as on a page that is interactive as a whole.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InteractivePartAttribute : Attribute;
