namespace Rectify.Web.Shared;

/// <summary>Measures by how far they are: what the machine knows (verified) apart from what a unit claims.</summary>
/// <param name="Verified">Filled squares; the only ones the figure counts.</param>
/// <param name="Claimed">Hatched: reported done, nobody has checked.</param>
/// <param name="Returned">Amber.</param>
/// <param name="Open">Hollow.</param>
public readonly record struct StepCount(int Verified, int Claimed, int Returned, int Open)
{
    public int Total => Verified + Claimed + Returned + Open;
}
