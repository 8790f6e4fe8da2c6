using Rectify.App.Meetings;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Intake;
using Rectify.Web.Meetings;
using Rectify.Web.SpotChecks;
using Xunit;

namespace Rectify.Web.Tests.Meetings;

public sealed class MeetingAddressTests
{
    private static readonly DateOnly On = new(2026, 6, 3);

    [Fact]
    public void What_the_list_shows_is_its_address_and_back()
    {
        var address = new MeetingAddress(new MeetingFilter(InspectionId.New(), MeetingKind.SiteVisit, On, On.AddDays(7), TaskId.New()), new MeetingKey(false, On, MeetingId.New()));
        Assert.Equal(address.Href, MeetingAddress.Parse(new Uri($"http://house{address.Href}").Query).Href);
        Assert.DoesNotContain("after", address.ExportHref, StringComparison.Ordinal);
        Assert.Equal("/meetings", MeetingAddress.Parse("?kind=tea&from=yesterday&after=x~y&task=1").Href);
    }

    [Fact]
    public void A_form_in_which_nothing_was_chosen_is_read_as_such()
    {
        var post = new MeetingPost { People = null!, Problems = null!, Keeps = null!, KeptScans = null! };
        Assert.Empty(post.KeptScans);
        Assert.Equal((0, 0, 0), post.ToInput([]) is var input ? (input.People.Count, input.Problems.Count, input.Keeps.Count) : default);
        var check = new SpotCheckPost { People = null!, Measures = null!, KeptScans = null! };
        Assert.Equal((0, 0), check.ToInput([]) is var found ? (found.People.Count, found.Measures.Count) : default);
    }

    [Fact]
    public void A_form_names_what_a_meeting_keeps_and_leaves_out_what_it_cannot_read()
    {
        var kept = new KeepableCommitment(TaskId.New(), MeasureId.New(), 1001, 2, "每月调度", new Commitment(1, 1, FrequencyPeriod.Month, On, null));
        var post = new MeetingPost { Kind = "Dispatch", On = "2026-06-03", Title = " 月度调度会 ", Unit = "", Keeps = [MeetingPost.KeyOf(kept), "x/y", ""] };
        var input = post.ToInput([]);
        Assert.Equal((MeetingKind.Dispatch, On, "月度调度会", null), (input.Kind, input.On, input.Title, input.Unit));
        Assert.Equal([new MeetingKeeps(kept.Task, kept.Measure)], input.Keeps);
    }
}
