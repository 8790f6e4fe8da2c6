using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Intake;
using Rectify.Testing;
using Xunit;
using Xunit.Abstractions;
using ReportedGrade = Rectify.Domain.Problems.ReportedGrade;

namespace Rectify.App.Tests.Intake;

/// <summary>A real notice from paste to registered problems. It lies beside the checkout and is no part of it.</summary>
public sealed partial class RealNoticeTests(TestOffice office, ITestOutputHelper output) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task Twenty_six_problems_with_73_measures_are_registered_from_a_real_notice()
    {
        if (Checkout.Cases is not { } cases)
        {
            output.WriteLine("Nothing read: the folder shared/cases does not lie beside this checkout.");
            return;
        }
        var (desk, text) = (new Desk(office), await File.ReadAllTextAsync(Path.Combine(cases, "docs", "fushun-sthjj.txt")));
        var (id, outcome) = await desk.PasteAsync(text);
        Assert.True(outcome.IsDone);
        Assert.Equal((0, 0, 0, 0, 0), await desk.RegisteredAsync());
        var read = (await desk.OpenAsync(id))!;
        var claims = ClaimComparison.Of(read.Proposal);
        Assert.Equal((26, 73), (claims.Problems, claims.Measures));
        Assert.Contains(claims.Lines, line => line is { Claimed: 26, Counted: 26, Difference: 0 });
        Assert.Contains(claims.Lines, line => line is { Claimed: 79, Counted: 73, Difference: -6 });

        var opened = desk.Opened();
        Assert.True((await desk.AcceptAsync(new(id, read.Version, null, opened))).IsDone);

        await using var db = office.OpenDatabase();
        var problems = await db.Problems.Where(p => p.InspectionId == opened.Id).OrderBy(p => p.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 26), problems.Select(p => p.Sequence));
        Assert.Equal((24, 2), (problems.Count(p => p.ReportedGrade == ReportedGrade.Done), problems.Count(p => p.ReportedGrade == ReportedGrade.NotDone)));
        Assert.All(problems, p => Assert.NotNull(p.SectionId));
        Assert.Equal(73, await db.Tasks.Where(t => t.InspectionId == opened.Id).SelectMany(t => t.Measures).CountAsync());
        Assert.Equal(26, await db.Tasks.CountAsync(t => t.InspectionId == opened.Id));
        // the source has hard line breaks inside sentences: the place is right when its characters are the wording but for blanks, page numbers and the last full stop
        Assert.All(problems, p => Assert.Equal(Compact(p.Wording), Compact(text.Substring(p.SourceStart!.Value, p.SourceLength!.Value)).TrimEnd('。')));
    }

    private static string Compact(string text) => PageNumber().Replace(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))), "");

    [GeneratedRegex(@"—\d+—")]
    private static partial Regex PageNumber();
}
