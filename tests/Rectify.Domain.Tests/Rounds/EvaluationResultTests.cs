using Rectify.Domain.Evaluations;
using Xunit;

namespace Rectify.Domain.Tests.Rounds;

public sealed class EvaluationResultTests
{
    private static readonly SchemeDraft Draft = new("整改评估办法", [new("成效", 70, "问题解决"), new("机制", 30, "制度执行")], [new("差", 0), new("好", 90), new("一般", 60)], 10);

    [Theory]
    [InlineData("100", "好")]
    [InlineData("90", "好")]
    [InlineData("89.99", "一般")]
    [InlineData("60", "一般")]
    [InlineData("59.99", "差")]
    [InlineData("0", "差")]
    public void The_bound_of_a_grade_reaches_it(string score, string grade) =>
        Assert.Equal(grade, EvaluationScheme.Make(SchemeId.New(), 1, Draft, Given.Stamp(Given.Office)).GradeOf(decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Weights_add_up_to_a_hundred_and_grades_fall_to_zero()
    {
        Assert.True(EvaluationScheme.IsSound(Draft));
        Assert.False(EvaluationScheme.IsSound(Draft with { Items = [new("成效", 99, "问题解决")] }));
        Assert.False(EvaluationScheme.IsSound(Draft with { Items = [new("成效", 100, " ")] }));
        Assert.False(EvaluationScheme.IsSound(Draft with { Grades = [new("好", 90), new("一般", 60)] }));
        Assert.False(EvaluationScheme.IsSound(Draft with { Grades = [new("好", 0), new("差", 0)] }));
        Assert.False(EvaluationScheme.IsSound(Draft with { Tolerance = -1 }));
        Assert.Throws<ArgumentException>(() => EvaluationScheme.Make(SchemeId.New(), 1, Draft with { Grades = [] }, Given.Stamp(Given.Office)));
    }

    [Fact]
    public void A_survey_adds_up()
    {
        var sheet = new SurveySheet(100, 96, 60, 30, 4, 2, new string('a', 64), "测评表.pdf", "application/pdf");
        Assert.Equal((true, 93.8m), (sheet.AddsUp, sheet.Rate));
        Assert.False((sheet with { Unknown = 3 }).AddsUp);
        Assert.False((sheet with { HandedOut = 95 }).AddsUp);
        Assert.Null((sheet with { Returned = 0, Satisfied = 0, Fairly = 0, Unsatisfied = 0, Unknown = 0 }).Rate);
    }
}
