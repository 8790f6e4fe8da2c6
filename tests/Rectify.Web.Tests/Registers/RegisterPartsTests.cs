using Rectify.App.Registers;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Registers;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Registers;

public sealed class RegisterPartsTests
{
    private static readonly DateOnly On = new(2026, 6, 3);

    [Fact]
    public void What_the_registers_show_is_their_address_and_back()
    {
        var filter = new RegisterFilter
        {
            Kind = RegisterKind.Institution, Inspection = InspectionId.New(), Stage = InstitutionStage.Trial, Change = InstitutionChange.Revised, Sanction = AccountabilityKind.Organisational, Unit = UnitId.New(), Problem = ProblemId.New(),
            From = On, Until = On.AddDays(7), Text = "云环发〔2026〕3号", NumberTwice = true, WithEnded = true,
        };
        var address = new RegisterAddress(filter, new RegisterKey(true, RegisterId.New()));
        Assert.Equal(address, RegisterAddress.Parse(new Uri($"http://house{address.Href}").Query));
        Assert.DoesNotContain("before", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal("/registers", RegisterAddress.Parse("?kind=tea&from=yesterday&after=x&unit=1&number=once").Href);
    }

    [Fact]
    public void A_form_gives_back_the_words_it_was_made_of()
    {
        foreach (var words in new RegisterWords[]
        {
            new InstitutionWords("巡查办法", "云环发〔2026〕3号", null, On, InstitutionChange.Revised, InstitutionStage.Trial), new AccountabilityWords(AccountabilityKind.PartyDiscipline, 2, On, "警告"), new SumWords("多付工程款", 12.5m, 10m, On),
        })
        {
            var input = RegisterPost.Of(words, Guid.NewGuid(), Guid.NewGuid()).ToInput(words);
            Assert.Equal(words, input switch
            {
                InstitutionInput i => new InstitutionWords(i.Title!, i.Number, i.Issuer, i.IssuedOn, i.Change, i.Stage),
                AccountabilityInput a => new AccountabilityWords(a.Kind, a.Persons!.Value, a.DecidedOn!.Value, a.Note),
                SumInput s => new SumWords(s.Label!, s.AtStake!.Value, s.Recovered!.Value, s.TrueOn!.Value),
                _ => null,
            });
        }
    }

    [Fact]
    public async Task A_draft_stands_apart_and_a_number_with_two_titles_is_marked()
    {
        using var _ = new InLanguage("zh-CN");
        await using var page = await Rendered.Of<RegisterTable>(
            ("Rows", new RegisterListRow[]
            {
                new(RegisterId.New(), InspectionId.New(), RegisterState.InForce, new InstitutionWords("巡查办法", null, null, null, InstitutionChange.Created, InstitutionStage.Draft), [new(TaskId.New(), 1007, "水生态环境科", [1, 2])], false),
                new(RegisterId.New(), InspectionId.New(), RegisterState.Replaced, new InstitutionWords("值守规定", "云环发〔2026〕3号", null, On, InstitutionChange.Created, InstitutionStage.Issued), [], true),
            }), ("Kind", RegisterKind.Institution));
        var rows = (await page.Body()).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("初稿，不计入", rows[0], StringComparison.Ordinal);
        Assert.Contains("问题 1007", rows[0], StringComparison.Ordinal);
        Assert.Contains("未印发", rows[0], StringComparison.Ordinal);
        Assert.Contains("一号两名", rows[1], StringComparison.Ordinal);
        Assert.Contains("已更替", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_and_persons_stand_as_two_figures_and_drafts_apart_from_what_is_issued()
    {
        using var _ = new InLanguage("zh-CN");
        var counted = new RegisterSums([new(InstitutionChange.Created, InstitutionStage.Issued, 3), new(InstitutionChange.Created, InstitutionStage.Draft, 2)], [new(AccountabilityKind.Organisational, 2, 5)], 1, 420, 260, 160);
        await using var page = await Rendered.Of<RegisterSumsView>(("Counted", counted), ("Address", new RegisterAddress()));
        var figures = (await page.Body()).QuerySelectorAll("dl.sums > div").ToDictionary(figure => figure.QuerySelector("dt")!.TextContent, figure => figure.QuerySelector("dd")!.TextContent.Trim());
        Assert.StartsWith("3", figures["已印发制度"], StringComparison.Ordinal);
        Assert.StartsWith("2", figures["初稿（不计入）"], StringComparison.Ordinal);
        Assert.StartsWith("2", figures["问责"], StringComparison.Ordinal);
        Assert.StartsWith("5", figures["问责人次"], StringComparison.Ordinal);
        Assert.StartsWith("160", figures["尚余"], StringComparison.Ordinal);
    }
}
