using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Ledger;
using Rectify.Web.Selections;
using Xunit;

namespace Rectify.Web.Tests.Ledger;

public sealed class LedgerAddressTests
{
    private static readonly LedgerFilter Everything = new()
    {
        Round = RoundId.New(), Inspection = InspectionId.New(), Unit = UnitId.New(), WithBelow = false, Leader = PersonId.New(), States = [TaskState.Applied, TaskState.Submitted], Due = DueWindow.Within30Days,
        Classes = [ProblemClass.Staged, ProblemClass.Continuous], Section = SectionId.New(), Text = "排口 & 100%", WithMoney = true, IsKey = true, DuringPresence = true, Measure = MeasureState.ReportedDone, Part = FigurePart.Overdue, AsOf = new DateOnly(2026, 7, 20),
    };

    [Fact]
    public void An_address_read_again_is_the_same_address()
    {
        var address = new LedgerAddress
        {
            Filter = Everything, Sort = LedgerSort.Document, Columns = [LedgerColumn.Number, LedgerColumn.State], IsRoomy = true, IsCounted = true,
            From = new LedgerKey(true, TaskId.New(), default, InspectionId.New(), 17),
        };
        var again = LedgerAddress.Parse(address.Query);
        Assert.Equal(address.Query, again.Query);
        Assert.Equal(address.From, again.From);
        Assert.Equal(address.Columns, again.Columns);
        Assert.Equal(Everything with { States = [], Classes = [] }, again.Filter with { States = [], Classes = [] });
        Assert.Equal(Everything.States, again.Filter.States);
        Assert.Equal(Everything.Classes, again.Filter.Classes);
    }

    [Fact]
    public void Tasks_that_were_chosen_stand_in_the_address_of_the_selection_and_of_its_workbook()
    {
        var (one, other) = (TaskId.New(), TaskId.New());
        var address = LedgerAddress.Of(new LedgerFilter { Chosen = [one, other] });
        Assert.Equal([one, other], LedgerAddress.Parse(address.Query).Filter.Chosen);
        Assert.StartsWith($"/ledger.xlsx?t={one.Value:N}&t={other.Value:N}", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal($"/ledger/selection?t={one.Value:N}&t={other.Value:N}&done=remind", SelectionAddress.Of(SelectionAddress.Tasks, [one, other], "remind"));
        Assert.Equal([one], SelectionAddress.Parse<TaskId>([$"{one.Value:N}", "x", null, $"{one.Value}"]));
        var post = new SelectionPost { Seen = SelectionPost.Write([new Rectify.App.Data.Seen<TaskId>(one, 3)]) };
        Assert.Equal([new Rectify.App.Data.Seen<TaskId>(one, 3)], post.Lines<TaskId>());
        Assert.Empty(new SelectionPost { Seen = "a.b,.,7" }.Lines<TaskId>());
    }

    [Fact]
    public void Nothing_asked_for_is_the_bare_page() => Assert.Equal("/ledger", new LedgerAddress().Href);

    [Theory]
    [InlineData("?unit=&leader=x&state=Nowhere&due=99&columns=Nonsense.State&after=yesterday&on=2026-13-01&sort=up")]
    [InlineData("?after=20260711&before=.&state=42")]
    public void What_cannot_be_read_is_left_out(string query)
    {
        var address = LedgerAddress.Parse(query);
        Assert.Equal(LedgerFilter.None with { States = [], Classes = [] }, address.Filter with { States = LedgerFilter.None.States, Classes = LedgerFilter.None.Classes });
        Assert.Empty(address.Filter.States);
        Assert.Null(address.From);
    }

    [Fact]
    public void Another_condition_begins_at_the_first_page_and_the_workbook_has_no_page()
    {
        var deep = new LedgerAddress { From = new LedgerKey(false, TaskId.New(), new DateOnly(2026, 7, 11), default, 0), Filter = new LedgerFilter { WithMoney = true }, Columns = [LedgerColumn.State] };
        Assert.Equal("/ledger?due=Overdue&columns=State", deep.Asking(new LedgerFilter { Due = DueWindow.Overdue }).Href);
        Assert.Equal("/ledger.xlsx?money=yes", deep.ExportHref);
        Assert.DoesNotContain(deep.Carried("money"), said => said.Name is "money" or "after");
    }
}
