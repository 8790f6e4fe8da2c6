using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Evidence;
using Rectify.Documents.Text;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Evidence;

/// <summary>A house of its own for each rule: a worker takes whatever waits.</summary>
public sealed class KeepTextsTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    private KeepTexts Texts => office.Services.GetRequiredService<KeepTexts>();

    [Fact]
    public async Task The_text_of_a_piece_is_kept_in_pieces_once_however_often_its_content_is_uploaded()
    {
        var text = string.Concat(Enumerable.Range(1, 700).Select(i => $"第{i}处排口已封堵。"));
        var sha256 = await UploadAsync("说明.txt", text);
        await UploadAsync("又一份.txt", text);

        Assert.True(await Texts.NextAsync(default));
        Assert.False(await Texts.NextAsync(default));

        await using var db = office.OpenDatabase();
        Assert.Equal(TextState.Kept, (await db.EvidenceReadings.SingleAsync()).State);
        var pieces = await db.EvidenceTexts.OrderBy(t => t.Number).ToListAsync();
        Assert.All(pieces, piece => Assert.True(piece.Sha256 == sha256 && piece.Text.Length <= EvidenceText.MaxTextLength));
        Assert.Equal(text, string.Concat(pieces.OrderBy(piece => piece.Number).Select(piece => piece.Text)));
        Assert.All(pieces[..^1], piece => Assert.EndsWith("。", piece.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_waits_for_nobody_and_a_document_without_text_says_why()
    {
        await UploadAsync("照片.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0]);
        await UploadAsync("坏.pdf", "%PDF-1.4 nothing more"u8.ToArray());

        Assert.True(await Texts.NextAsync(default));
        Assert.False(await Texts.NextAsync(default));

        await using var db = office.OpenDatabase();
        var reading = await db.EvidenceReadings.SingleAsync();
        Assert.Equal((TextState.Unreadable, RefusalReason.Broken), (reading.State, reading.Refusal));
    }

    [Fact]
    public async Task An_upload_that_is_refused_leaves_nothing_to_read()
    {
        var outcome = await office.As<UploadEvidence, Outcome>(office.Auditor, async verb => await verb.Run(await InputAsync(), "说明.txt", new MemoryStream("三处"u8.ToArray())));

        Assert.IsType<Outcome.Refused>(outcome);
        Assert.False(await Texts.NextAsync(default));
    }

    [Fact]
    public async Task Two_nodes_read_different_contents_at_once()
    {
        for (var i = 0; i < 6; i++) await UploadAsync($"{i}.txt", $"第{i}份说明");

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Texts.NextAsync(default))));

        Assert.All(taken, Assert.True);
        await using var db = office.OpenDatabase();
        Assert.All(await db.EvidenceReadings.ToListAsync(), reading => Assert.Equal((TextState.Kept, 1), (reading.State, reading.Attempts)));
        Assert.Equal(6, await db.EvidenceTexts.CountAsync());
    }

    [Fact]
    public async Task A_content_in_whose_reading_nodes_have_gone_away_is_given_up_and_another_upload_of_it_is_another_chance()
    {
        await UploadAsync("说明.txt", "三处排口");
        await using (var db = office.OpenDatabase()) await db.EvidenceReadings.ExecuteUpdateAsync(r => r.SetProperty(x => x.Attempts, KeepTexts.MostAttempts));

        Assert.True(await Texts.NextAsync(default));
        Assert.Equal(TextState.Failed, await StateAsync());
        Assert.False(await Texts.NextAsync(default));

        await UploadAsync("再传.txt", "三处排口");
        Assert.True(await Texts.NextAsync(default));
        Assert.Equal(TextState.Kept, await StateAsync());
    }

    [Fact]
    public async Task A_content_in_somebodys_hands_is_left_alone_until_their_time_is_over()
    {
        await UploadAsync("说明.txt", "三处排口");
        await using (var db = office.OpenDatabase()) await db.EvidenceReadings.ExecuteUpdateAsync(r => r.SetProperty(x => x.DueAt, office.Clock.GetUtcNow().AddMinutes(5)));

        Assert.False(await Texts.NextAsync(default));
        office.Clock.Add(TimeSpan.FromMinutes(6));
        Assert.True(await Texts.NextAsync(default));
    }

    [Fact]
    public async Task The_text_is_erased_with_its_content_and_read_again_when_that_is_back()
    {
        var sha256 = await UploadAsync("说明.txt", "三处排口");
        await Texts.NextAsync(default);
        var path = Path.Combine(office.FilesFolder, sha256[..2], sha256[2..4], sha256);
        File.Move(path, path + ".away");

        await Texts.EraseGoneAsync(default);

        await using var db = office.OpenDatabase();
        Assert.Equal(TextState.Gone, await StateAsync());
        Assert.False(await db.EvidenceTexts.AnyAsync());
        File.Move(path + ".away", path);
        await Texts.EraseGoneAsync(default);
        Assert.True(await Texts.NextAsync(default));
        Assert.True(await db.EvidenceTexts.AnyAsync());
    }

    [Fact]
    public async Task A_piece_says_whether_search_finds_what_is_in_it_and_on_which_pages_words_stand()
    {
        await UploadAsync("说明.txt", string.Join('\n', Enumerable.Range(1, 300).Select(i => i == 250 ? "末尾：排口已封堵。" : $"第{i}行。")));
        var id = Assert.Single((await inspection.LoadAsync()).Evidence).Id;

        Assert.Equal(TextState.Waiting, (await ReadAsync(1, null))!.Kept);
        await Texts.NextAsync(default);
        var found = (await ReadAsync(9, "排口"))!;

        Assert.Equal((TextState.Kept, 4, 4), (found.Kept, found.Page, found.TextPages));
        Assert.Equal(new PageHit(4, null, new MarkedText("末尾：", "排口", "已封堵。")), Assert.Single(found.Hits!));
        Assert.Empty((await ReadAsync(1, "没有"))!.Hits!);

        Task<EvidencePreviewRow?> ReadAsync(int page, string? words) => office.As<EvidencePages, EvidencePreviewRow?>(office.Office, pages => pages.ReadAsync(id, page, words));
    }

    [Theory]
    [InlineData("网页.html", "<html><script>alert(1)</script></html>")]
    [InlineData("图.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    public async Task Markup_is_shown_as_the_text_it_is(string name, string content)
    {
        await UploadAsync(name, content);
        var id = Assert.Single((await inspection.LoadAsync()).Evidence).Id;

        var shown = await office.As<EvidencePages, EvidencePreviewRow?>(office.Office, pages => pages.ReadAsync(id));

        Assert.False(shown!.IsPicture);
        Assert.Equal(content, shown.Text!.Rows[0].Cells[0].Text);
    }

    private async Task<TextState> StateAsync()
    {
        await using var db = office.OpenDatabase();
        return (await db.EvidenceReadings.SingleAsync()).State;
    }

    private Task<string> UploadAsync(string name, string content) => UploadAsync(name, Encoding.UTF8.GetBytes(content));

    private async Task<string> UploadAsync(string name, byte[] content)
    {
        TestInspection.Must(await office.As<UploadEvidence, Outcome>(office.Handler, async verb => await verb.Run(await InputAsync(), name, new MemoryStream(content))));
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private async Task<EvidenceInput> InputAsync() => new(inspection.Task, ActId.New(), null, [new Proof((await inspection.LoadAsync()).Counting.First().Id, "写明排口已封堵。")]);
}
