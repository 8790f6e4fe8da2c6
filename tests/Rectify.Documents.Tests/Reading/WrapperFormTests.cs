using Rectify.Documents.Reading;
using Xunit;

namespace Rectify.Documents.Tests.Reading;

public class WrapperFormTests
{
    public static TheoryData<string> Rows => [.. WrapperForm.Table.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_sample_of_a_wrapper_is_read_by_its_own_row_first(string name)
    {
        var row = WrapperForm.Table.Single(row => row.Name == name);

        var first = WrapperForm.Table.First(form => (form.Place == row.Place || form.Place == WrapperPlace.Anywhere) && form.Pattern.IsMatch(row.Sample, 0));

        Assert.Equal(row.Name, first.Name);
        Assert.Equal(row.Statement, row.Pattern.Match(row.Sample).Groups["s"].Value);
    }

    [Fact]
    public void Every_section_heading_sample_is_told_by_its_row()
    {
        Assert.All(SectionHeading.Table, row => Assert.Equal(row.Kind, SectionHeading.KindOf(row.Sample)));
    }

    [Fact]
    public void Every_grade_sample_states_its_grade_alone()
    {
        Assert.All(GradeWord.Table, row => Assert.Equal([row.Grade], GradeWord.Of(row.Sample)));
    }

    [Theory]
    [InlineData("已整改完成和正在推进整改的问题", 2)]
    [InlineData("关于审批环境仍需持续推进问题的整改落实情况", 0)]
    [InlineData("整改落实情况", 0)]
    public void A_heading_that_names_two_grades_or_states_a_problem_gives_none(string heading, int grades)
    {
        Assert.Equal(grades, GradeWord.Of(heading).Count);
    }
}
