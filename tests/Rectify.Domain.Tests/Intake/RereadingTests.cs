using Rectify.Domain.Intake;
using Rectify.Domain.Problems;
using Xunit;
using ReportedGrade = Rectify.Domain.Intake.ReportedGrade;

namespace Rectify.Domain.Tests.Intake;

public sealed class RereadingTests
{
    private static readonly TextSpan Nowhere = new(0, 0);

    private int keys = 100;

    private ProposedProblem Read(string wording, string? ordinal = null, int? section = null, ReportedGrade grade = ReportedGrade.NotStated, params string[] measures) => new()
    {
        Key = keys++, Ordinal = ordinal, Wording = new(wording, Nowhere, Confidence.Sure), Printed = wording, Span = Nowhere, Form = ProblemForm.Quoted, Section = section, Grade = grade, Confidence = Confidence.Sure,
        Measures = [.. measures.Select(text => new ProposedItem(keys++, null, text, null, null, Nowhere, Confidence.Sure))],
    };

    private static Proposal Document(params ProposedProblem[] problems) => new()
    {
        Kind = DocumentKind.ProgressNotice, Header = new ProposedHeader(), Problems = [.. problems],
        Sections = [new ProposedSection(1, null, 1, "一、", "履行职责方面", SectionKind.Problems, null, Nowhere, Nowhere, Confidence.Sure)],
    };

    private static RegisteredProblem Known(string wording, string? ordinal = null, string? section = null, bool frozen = false, params string[] measures) =>
        new(ProblemId.New(), 7, section, ordinal, wording, Domain.Problems.ReportedGrade.NotStated, measures, null, null, null, frozen);

    [Fact]
    public void The_same_wording_is_the_same_problem_in_whatever_width_it_is_printed()
    {
        var line = Assert.Single(Rereading.Of(Document(Read("台账漏登9处,未及时补录")), [Known("台账漏登９处，未及时补录。")]));

        Assert.NotNull(line.Known);
        Assert.Empty(line.Changes);
    }

    [Fact]
    public void Section_and_ordinal_together_know_a_problem_again_and_the_ordinal_alone_does_not()
    {
        var known = new[] { Known("值班记录缺页", "3", "履行职责方面"), Known("井台破损", "4", "队伍建设方面") };

        var lines = Rereading.Of(Document(Read("夜间值守不到位", "3", 1), Read("采购没有比价", "4", 1)), known);

        Assert.Equal([known[0], null], lines.Take(2).Select(line => line.Known));
        Assert.Equal([RereadPart.Wording], lines[0].Changes);
        Assert.Equal((null, known[1]), (lines[2].Read, lines[2].Known));
    }

    [Fact]
    public void A_wording_that_is_nearly_the_same_is_offered_as_changed()
    {
        var line = Assert.Single(Rereading.Of(Document(Read("饮用水水源地保护区内4处排口整治滞后")), [Known("饮用水水源地二级保护区内4处排口整治滞后")]));

        Assert.Equal([RereadPart.Wording], line.Changes);
    }

    [Fact]
    public void What_a_document_leaves_out_is_not_taken_back()
    {
        var line = Assert.Single(Rereading.Of(Document(Read("台账漏登")), [Known("台账漏登", null, null, false, "补登台账")]));

        Assert.Empty(line.Changes);
    }

    [Fact]
    public void Of_an_assigned_problem_only_wording_and_reported_grade_are_compared()
    {
        var read = Read("台账漏登", grade: ReportedGrade.Completed, measures: "另一条措施");

        var line = Assert.Single(Rereading.Of(Document(read), [Known("台账漏登", null, null, true, "补登台账")]));

        Assert.Equal([RereadPart.Grade], line.Changes);
    }

    [Fact]
    public void Nothing_is_matched_twice()
    {
        var lines = Rereading.Of(Document(Read("台账漏登"), Read("台账漏登")), [Known("台账漏登")]);

        Assert.Equal([true, false], lines.Select(line => line.Known is not null));
    }
}
