using System.Reflection;
using Rectify.Domain.Notices;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

public class PublicNoticeTests
{
    private static readonly NoticeTotals Totals = SampleNotice.Notice.Totals;

    [Fact]
    public void Done_and_ongoing_add_up_to_the_problems_fed_back()
    {
        Assert.Equal((7, 5, 2), ((int)Totals.Problems.Value, (int)Totals.Done.Value, (int)Totals.Ongoing.Value));
        Assert.Equal((1, 1), ((int)Totals.Sustained.Value, (int)Totals.Reopened.Value));
    }

    [Fact]
    public void A_withdrawn_problem_is_outside_the_count_and_printed_apart()
    {
        Assert.Equal(1, Totals.Withdrawn.Value);
        Assert.Equal(SampleNotice.Notice.Problems.Count, Totals.Problems.Value);
    }

    [Fact]
    public void A_measure_under_two_problems_is_counted_once_and_measures_of_withheld_problems_count()
    {
        // 1 to 7 are printed, 5 of them twice; 8 and 9 stand under the withheld problem
        Assert.Equal((9, 2), ((int)Totals.Measures.Value, (int)Totals.WithheldMeasures.Value));
    }

    [Theory]
    [InlineData(NoticeStanding.Closed)]
    [InlineData(NoticeStanding.Ongoing)]
    public void A_merged_problem_counts_with_the_standing_of_its_target_however_long_the_chain(NoticeStanding standing)
    {
        var notice = SampleNotice.Notice with
        {
            Problems = [new MergedProblem(1, "甲。", 2), new MergedProblem(2, "乙。", 3), new AnsweredProblem(3, standing, "丙。")],
        };
        Assert.Equal((3, standing.IsDone() ? 3 : 0), ((int)notice.Totals.Problems.Value, (int)notice.Totals.Done.Value));
    }

    [Fact]
    public void Problems_merged_in_a_circle_count_as_ongoing()
    {
        var notice = SampleNotice.Notice with { Problems = [new MergedProblem(1, "甲。", 2), new MergedProblem(2, "乙。", 1)] };
        Assert.Equal((2, 0, 2), ((int)notice.Totals.Problems.Value, (int)notice.Totals.Done.Value, (int)notice.Totals.Ongoing.Value));
    }

    [Fact]
    public void No_figure_can_be_typed()
    {
        Type[] figures = [typeof(NoticeFigure), typeof(NoticeTotals)];
        Assert.All(figures, type => Assert.Empty(type.GetConstructors()));
        Assert.All(figures.SelectMany(type => type.GetProperties()), property => Assert.Null(property.SetMethod));
        Assert.Null(typeof(PublicNotice).GetProperty(nameof(PublicNotice.Totals))!.SetMethod);
    }

    /// <summary>A field more in this list is a field more that the public may read: think before you write it down.</summary>
    [Fact]
    public void A_notice_holds_the_fields_that_are_printed_and_no_other()
    {
        var held = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        Walk(typeof(PublicNotice));
        GoldenText.Matches("notice-fields.txt", string.Concat(held.Select(line => line + "\n")));

        void Walk(Type type)
        {
            if (!seen.Add(type) || type.Assembly != typeof(PublicNotice).Assembly || type.IsEnum)
                return;
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                var of = field.FieldType;
                var item = of.IsGenericType ? of.GetGenericArguments()[0] : of;
                held.Add($"{type.Name}.{field.Name.TrimStart('<').Split('>')[0]}: {item.Name}");
                Walk(item);
            }
            foreach (var kind in type.Assembly.GetTypes().Where(t => t.BaseType == type))
                Walk(kind);
        }
    }
}
