using Rectify.Web.Layout;
using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Layout;

public sealed class FrameTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    private static Shell Handler(params NavigationGate[] gates) => new() { PersonName = "程知远", OpenGates = gates.ToHashSet() };

    [Fact]
    public void A_handler_sees_no_room_of_the_office()
    {
        Assert.Equal(["Desk", "Ledger", "Search", "Dashboard", "Letters", "Suggestions", "WiderChecks", "Registers", "Meetings", "Calendar", "Settings"], Handler().Entries.Select(entry => entry.Key));
        Assert.Contains("Intake", Handler(NavigationGate.Office).Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Who_answers_for_a_unit_finds_the_reporting_of_progress_among_the_rooms_and_on_the_phone()
    {
        Assert.Contains("Progress", Handler(NavigationGate.Units).Entries.Select(entry => entry.Key));
        Assert.Equal(["Desk", "Ledger", "Dashboard", "Progress"], Navigation.OnPhone(Handler(NavigationGate.Units).Entries).Select(entry => entry.Key));
    }

    [Fact]
    public void Nobody_signed_in_sees_no_room() => Assert.Empty(Shell.SignedOut.Entries);

    [Fact]
    public async Task The_room_one_is_in_is_marked_on_the_pages_below_it_too()
    {
        await using var rooms = await Rendered.Of<RoomLinks>((nameof(RoomLinks.Shell), Handler()), (nameof(RoomLinks.Path), "/ledger/task/6"));
        Assert.Equal("/ledger", (await rooms.Body()).QuerySelector("[aria-current=page]")!.GetAttribute("href"));
        Assert.False(Navigation.Entries.Single(entry => entry.Key == "Ledger").Holds("/ledgers"));
    }

    [Theory]
    [InlineData("/tasks/6", "Ledger")]
    [InlineData("/problems/1001/wording", "Ledger")]
    [InlineData("/opinion/6", "Review")]
    [InlineData("/planning/approval", "Rounds")]
    [InlineData("/inspections/6", "Rounds")]
    [InlineData("/extensions", "Dashboard")]
    [InlineData("/desk", "Desk")]
    public void A_page_with_an_address_of_its_own_belongs_to_the_one_room_one_comes_from(string path, string room) =>
        Assert.Equal(room, Assert.Single(Navigation.Entries, entry => entry.Holds(path)).Key);

    [Fact]
    public async Task What_waits_behind_a_room_is_counted_beside_it()
    {
        var shell = Handler() with { Waiting = new Dictionary<string, int> { ["Desk"] = 7, ["Ledger"] = 0 } };
        await using var rooms = await Rendered.Of<RoomLinks>((nameof(RoomLinks.Shell), shell));
        Assert.Equal("7", Assert.Single((await rooms.Body()).QuerySelectorAll(".n")).TextContent);
    }

    [Fact]
    public void A_phone_shows_four_rooms_beside_more()
    {
        var all = Handler(Enum.GetValues<NavigationGate>()).Entries;
        Assert.Equal(["Desk", "Ledger", "Review", "Dashboard"], Navigation.OnPhone(all).Select(entry => entry.Key));
    }

    [Fact]
    public async Task Demo_data_is_said_on_every_page()
    {
        await using var ribbon = await Rendered.Of<DemoRibbon>();
        Assert.Contains("演示数据", await ribbon.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_icon_has_its_symbol_and_every_symbol_its_name()
    {
        var symbols = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Repository.PathOf("src/Rectify.Web/wwwroot/icons.svg")), "symbol id=\"([^\"]+)\"").Select(match => match.Groups[1].Value);
        Assert.Equal(symbols.Order(), Enum.GetValues<IconName>().Select(icon => icon.Symbol()).Order());
    }
}
