using Microsoft.AspNetCore.Components.Web;
using Rectify.App;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Web.Intake;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Intake;

public sealed class PartsTests : IDisposable
{
    private static readonly UnitOption Water = new(UnitId.New(), "水务局", null);
    private static readonly InspectionOption There = new(InspectionId.New(), "2026年第一轮", "水务局", InspectionKind.Routine, new DateOnly(2026, 3, 16));
    private static readonly IntakeTargets Targets = new([There], [], [Water]);

    private readonly InLanguage language = new("zh-CN");
    private readonly Proposal proposal = Read.Proposal with
    {
        Header = new() { FeedbackOn = new(new DateOnly(2026, 3, 16), "", DayInference.None, default, Confidence.Sure) },
        Problems = [Read.Proposal.Problems[0] with { Body = "云湖市水务局" }, Read.Proposal.Problems[1] with { Body = "云湖市粮食局" }],
    };

    public void Dispose() => language.Dispose();

    [Fact]
    public void The_inspection_there_is_for_a_body_and_its_day_is_suggested_and_a_round_is_opened_once()
    {
        var forms = PartForm.Of(ProposalPart.Of(proposal), Targets);

        Assert.Equal([$"{There.Id.Value}", null], forms.Select(form => form.Target.Existing));
        Assert.Same(forms[0].Target.In, forms[1].Target.In);
        var opens = forms[1].Decide(IntakeId.New(), 1);
        Assert.Equal([2], opens.Chosen!);
        forms[1].Target.In.IsOpened = true;
        Assert.Equal((opens.New!.NewRound!.Id, null), (forms[1].Decide(IntakeId.New(), 2).New!.Round, forms[1].Decide(IntakeId.New(), 2).New!.NewRound));
    }

    [Fact]
    public async Task Bodies_are_taken_or_left_and_a_refusal_names_its_body()
    {
        var (forms, taken) = (PartForm.Of(ProposalPart.Of(proposal), Targets), new List<string>());
        await using var dialog = await Rendered.Of<AcceptPartsDialog>(
            (nameof(AcceptPartsDialog.Open), true), (nameof(AcceptPartsDialog.Proposal), proposal), (nameof(AcceptPartsDialog.Forms), forms), (nameof(AcceptPartsDialog.Targets), Targets),
            (nameof(AcceptPartsDialog.Refused), new PartRefused("云湖市粮食局", [new FieldError("New.GroupName", "required")])),
            (nameof(AcceptPartsDialog.OnAccept), Rendered.On<IReadOnlyList<PartForm>>(parts => taken.AddRange(parts.Select(part => part.Key)))));
        Assert.Contains("云湖市粮食局没有登记：巡察组：请填写", string.Concat((await dialog.Words()).Where(letter => !char.IsWhiteSpace(letter))), StringComparison.Ordinal);

        await dialog.Raise("onchange", new Microsoft.AspNetCore.Components.ChangeEventArgs { Value = false }, "id", "take-云湖市粮食局");
        await dialog.Raise("onclick", new MouseEventArgs(), "id", "accept-parts-act");

        Assert.Equal(["云湖市水务局"], taken);
    }

    [Fact]
    public async Task What_the_document_suggests_is_offered_to_each_body_until_one_takes_it()
    {
        var asking = proposal with { Requirements = [new(901, "1", "健全排口动态更新机制。", null, null, default, Confidence.Sure), new(902, "2", "统筹安排监测经费。", null, null, default, Confidence.Sure)] };
        var forms = PartForm.Of(ProposalPart.Of(asking), Targets);
        await using var dialog = await Rendered.Of<AcceptPartsDialog>(
            (nameof(AcceptPartsDialog.Open), true), (nameof(AcceptPartsDialog.Proposal), asking), (nameof(AcceptPartsDialog.Forms), forms), (nameof(AcceptPartsDialog.Targets), Targets));
        await dialog.Raise("onclick", new MouseEventArgs(), "id", "where-云湖市水务局");
        await dialog.Raise("onchange", new Microsoft.AspNetCore.Components.ChangeEventArgs { Value = true }, "id", "suggestion-云湖市水务局-901");
        Assert.Equal([901], forms[0].Decide(IntakeId.New(), 1).Suggestions);

        await dialog.Raise("onclick", new MouseEventArgs(), "id", "where-云湖市粮食局");
        var words = string.Concat(await dialog.Words());
        Assert.Contains("统筹安排监测经费", words, StringComparison.Ordinal);
        Assert.DoesNotContain("健全排口动态更新机制", words, StringComparison.Ordinal);
    }
}
