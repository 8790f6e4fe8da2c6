using Rectify.Documents.Reading;
using Rectify.Documents.Text;
using Xunit;

namespace Rectify.Documents.Tests.Text;

public class FieldsSideBySideTests
{
    [Theory]
    [InlineData(" ")]
    [InlineData("\u3000")]
    [InlineData("\u00a0 ")]
    [InlineData("\t \u3000")]
    public void Fields_with_blanks_between_them_are_lines_of_their_own(string blanks)
    {
        var source = SourceText.Of($"1.存在问题：窗口排队时间长。\n整改措施：增设窗口4个。\n责任领导：分管副主任{blanks}完成情况：已完成");

        var problem = Assert.Single(ProposalReader.Read(source).Problems);

        Assert.Equal((Domain.Intake.ReportedGrade.Completed, "分管副主任"), (problem.Grade, Assert.Single(problem.Parties).Name.Text));
    }
}
