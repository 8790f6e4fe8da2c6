using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Dossiers;
using Rectify.App.Evidence;
using Rectify.App.Trail;
using Rectify.Domain.Dossiers;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Dossiers;

/// <summary>外来卷宗: a dossier goes out of one house and comes into another, which has none of its records.</summary>
public sealed class ForeignDossierTests : IAsyncLifetime
{
    private static readonly DossierWords Words = DossierTests.Words;

    private readonly TestOffice from = new(), into = new();
    private byte[] dossier = [];
    private int files;

    public async Task InitializeAsync()
    {
        await from.InitializeAsync();
        await into.InitializeAsync();
        var inspection = await RegisteredAsync(from, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        Must(await from.As<UploadEvidence, Outcome>(from.Handler, verb => verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(measure, "写明已封堵。")]), "验收单.txt", new MemoryStream(Encoding.UTF8.GetBytes("三处排口已封堵。")))));
        await inspection.ProveAndApplyAsync();
        dossier = await from.As<WriteDossier, byte[]>(from.Office, async write =>
        {
            using var zip = new MemoryStream();
            await (await write.OfInspectionAsync(inspection.Id, Words))!.WriteAsync(zip);
            return zip.ToArray();
        });
        using var opened = new ZipArchive(new MemoryStream(dossier), ZipArchiveMode.Read);
        files = opened.Entries.Count - 3;
    }

    public async Task DisposeAsync()
    {
        await from.DisposeAsync();
        await into.DisposeAsync();
    }

    [Fact]
    public async Task A_dossier_comes_into_a_house_that_has_nothing_of_it_and_verifies_equal()
    {
        var id = ForeignDossierId.New();
        Must(await ImportAsync(dossier, id));

        var sheet = (await into.As<ForeignDossiers, ForeignDossierSheet?>(into.Office, read => read.ReadAsync(id)))!;
        Assert.Empty(sheet.Faults);
        Assert.True(sheet.Row.Fits && sheet.TrailFacts > 10);
        Assert.Equal(files, sheet.Files.Count);
        Assert.Equal(3, sheet.Parts.Count);
        Assert.Equal("", sheet.Part!.Folder);
        var task = (await into.As<ForeignDossiers, ForeignDossierSheet?>(into.Office, read => read.ReadAsync(id, 2)))!.Part!;
        Assert.Contains(task.Blocks, block => block.Kind == DossierBlockKind.Quote && block.Text!.Contains("排口整治滞后", StringComparison.Ordinal));
        var piece = sheet.Files.Single(file => file.Path.EndsWith("验收单.txt", StringComparison.Ordinal));
        var shown = (await into.As<ForeignDossiers, EvidencePreviewRow?>(into.Office, read => read.PreviewAsync(id, piece.Position)))!;
        Assert.Contains("三处排口已封堵", shown.Text!.Flowing, StringComparison.Ordinal);

        await using var db = into.OpenDatabase();
        Assert.Equal((0, 0, 0), (await db.Problems.CountAsync(), await db.Tasks.CountAsync(), await db.Set<Domain.Evidence.EvidenceItem>().CountAsync()));
        Assert.DoesNotContain((await VerifyTrail.Of(into.Settings).RunAsync()).Faults, fault => $"{fault}".Contains("foreign", StringComparison.Ordinal) || fault.Kind is TrailFaultKind.FileMissing or TrailFaultKind.FileChanged);
        Assert.Equal("dossier-known", CodeOf(await ImportAsync(dossier)));
    }

    [Fact]
    public async Task What_was_changed_on_the_way_is_named_and_kept_with_it()
    {
        var id = ForeignDossierId.New();
        Must(await ImportAsync(Changed(dossier, entry => entry.EndsWith("验收单.txt", StringComparison.Ordinal), text => text.Replace("三处", "九处", StringComparison.Ordinal)), id));
        var changed = await FaultsAsync(id);
        Assert.Contains(changed, fault => fault.Kind == DossierFaultKind.FileAltered && fault.Detail.EndsWith("验收单.txt", StringComparison.Ordinal));
        Assert.Contains(changed, fault => fault.Kind == DossierFaultKind.EvidenceNotInTrail);

        id = ForeignDossierId.New();
        Must(await ImportAsync(Changed(dossier, entry => entry == "留痕.jsonl", text => text.Replace("\"EvidenceAdded\"", "\"EvidenceReplaced\"", StringComparison.Ordinal)), id));
        Assert.Contains(await FaultsAsync(id), fault => fault.Kind == DossierFaultKind.FactAltered);

        id = ForeignDossierId.New();
        Must(await ImportAsync(Changed(dossier, entry => entry.EndsWith("验收单.txt", StringComparison.Ordinal), _ => null), id));
        Assert.Contains(await FaultsAsync(id), fault => fault.Kind == DossierFaultKind.FileMissing);

        id = ForeignDossierId.New();
        Must(await ImportAsync(With(dossier, "佐证/夹带.txt", "夹带的说明。"), id));
        Assert.Contains(await FaultsAsync(id), fault => fault is { Kind: DossierFaultKind.FileUnlisted, Detail: "佐证/夹带.txt" });
        Assert.False((await into.As<ForeignDossiers, ForeignDossierSlice?>(into.Office, read => read.ListAsync()))!.Rows[0].Fits);
    }

    [Theory]
    [InlineData("../外面.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/windows/外面.txt")]
    [InlineData("佐证\\外面.txt")]
    [InlineData("佐证//外面.txt")]
    [InlineData("卷宗.JSON")]
    public async Task A_path_that_leads_out_of_the_archive_or_stands_twice_is_refused(string path) => Assert.Equal("dossier-paths", CodeOf(await ImportAsync(With(dossier, path, "外面"))));

    [Fact]
    public async Task What_is_no_dossier_or_unpacks_to_more_than_is_taken_is_refused_and_leaves_nothing()
    {
        Assert.Equal("not-a-dossier", CodeOf(await ImportAsync("不是压缩包"u8.ToArray())));
        Assert.Equal("not-a-dossier", CodeOf(await ImportAsync(Zip([("说明.txt", "一份说明")]))));
        Assert.Equal("not-a-dossier", CodeOf(await ImportAsync(Changed(dossier, entry => entry == "卷宗.json", _ => "{\"format\":\"rectify-dossier/1\",\"title\":\"x\",\"parts\":[null],\"files\":[]}"))));
        Assert.Equal("not-a-dossier", CodeOf(await ImportAsync(Changed(dossier, entry => entry == "SHA256SUMS.txt", _ => "没有摘要"))));
        Assert.Equal("dossier-too-large", CodeOf(await ImportAsync(With(dossier, "炸弹.txt", new string('0', 32 * 1024 * 1024)))));
        Assert.Equal("dossier-too-large", CodeOf(await ImportAsync(Zip([.. Enumerable.Range(0, 5_001).Select(i => ($"{i}.txt", "x"))]))));
        Assert.Equal("secrecy-mark", CodeOf(await ImportAsync(With(dossier, "附件.txt", "机密★10年\n正文"))));
        await using var db = into.OpenDatabase();
        Assert.Equal(0, await db.ForeignDossiers.CountAsync());
    }

    [Fact]
    public async Task Only_the_office_takes_one_in_and_only_who_reads_there_sees_it()
    {
        Assert.IsType<Outcome.NotAllowed>(await ImportAsync(dossier, by: into.UnitLead));
        var id = ForeignDossierId.New();
        Must(await ImportAsync(dossier, id));
        Assert.Null(await into.As<ForeignDossiers, ForeignDossierSheet?>(into.UnitLead, read => read.ReadAsync(id)));
        Assert.Null(await into.As<ForeignDossiers, EvidenceContent?>(into.UnitLead, read => read.OpenAsync(id, 1)));
        Assert.Null(await into.As<ForeignDossiers, ForeignDossierSlice?>(into.UnitLead, read => read.ListAsync()));
        Assert.NotNull(await into.As<ForeignDossiers, ForeignDossierSheet?>(into.LeadingGroup, read => read.ReadAsync(id)));
    }

    [Fact]
    public async Task The_command_line_takes_it_in_by_name()
    {
        await into.EnsureAccountAsync(into.Office);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        await File.WriteAllBytesAsync(path, dossier);
        try
        {
            var command = new ImportDossierFile(into.Settings);
            Assert.Equal("account-unknown", CodeOf((await command.RunAsync(path, "nobody", null)).Outcome));

            var imported = await command.RunAsync(path, $"u{into.Office.Value:N}", null);

            Must(imported.Outcome);
            Assert.Equal((files, 0), (imported.Files, imported.Faults.Count));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Task<Outcome> ImportAsync(byte[] zip, ForeignDossierId? id = null, PersonId? by = null) =>
        into.As<ImportDossier, Outcome>(by ?? into.Office, verb => verb.Run(id ?? ForeignDossierId.New(), into.Bureau, "卷宗.zip", new MemoryStream(zip), ActId.New()));

    private async Task<IReadOnlyList<DossierFault>> FaultsAsync(ForeignDossierId id) => (await into.As<ForeignDossiers, ForeignDossierSheet?>(into.Office, read => read.ReadAsync(id)))!.Faults;

    private static string CodeOf(Outcome outcome) => Assert.IsType<Outcome.Invalid>(outcome).Errors[0].Code;

    private static byte[] With(byte[] zip, string path, string text) => Rewritten(zip, (_, bytes) => bytes, (path, text));

    /// <param name="to">Null takes the file out.</param>
    private static byte[] Changed(byte[] zip, Func<string, bool> which, Func<string, string?> to) =>
        Rewritten(zip, (path, bytes) => !which(path) ? bytes : to(Encoding.UTF8.GetString(bytes)) is { } text ? Encoding.UTF8.GetBytes(text) : null);

    private static byte[] Rewritten(byte[] zip, Func<string, byte[], byte[]?> change, params (string Path, string Text)[] more)
    {
        using var made = new MemoryStream();
        using (var read = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read))
        using (var write = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in read.Entries)
            {
                using var copy = new MemoryStream();
                using (var unpacked = entry.Open()) unpacked.CopyTo(copy);
                if (change(entry.FullName, copy.ToArray()) is { } bytes) Put(write, entry.FullName, bytes);
            }
            foreach (var (path, text) in more) Put(write, path, Encoding.UTF8.GetBytes(text));
        }
        return made.ToArray();
    }

    private static byte[] Zip(IReadOnlyList<(string Path, string Text)> entries)
    {
        using var made = new MemoryStream();
        using (var write = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in entries) Put(write, path, Encoding.UTF8.GetBytes(text));
        return made.ToArray();
    }

    private static void Put(ZipArchive zip, string path, byte[] bytes)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(bytes);
    }
}
