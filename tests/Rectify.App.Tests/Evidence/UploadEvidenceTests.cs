using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Evidence;
using Rectify.App.Tasks;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Evidence;

public sealed class UploadEvidenceTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    [Fact]
    public async Task A_file_is_kept_under_its_digest_with_the_type_found_in_it()
    {
        var inspection = await RectifyingAsync();

        var outcome = await UploadAsync(inspection, office.Handler, "验收单.exe", "%PDF-1.4 验收合格"u8.ToArray());

        Assert.True(outcome.IsDone, $"{outcome}");
        var piece = Assert.Single((await inspection.LoadAsync()).Evidence);
        Assert.Equal((FileType.Pdf, "验收单.exe", false), (piece.MediaType, piece.FileName, piece.IsSubmitted));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("%PDF-1.4 验收合格"u8)), piece.Sha256);
    }

    [Theory]
    [InlineData("情况说明（秘密）.txt", "普通内容")]
    [InlineData("机密★5年.txt", "普通内容")]
    [InlineData("说明.txt", "绝密★启用前\n关于排口整治的说明")]
    public async Task A_file_with_a_mark_of_secrecy_leaves_nothing_behind(string name, string text)
    {
        var inspection = await RectifyingAsync();
        var before = KeptFiles();

        var outcome = await UploadAsync(inspection, office.Handler, name, Encoding.UTF8.GetBytes(text));

        Assert.Equal("secrecy-mark", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
        Assert.Equal(before, KeptFiles());
        Assert.Empty((await inspection.LoadAsync()).Evidence);
    }

    [Fact]
    public async Task The_same_content_is_recognised_at_other_tasks_and_told_to_those_who_may_see_them()
    {
        var photo = "%PDF-1.4 同一张照片"u8.ToArray();
        var (first, second, secret) = (await RectifyingAsync(), await RectifyingAsync(), await TestInspection.RegisteredAsync(office, restricted: 1));
        await secret.WalkTo(TaskState.Rectifying);
        foreach (var inspection in new[] { first, second, secret }) Assert.True((await UploadAsync(inspection, office.Handler, $"{inspection.Task.Value}.pdf", photo)).IsDone);
        Assert.True((await UploadAsync(first, office.Handler, "又一次.pdf", photo)).IsDone);

        async Task<EvidenceRow> SeenBy(PersonId person, TestInspection at) => (await office.As<TaskPages, TaskPageRow?>(person, pages => pages.ReadAsync(at.Task)))!.Evidence[0];

        Assert.Equal([first.Task, secret.Task], (await SeenBy(office.Office, second)).Elsewhere.Select(place => place.Task));
        Assert.Equal([first.Task], (await SeenBy(office.Supervision, second)).Elsewhere.Select(place => place.Task));
        Assert.False((await SeenBy(office.Office, second)).IsTwice);
        Assert.True((await SeenBy(office.Office, first)).IsTwice);
    }

    [Fact]
    public async Task The_mark_is_found_in_the_head_of_a_word_document()
    {
        var inspection = await RectifyingAsync();

        var outcome = await UploadAsync(inspection, office.Handler, "说明.docx", WordDocument("机密★10年", "关于排口整治的说明"));

        Assert.Equal("机密★", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Detail);
    }

    [Theory]
    [InlineData("批准文件（机密）.pdf", "%PDF-1.4\n", "secrecy-mark")]
    [InlineData("批准文件.pdf", "并非扫描件", "scan-type")]
    public async Task A_scan_is_looked_at_before_it_is_kept_like_any_evidence(string name, string content, string reason)
    {
        var before = KeptFiles();

        var (file, error) = await office.As<FileArrival, (StoredFile?, FieldError?)>(office.Office, arrival =>
            arrival.TakeAsync("Scan", name, new MemoryStream(Encoding.UTF8.GetBytes(content)), 1024, FileArrival.Scans, default));

        Assert.Null(file);
        Assert.Equal(("Scan", reason), (error!.Field, error.Code));
        Assert.Equal(before, KeptFiles());
    }

    [Fact]
    public async Task A_document_that_speaks_about_secrets_is_not_a_secret_document()
    {
        var inspection = await RectifyingAsync();

        Assert.True((await UploadAsync(inspection, office.Handler, "培训.docx", WordDocument("关于开展保守国家秘密教育的通知", "各科室："))).IsDone);
    }

    [Fact]
    public async Task A_file_larger_than_the_limit_is_refused_while_it_streams()
    {
        var inspection = await RectifyingAsync();
        var endless = new EndlessStream();
        var before = KeptFiles();

        var outcome = await office.As<UploadEvidence, Outcome>(office.Handler, async verb => await verb.Run(await InputAsync(inspection), "录像.mp4", endless));

        Assert.Equal("too-large", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
        Assert.InRange(endless.Given, 1024L * 1024 * 1024, 1025L * 1024 * 1024);
        Assert.Equal(before, KeptFiles());
    }

    [Fact]
    public async Task An_interrupted_upload_goes_on_where_it_stopped()
    {
        var inspection = await RectifyingAsync();
        var (before, file) = (KeptFiles(), Guid.NewGuid());
        async Task<(long Length, Outcome? Refusal)> AppendAsync(PersonId person, long offset, string part) =>
            await office.As<UploadParts, (long, Outcome?)>(person, parts => parts.AppendAsync(inspection.Task, file, offset, new MemoryStream(Encoding.UTF8.GetBytes(part))));

        Assert.Equal((10, null), await AppendAsync(office.Handler, 0, "0123456789"));
        // a part that comes twice, and one that leaves a hole
        Assert.Equal((10, null), await AppendAsync(office.Handler, 5, "56789"));
        Assert.Equal((10, null), await AppendAsync(office.Handler, 20, "xyz"));
        Assert.Equal(10, await office.As<UploadParts, long?>(office.Handler, parts => parts.LengthAsync(inspection.Task, file)));
        Assert.Equal(0, await office.As<UploadParts, long?>(office.UnitLead, parts => parts.LengthAsync(inspection.Task, file)));
        Assert.Equal((13, null), await AppendAsync(office.Handler, 10, "abc"));

        var input = await InputAsync(inspection);
        for (var sent = 0; sent < 2; sent++)
            Assert.True((await office.As<UploadParts, Outcome>(office.Handler, parts => parts.SendAsync(input, file, "录像.txt"))).IsDone);

        var piece = Assert.Single((await inspection.LoadAsync()).Evidence);
        Assert.Equal((13L, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("0123456789abc"u8))), (piece.Size, piece.Sha256));
        Assert.Equal(before + 1, KeptFiles());
    }

    [Fact]
    public async Task What_comes_in_parts_is_looked_at_like_any_file()
    {
        var inspection = await RectifyingAsync();
        var (before, file, input) = (KeptFiles(), Guid.NewGuid(), await InputAsync(inspection));
        Task<Outcome> SendAsync() => office.As<UploadParts, Outcome>(office.Handler, parts => parts.SendAsync(input, file, "说明.txt"));
        await office.As<UploadParts, (long, Outcome?)>(office.Handler, parts => parts.AppendAsync(inspection.Task, file, 0, new MemoryStream(Encoding.UTF8.GetBytes("绝密★启用前"))));

        Assert.Equal("secrecy-mark", Assert.Single(Assert.IsType<Outcome.Invalid>(await SendAsync()).Errors).Code);
        Assert.Equal("parts-lost", Assert.Single(Assert.IsType<Outcome.Invalid>(await SendAsync()).Errors).Code);
        Assert.Equal(before, KeptFiles());

        var (_, refusal) = await office.As<UploadParts, (long, Outcome?)>(office.Auditor, parts => parts.AppendAsync(inspection.Task, file, 0, new MemoryStream([1])));
        Assert.Equal(Rule.NotYourAct, Assert.Single(Assert.IsType<Outcome.Refused>(refusal).Refusal.Unmet).Rule);
    }

    [Fact]
    public async Task Who_may_not_add_evidence_does_not_fill_the_disk()
    {
        var inspection = await RectifyingAsync();
        var endless = new EndlessStream();

        var ofAnotherUnit = await office.As<UploadEvidence, Outcome>(office.FinanceLead, async verb => await verb.Run(await InputAsync(inspection), "x.pdf", endless));
        var auditor = await office.As<UploadEvidence, Outcome>(office.Auditor, async verb => await verb.Run(await InputAsync(inspection), "x.pdf", endless));

        Assert.IsType<Outcome.Missing>(ofAnotherUnit);
        Assert.Equal(Rule.NotYourAct, Assert.Single(Assert.IsType<Outcome.Refused>(auditor).Refusal.Unmet).Rule);
        Assert.Equal(0, endless.Given);
    }

    [Fact]
    public async Task A_piece_without_a_measure_or_a_sentence_is_refused()
    {
        var inspection = await RectifyingAsync();
        var input = await InputAsync(inspection);

        Assert.Equal(["measure-missing"], await CodesAsync(input with { Proves = [] }));
        Assert.Equal(["sentence-missing"], await CodesAsync(input with { Proves = [input.Proves[0] with { Sentence = " " }] }));
        Assert.Equal(["sentence-too-long"], await CodesAsync(input with { Proves = [input.Proves[0] with { Sentence = new string('长', 501) }] }));

        async Task<IEnumerable<string>> CodesAsync(EvidenceInput wrong)
        {
            var outcome = await office.As<UploadEvidence, Outcome>(office.Handler, verb => verb.Run(wrong, "x.txt", new MemoryStream("x"u8.ToArray())));
            return Assert.IsType<Outcome.Invalid>(outcome).Errors.Select(e => e.Code);
        }
    }

    [Fact]
    public async Task Sent_twice_under_one_act_it_is_kept_once()
    {
        var inspection = await RectifyingAsync();
        var input = await InputAsync(inspection);

        for (var i = 0; i < 2; i++)
            Assert.True((await office.As<UploadEvidence, Outcome>(office.Handler, verb => verb.Run(input, "记录.txt", new MemoryStream("巡查记录"u8.ToArray())))).IsDone);

        Assert.Single((await inspection.LoadAsync()).Evidence);
    }

    [Fact]
    public async Task A_new_version_replaces_the_old_piece_which_stays()
    {
        var inspection = await RectifyingAsync();
        await UploadAsync(inspection, office.Handler, "一.txt", "第一版"u8.ToArray());
        var first = Assert.Single((await inspection.LoadAsync()).Evidence);

        var outcome = await office.As<UploadEvidence, Outcome>(office.Handler, async verb => await verb.Run(await InputAsync(inspection) with { Replaces = first.Id }, "二.txt", new MemoryStream("第二版"u8.ToArray())));

        Assert.True(outcome.IsDone);
        var pieces = (await inspection.LoadAsync()).Evidence;
        Assert.True(pieces.Single(p => p.Id == first.Id).IsReplaced);
        Assert.Equal(first.Id, pieces.Single(p => !p.IsReplaced).ReplacesId);
    }

    [Fact]
    public async Task Only_who_sees_the_task_opens_its_files()
    {
        var inspection = await RectifyingAsync();
        await UploadAsync(inspection, office.Handler, "记录.txt", "巡查记录"u8.ToArray());
        var id = Assert.Single((await inspection.LoadAsync()).Evidence).Id;

        Assert.Null(await office.As<EvidenceFiles, EvidenceContent?>(office.FinanceLead, files => files.OpenAsync(id)));
        Assert.Null(await office.As<EvidenceFiles, EvidenceContent?>(office.SystemAdministrator, files => files.OpenAsync(id)));
        await using var seen = await office.As<EvidenceFiles, EvidenceContent?>(office.Leader, files => files.OpenAsync(id));
        using var reader = new StreamReader(seen!.Content);
        Assert.Equal("巡查记录", await reader.ReadToEndAsync());
        Assert.Equal("巡查记录", (await office.As<EvidencePages, EvidencePreviewRow?>(office.Leader, pages => pages.ReadAsync(id)))?.Text?.Rows[0].Cells[0].Text);
    }

    [Fact]
    public async Task Evidence_arriving_while_the_unit_applies_is_in_the_application_or_refused()
    {
        for (var round = 0; round < 6; round++)
        {
            var inspection = await RectifyingAsync();
            await ReadyAsync(inspection);
            var seen = await inspection.SeenAsync(inspection.Task);

            var applying = Task.Run(() => office.As<ApplyForClosure, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, ActId.New())));
            var arriving = Enumerable.Range(0, 4).Select(i => Task.Run(() => UploadAsync(inspection, office.Handler, $"{i}.txt", Encoding.UTF8.GetBytes($"{round}/{i}")))).ToList();
            var uploads = await Task.WhenAll(arriving);

            Assert.True((await applying).IsDone);
            var task = await inspection.LoadAsync();
            Assert.All(task.Evidence, piece => Assert.True(piece.IsSubmitted));
            Assert.Equal(2 + uploads.Count(u => u.IsDone), task.Evidence.Count);
            Assert.All(uploads.Where(u => !u.IsDone), u => Assert.Equal(Rule.NotInThisState, Assert.Single(Assert.IsType<Outcome.Refused>(u).Refusal.Unmet).Rule));
        }
    }

    private async Task<TestInspection> RectifyingAsync()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        return inspection;
    }

    private async Task ReadyAsync(TestInspection inspection)
    {
        foreach (var measure in (await inspection.LoadAsync()).Counting)
        {
            Assert.True((await office.As<AddEvidence, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new StoredFile($"{measure.Position:x64}", 9, "单.pdf", FileType.Pdf), Today, [new Proof(measure.Id, "写明已完成。")]))).IsDone);
            Assert.True((await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(measure.Id, "已完成。", Today, ReportedGrade.Done))], ActId.New()))).IsDone);
        }
        Assert.True((await inspection.Act<WriteResult>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new Result("排口全部整治。", null, null)))).IsDone);
    }

    private static async Task<EvidenceInput> InputAsync(TestInspection inspection) =>
        new(inspection.Task, ActId.New(), Today, [new Proof((await inspection.LoadAsync()).Counting.First().Id, "写明排口已封堵。")]);

    private Task<Outcome> UploadAsync(TestInspection inspection, PersonId person, string name, byte[] content) =>
        office.As<UploadEvidence, Outcome>(person, async verb => await verb.Run(await InputAsync(inspection), name, new MemoryStream(content)));

    private int KeptFiles() => Directory.Exists(office.FilesFolder) ? Directory.EnumerateFiles(office.FilesFolder, "*", SearchOption.AllDirectories).Count() : 0;

    private static byte[] WordDocument(params string[] paragraphs)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(archive.CreateEntry("[Content_Types].xml").Open())) types.Write("<Types/>");
            using var document = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            document.Write($"<w:document><w:body>{string.Concat(paragraphs.Select(p => $"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"))}</w:body></w:document>");
        }
        return bytes.ToArray();
    }

    /// <summary>Gives zeros without end and counts what was taken.</summary>
    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Clear(buffer, offset, count);
            Given += count;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
