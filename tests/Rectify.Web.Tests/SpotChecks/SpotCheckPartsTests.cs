using Rectify.App.SpotChecks;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Web.Shared;
using Rectify.Web.SpotChecks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.SpotChecks;

public sealed class SpotCheckPartsTests
{
    private static readonly DateOnly On = new(2026, 6, 3);

    [Fact]
    public void What_the_list_shows_is_its_address_and_back()
    {
        var address = new SpotCheckAddress(new SpotCheckFilter(InspectionId.New(), CheckingWay.OnSite, SpotCheckVerdict.Partly, On, On.AddDays(7), TaskId.New()), new SpotCheckKey(true, On, SpotCheckId.New()));
        Assert.Equal(address.Href, SpotCheckAddress.Parse(new Uri($"http://house{address.Href}").Query).Href);
        Assert.DoesNotContain("before", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal("/checks-on-the-spot", SpotCheckAddress.Parse("?way=walk&verdict=9&from=yesterday&after=x~y&task=1").Href);
    }

    [Fact]
    public void A_check_is_told_by_day_way_people_and_measures()
    {
        using var _ = new InLanguage("zh-CN");
        var row = new SpotCheckRow(SpotCheckId.New(), TaskId.New(), 1001, "排口整治滞后", "水生态环境科", CheckingWay.OnSite, On, ["宋明远", "江知远"], [1, 3], "现场无排放。", SpotCheckVerdict.InPlace, 2, false, "宋明远", On, null);
        Assert.Equal("2026-06-03 · 现场核查 · 宋明远、江知远 · 措施 1、3", SpotCheckSigns.Line(row));
        Assert.Equal("2026-06-03 · 现场核查 · 宋明远、江知远", SpotCheckSigns.Line(row with { Measures = [] }));
        Assert.Equal([Tone.Good, Tone.Warn, Tone.Danger], Enum.GetValues<SpotCheckVerdict>().Select(SpotCheckSigns.ToneOf));
    }
}
