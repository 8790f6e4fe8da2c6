using Rectify.Domain.Notices;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Rounds;

/// <summary>A regime while it is written.</summary>
public sealed class RegimeText
{
    public Window PlanDue { get; set; }

    public Window ConcentratedPeriod { get; set; }

    public Window ReportDue { get; set; }

    public Window PublicationDue { get; set; }

    public bool Panel { get; set; }

    public bool Principal { get; set; }

    public bool UpperLevel { get; set; }

    public bool AsksDiscipline { get; set; }

    public bool AsksOrganization { get; set; }

    /// <summary>Grounds on which a notice may withhold a problem, each by its name.</summary>
    public List<string> Grounds { get; set; } = [];

    public int? DisplayDays { get; set; }

    public string? SecondExtension { get; set; }

    public IReadOnlyList<WarningStep> Ladder { get; set; } = [];

    /// <summary>A kind of milestone and the papers it needs, one a line.</summary>
    public List<PapersText> Papers { get; set; } = [];

    public static RegimeText Of(Regime regime) => new()
    {
        PlanDue = regime.PlanDue, ConcentratedPeriod = regime.ConcentratedPeriod, ReportDue = regime.ReportDue, PublicationDue = regime.PublicationDue,
        Panel = regime.HasPanel, Principal = regime.NeedsPrincipal, UpperLevel = regime.NeedsUpperLevel, DisplayDays = regime.DisplayDays, SecondExtension = $"{regime.SecondExtension}",
        AsksDiscipline = regime.OpinionsOnPlan?.HasFlag(OpinionBodies.Discipline) == true, AsksOrganization = regime.OpinionsOnPlan?.HasFlag(OpinionBodies.Organization) == true,
        Grounds = [.. WithholdingGrounds.Each.Where(regime.MayWithhold).Select(ground => $"{ground}")],
        Ladder = regime.Ladder.Steps, Papers = TextsOf(regime.Papers),
    };

    public MilestonePapers? PapersNeeded
    {
        get
        {
            var papers = new MilestonePapers(Papers.Select(each => (Enum.Parse<MilestoneKind>(each.Id), (IReadOnlyList<string>)(each.Names ?? "").Split('\n'))));
            return papers.All.Any() ? papers : null;
        }
    }

    public void Need(MilestonePapers? papers) => Papers = TextsOf(papers);

    /// <param name="before">What of the regime no form shows.</param>
    public Regime ToRegime(Regime before) => before with
    {
        PlanDue = PlanDue, ConcentratedPeriod = ConcentratedPeriod, ReportDue = ReportDue, PublicationDue = PublicationDue,
        // an emptied number is no number of days: the validator says so
        HasPanel = Panel, NeedsPrincipal = Principal, NeedsUpperLevel = UpperLevel, DisplayDays = DisplayDays ?? -1,
        SecondExtension = Enum.TryParse<SecondExtensionDecider>(SecondExtension, out var who) ? who : before.SecondExtension,
        OpinionsOnPlan = (AsksDiscipline, AsksOrganization) switch { (true, true) => OpinionBodies.Discipline | OpinionBodies.Organization, (true, false) => OpinionBodies.Discipline, (false, true) => OpinionBodies.Organization, _ => null },
        Withholding = Permitted == WithholdingGrounds.All ? null : Permitted,
        Ladder = new WarningLadder(Ladder), Papers = PapersNeeded,
    };

    public bool Permits(WithholdingGround ground) => Grounds.Contains($"{ground}");

    public void Permit(WithholdingGround ground, bool yes) => Grounds = [.. WithholdingGrounds.Each.Where(each => each == ground ? yes : Permits(each)).Select(each => $"{each}")];

    private WithholdingGround Permitted => WithholdingGrounds.Each.Where(Permits).Aggregate(WithholdingGround.None, (all, ground) => all | ground);

    private static List<PapersText> TextsOf(MilestonePapers? papers) => [.. Enum.GetValues<MilestoneKind>().Select(kind => new PapersText { Id = $"{kind}", Names = string.Join('\n', papers?.Of(kind) ?? []) })];

    /// <summary>The papers of one kind of milestone.</summary>
    public sealed class PapersText
    {
        public string Id { get; set; } = "";

        public string? Names { get; set; }
    }
}
