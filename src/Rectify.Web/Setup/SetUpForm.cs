namespace Rectify.Web.Setup;

/// <summary>What the set-up page is sent.</summary>
public sealed class SetUpForm
{
    public string? Token { get; set; }
    public string? BodyName { get; set; }
    public string? UpperName { get; set; }
    public string? Name { get; set; }
    public string? UserName { get; set; }
    public string? Password { get; set; }
    public string? Repeated { get; set; }
    public bool AlsoOffice { get; set; }
}
