using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Rounds;

public sealed class ReportingCycleTests
{
    private static readonly DateOnly Today = Given.Today;
    private static readonly CycleDraft Week = new(CycleRhythm.Weekly, Today.AddDays(-2), Today.AddDays(4), Today.AddDays(5), "请报送本周进展。");

    private static ReportingCycle Opened(CycleDraft? draft = null) => ReportingCycle.Open(CycleId.New(), InspectionId.New(), Given.Bureau, 1, draft ?? Week, Given.Stamp(Given.Office));

    private static CycleLine Line(MeasureState state = MeasureState.InProgress, DateOnly? dueOn = null, bool reported = false, TaskState task = TaskState.Rectifying, MeasureId? measure = null) =>
        new(CycleId.New(), measure ?? MeasureId.New(), TaskId.New(), Given.Water, task, state, dueOn ?? Today.AddDays(30), reported ? ProgressId.New() : null);

    [Fact]
    public void Nobody_is_asked_to_report_before_today_or_on_a_period_that_ends_before_it_begins()
    {
        Assert.Throws<ArgumentException>(() => Opened(Week with { DueOn = Today.AddDays(-1) }));
        Assert.Throws<ArgumentException>(() => Opened(Week with { From = Today.AddDays(1), DueOn = Today }));
        Assert.Throws<ArgumentException>(() => Opened(Week with { To = Today.AddDays(-3) }));
        Assert.Throws<ArgumentException>(() => Opened(Week with { Asked = "  " }));
        Assert.Equal(CycleState.Open, Opened(Week with { DueOn = Today }).State);
    }

    [Fact]
    public void Closing_freezes_the_lines_once()
    {
        var cycle = Opened();

        Assert.True(cycle.Close([Line(), Line(reported: true)], Given.Stamp(Given.Office)));
        Assert.False(cycle.Close([Line()], Given.Stamp(Given.SecondOffice)));
        Assert.False(cycle.Void(Reason.Of("开错了"), Given.Stamp(Given.SecondOffice)));

        Assert.Equal((CycleState.Closed, 2, Given.Office.Person, Today), (cycle.State, cycle.Lines.Count, cycle.EndedBy, cycle.EndedOn));
        Assert.Equal([FactKind.CycleOpened, FactKind.CycleClosed], cycle.TakeFacts().Select(f => f.Kind));
    }

    [Fact]
    public void What_was_opened_by_mistake_is_void_with_its_reason_and_asks_nobody()
    {
        var cycle = Opened();

        Assert.True(cycle.Void(Reason.Of("期间填错"), Given.Stamp(Given.Office)));

        Assert.Equal((CycleState.Void, "期间填错"), (cycle.State, cycle.VoidedBecause));
        Assert.Empty(cycle.Lines);
    }

    [Theory]
    [InlineData(CycleRhythm.Weekly, "2026-02-02", "2026-02-08")]
    [InlineData(CycleRhythm.Fortnightly, "2026-02-02", "2026-02-15")]
    [InlineData(CycleRhythm.Monthly, "2026-02-01", "2026-02-28")]
    public void A_period_of_the_rhythm_ends_the_day_before_the_next_begins(CycleRhythm rhythm, string from, string to)
    {
        var draft = CycleDraft.Starting(rhythm, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), 1, "请报送。");

        Assert.Equal(DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), draft.To);
        Assert.Equal((draft.To.AddDays(1), draft.Next().To.AddDays(1), "请报送。"), (draft.Next().From, draft.Next().DueOn, draft.Next().Asked));
    }

    [Fact]
    public void A_measure_is_asked_about_while_it_is_still_to_be_done_or_where_it_was_reported_on()
    {
        Assert.True(Line().IsMissing);
        Assert.True(Line(MeasureState.Returned).IsMissing);
        Assert.False(Line(MeasureState.ReportedDone).IsAsked);
        Assert.True(Line(MeasureState.ReportedDone, reported: true).IsAsked);
        Assert.False(Line(task: TaskState.Applied).IsAsked);
        Assert.False(Line(MeasureState.Verified).IsAsked);
    }

    [Fact]
    public void The_deadline_day_itself_is_in_time_and_what_is_reported_done_is_not_overdue()
    {
        Assert.False(Line(dueOn: Today).IsOverdue(Today));
        Assert.True(Line(dueOn: Today).IsOverdue(Today.AddDays(1)));
        Assert.False(Line(MeasureState.ReportedDone, Today).IsOverdue(Today.AddDays(1)));
        Assert.False(Line(dueOn: Deadline.LongTerm).IsOverdue(Today.AddYears(20)));
    }

    [Fact]
    public void Compared_with_the_cycle_before_are_what_is_done_what_is_late_what_was_moved_and_what_stands_still()
    {
        var (done, claimed, late, moved, silent, same, fresh) = (MeasureId.New(), MeasureId.New(), MeasureId.New(), MeasureId.New(), MeasureId.New(), MeasureId.New(), MeasureId.New());
        CycleLine[] before =
        [
            Line(MeasureState.ReportedDone, measure: done), Line(measure: claimed, reported: true), Line(measure: late, dueOn: Today, reported: true), Line(measure: moved, reported: true), Line(measure: silent), Line(measure: same, reported: true),
        ];
        CycleLine[] now =
        [
            Line(MeasureState.Verified, task: TaskState.UnderAcceptance, measure: done), Line(MeasureState.ReportedDone, measure: claimed, reported: true), Line(measure: late, dueOn: Today, reported: true),
            Line(measure: moved, dueOn: Today.AddDays(60), reported: true), Line(measure: silent), Line(measure: same, reported: true), Line(measure: fresh),
        ];

        var differences = CycleComparison.Of(new(now, Today.AddDays(7), new HashSet<MeasureId> { same }), new(before, Today, new HashSet<MeasureId> { same })).Select(d => (d.Change, d.Now.MeasureId)).ToHashSet();

        Assert.Equal([(CycleChange.Verified, done), (CycleChange.Claimed, claimed), (CycleChange.Overdue, late), (CycleChange.DeadlineMoved, moved), (CycleChange.Still, silent), (CycleChange.Still, same)], differences);
    }

    [Theory]
    [InlineData("已溯源 3 处，建立档案。", "已溯源３处,建立档案", true)]
    [InlineData("已溯源4处，建立档案。", "已溯源3处，建立档案。", false)]
    [InlineData("已开工。", null, false)]
    [InlineData("。", "！", false)]
    public void Two_texts_are_the_same_but_for_blanks_marks_and_width(string text, string? before, bool same) => Assert.Equal(same, Progress.Repeats(text, before));
}
