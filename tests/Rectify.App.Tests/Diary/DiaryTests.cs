using System.Runtime.CompilerServices;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Diary;

/// <summary>
/// A whole round by a clock that is moved: what the jobs of the house do on each of 200 days, with two of them at once and once more afterwards, is compared with a diary that was read once.
/// RECTIFY_UPDATE_GOLDEN=1 writes it anew; the difference is then read in the commit.
/// </summary>
public sealed class DiaryTests : IAsyncLifetime
{
    private readonly TestOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_round_of_48_problems_and_161_measures_goes_day_by_day_as_its_diary_says_and_no_job_does_anything_twice()
    {
        var round = await DiaryRound.RegisterAsync(office);
        var diary = new DiaryBook(office, round);
        for (var day = 0; day <= DiaryRound.Days; day++)
        {
            office.Clock.GoTo(DiaryRound.First.AddDays(day));
            await round.LiveAsync(day);
            await diary.LookAsync();
        }
        Assert.Equal((48, 161), (round.Problems, await round.MeasuresAsync()));
        Compare(diary.Text);
    }

    private static void Compare(string diary, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Golden", "diary.txt");
        if (Environment.GetEnvironmentVariable("RECTIFY_UPDATE_GOLDEN") == "1") File.WriteAllText(file, diary);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), diary.ReplaceLineEndings("\n"));
    }
}
