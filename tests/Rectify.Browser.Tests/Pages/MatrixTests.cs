using Rectify.App;
using Rectify.App.Tasks;
using Rectify.Browser.Tests.Running;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>The reviewer's matrix is worked by the keyboard alone.</summary>
[Collection(InOneHouse.Name)]
public sealed class MatrixTests(House house)
{
    [Fact]
    public async Task The_reviewer_decides_ten_pieces_by_keyboard()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2030, 6, 30));
        var first = (await inspection.LoadAsync()).Counting.First().Id;
        for (var i = 0; i < 8; i++)
            TestInspection.Must(await house.People.As<AddEvidence, Outcome>(house.People.Handler, verb => verb.Run(inspection.Task, ActId.New(), new StoredFile($"{i + 100:x64}", 10, $"记录{i}.txt", "text/plain"), null, [new Proof(first, $"第{i}次巡查记录。")])));
        await inspection.ProveAndApplyAsync();
        TestInspection.Must(await inspection.Act<TakeReview>(house.People.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        var auditor = await house.SignInAsync(house.People.Auditor);
        await auditor.GoAsync($"/review/{inspection.Task.Value}/matrix");
        var (page, keys) = (auditor.Page, auditor.Page.Keyboard);
        var cells = page.Locator(".matrix .cell");
        await Expect(cells).ToHaveCountAsync(10);

        await cells.First.FocusAsync();
        for (var i = 0; i < 8; i++)
        {
            await Expect(auditor.Id("matrix-acts")).ToContainTextAsync($"记录{i}.txt");
            await keys.PressAsync("1");
            await Expect(page.Locator(".matrix .said .tag.good")).ToHaveCountAsync(i + 1);
            await keys.PressAsync("ArrowRight");
        }
        await Expect(auditor.Id("matrix-acts")).ToContainTextAsync("验收单1.pdf");
        await keys.PressAsync("3");
        await auditor.Id("cell-dialog-because").SelectOptionAsync(nameof(CellReason.Unsigned));
        await auditor.TypeAsync("cell-dialog-page", "2");
        await auditor.PressAsync("cell-dialog-act");
        await Expect(page.Locator(".matrix .said .tag.danger")).ToHaveCountAsync(1);
        // the other measure's only piece lies in a column of its own
        await cells.Last.FocusAsync();
        await keys.PressAsync("2");
        await auditor.Id("cell-dialog-because").SelectOptionAsync(nameof(CellReason.Incomplete));
        await auditor.PressAsync("cell-dialog-act");
        await Expect(auditor.Id("cell-dialog-reason")).ToHaveAttributeAsync("aria-invalid", "true");
        await auditor.TypeAsync("cell-dialog-reason", "缺附表。");
        await auditor.PressAsync("cell-dialog-act");
        await Expect(page.Locator(".matrix .said .tag.warn")).ToHaveCountAsync(1);

        var uses = (await inspection.LoadAsync()).Evidence.SelectMany(e => e.Uses).ToList();
        Assert.Equal((8, 1, 1), (uses.Count(u => u.Verdict == MeasureVerdict.Fulfilled), uses.Count(u => u is { Verdict: MeasureVerdict.NotFulfilled, Page: 2 }), uses.Count(u => u.Verdict == MeasureVerdict.Partly)));
        Assert.Empty(auditor.Complaints);
    }
}
