using Microsoft.AspNetCore.Components.Web;
using Rectify.Domain.Intake;
using Rectify.Web.Intake;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Intake;

public sealed class NamedTests : IDisposable
{
    private static readonly TextSpan Place = Read.Of("定期核对");

    private readonly InLanguage language = new("zh-CN");
    private readonly List<ProposalEdit> edits = [];

    private readonly ProposedProblem problem = Read.Proposal.Problems[0] with
    {
        SubProblems = [new("井口编号重复", Place, Confidence.Sure)],
        Parties = [new("责任领导", new("周启明", Place, Confidence.Sure)), new("牵头单位", new("水务科", Place, Confidence.Sure))],
        Deadlines = [new(31, "年底前", new DateOnly(2026, 12, 31), DayInference.PeriodEnd, Place, Confidence.Likely)],
        Facts = new()
        {
            Frequencies = [new(12, "每两个月核对1次", 1, 2, FrequencyPeriod.Month, Place, Confidence.Sure)],
            Indicators = [new(12, "核对率", IndicatorComparison.AtLeast, "95", "%", "核对率不低于95%", Place, Confidence.Likely)],
            Documents = [new(12, "台账管理办法", "云水党〔2026〕3号", NamedDocumentStage.Trial, Place, Confidence.Likely)],
            Sums = [new(null, 12.5m, SumRole.Recovered, "12.5万元", Place, Confidence.Likely)],
            Accountability = [new(null, "诫勉", AccountabilityFamily.Organisational, 2, AccountabilityUnit.Persons, "诫勉2人", Place, Confidence.Likely)],
        },
    };

    public void Dispose() => language.Dispose();

    [Fact]
    public async Task What_the_words_name_stands_beside_the_problem_and_leads_to_its_place()
    {
        await using var facts = await Rendered.Of<NamedFacts>((nameof(NamedFacts.Problem), problem));
        var body = await facts.Body();

        Assert.Equal(
            ["井口编号重复", "每两个月核对1次（每 2月至少 1 次）", "核对率 不低于 95%", "《台账管理办法》云水党〔2026〕3号（试行）", "追回：12.5万元", "诫勉 2 人（组织处理）"],
            body.QuerySelectorAll("button").Select(fact => fact.TextContent));
        Assert.All(body.QuerySelectorAll("button"), fact => Assert.Equal(($"{Place.Start}", $"{Place.End}"), (fact.GetAttribute("data-from"), fact.GetAttribute("data-to"))));
    }

    [Fact]
    public async Task Names_and_deadlines_are_corrected_or_dropped_before_they_are_kept()
    {
        var proposal = Read.Proposal with { Problems = [problem] };
        await using var named = await Rendered.Of<NamedParties>((nameof(NamedParties.Problem), problem), (nameof(NamedParties.OnEdit), Rendered.On<ProposalEdit>(edits.Add)));

        await named.Raise("onchange", new Microsoft.AspNetCore.Components.ChangeEventArgs { Value = "何静" }, "id", "party-0");
        await named.Raise("onclick", new MouseEventArgs(), "id", "drop-party-1");
        await named.Raise("onclick", new MouseEventArgs(), "id", "drop-deadline-31");

        var changed = edits.Aggregate(proposal, (left, edit) => edit.ApplyTo(left)).Problems[0];
        Assert.Equal([("责任领导", "何静")], changed.Parties.Select(party => (party.Label, party.Name.Text)));
        Assert.Empty(changed.Deadlines);
    }

    [Fact]
    public async Task Of_a_compilation_the_header_of_the_document_in_hand_is_shown_and_corrected()
    {
        var second = new ProposedDocumentPart(42, DocumentKind.ProgressNotice, "云湖市粮食局", new() { Title = new("粮食局通报", Place, Confidence.Sure), Contacts = [new(ContactKind.Telephone, Place)] }, TextSpan.FromTo(30, Read.Source.Length));
        var proposal = Read.Proposal with { Documents = [new(41, DocumentKind.ProgressNotice, "云湖市水务局", new(), TextSpan.FromTo(0, 30)), second] };
        await using var header = await Rendered.Of<HeaderPanel>((nameof(HeaderPanel.Proposal), proposal), (nameof(HeaderPanel.InHand), proposal.Problems[1]), (nameof(HeaderPanel.OnEdit), Rendered.On<ProposalEdit>(edits.Add)));
        Assert.Equal("粮食局通报", (await header.Body()).QuerySelector("#about-title")!.GetAttribute("value"));
        Assert.Equal("电话", (await header.Body()).QuerySelector("#header-facts button")!.TextContent);

        await header.Raise("onchange", new Microsoft.AspNetCore.Components.ChangeEventArgs { Value = "巡察工作条例\n整改办法" }, "id", "about-basis");

        Assert.Equal(["巡察工作条例", "整改办法"], Assert.Single(edits).ApplyTo(proposal).Documents[1].Header.LegalBasis.Select(basis => basis.Text));
    }

    [Fact]
    public void A_fact_inside_a_measure_is_a_stretch_of_its_own_in_the_source()
    {
        var pieces = SourcePieces.Of(Read.Source, Read.Proposal with { Problems = [problem] }).SelectMany(line => line).ToList();

        Assert.Contains(pieces, piece => piece.At == Place.Start && piece.Text == "定期核对" && piece.IsRead);
        Assert.Equal(Read.Source.Replace("\n", ""), string.Concat(pieces.Select(piece => piece.Text)));
    }
}
