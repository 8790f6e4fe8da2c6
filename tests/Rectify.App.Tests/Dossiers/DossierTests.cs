using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Rectify.App.Dossiers;
using Rectify.App.Evidence;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Dossiers;

/// <summary>一案一档: an archive that opens without Rectify.</summary>
public sealed partial class DossierTests : IAsyncLifetime
{
    internal static readonly DossierWords Words = new(state => $"{state}", state => $"{state}", verdict => $"{verdict}", said => $"{said.Verdict}", row => $"{row.Kind}", way => $"{way}", found => $"{found}", meeting => $"{meeting}", milestone => $"{milestone}", suggestion => $"{suggestion}", standing => $"{standing}", amendment => $"{amendment}", check => $"{check}", standing => $"{standing}");

    private readonly TestOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Every_link_resolves_every_digest_fits_and_no_page_runs_anything()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        await UploadAsync(inspection, "验收单：第1号/最终?.txt", "甲");
        await UploadAsync(inspection, "CON.txt", "乙");
        await inspection.ProveAndApplyAsync();
        await new TestAcceptance(office, inspection).WalkTo(TaskState.Closed);

        using var zip = Opened(await PackAsync(office.Office, write => write.OfTaskAsync(inspection.Task, Words)));

        Assert.All(zip.Entries, entry => Assert.DoesNotMatch(@"[<>:""\\|?*\x00-\x1f]|[. ](/|$)|(^|/)(CON|NUL)(\.|$)", entry.FullName));
        var page = Read(zip, "目录.html");
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var links = Hrefs().Matches(page).Select(m => Uri.UnescapeDataString(WebUtility.HtmlDecode(m.Groups[1].Value))).ToList();
        Assert.All(links, link => Assert.NotNull(zip.GetEntry(link)));
        Assert.Contains(links, link => link.StartsWith("意见/", StringComparison.Ordinal));
        Assert.Equal(2, links.Count(link => link.StartsWith("佐证/", StringComparison.Ordinal)));
        Assert.NotNull(zip.GetEntry("目录.docx"));
        Assert.Contains("AcceptanceConcluded", page, StringComparison.Ordinal);
        Assert.Contains("Fulfilled", page, StringComparison.Ordinal);
        foreach (var line in Read(zip, "SHA256SUMS.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await using var content = await zip.GetEntry(line[66..])!.OpenAsync();
            Assert.Equal(line[..64], Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
        }
        var kept = (await inspection.LoadAsync()).Evidence.Where(e => e.FileName.EndsWith(".txt", StringComparison.Ordinal)).Select(e => e.Sha256);
        Assert.All(kept, sha256 => Assert.Contains(sha256, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_whole_inspection_it_holds_what_the_reader_may_see_and_reads_of_restricted_problems_are_written_down()
    {
        await office.GrantAsync(office.SystemAdministrator, Role.AuditAdministrator, office.City);
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        await inspection.WalkTo(TaskState.Rectifying);

        using (var zip = Opened(await PackAsync(office.Office, write => write.OfInspectionAsync(inspection.Id, Words))))
        {
            var links = Hrefs().Matches(Read(zip, "目录.html")).Select(m => Uri.UnescapeDataString(m.Groups[1].Value)).ToList();
            Assert.Equal(2, links.Count);
            Assert.All(links, link => Assert.NotNull(zip.GetEntry(link)));
        }
        // the auditor learns of no restricted problem before the office names one
        using (var zip = Opened(await PackAsync(office.Auditor, write => write.OfInspectionAsync(inspection.Id, Words)))) Assert.Single(Hrefs().Matches(Read(zip, "目录.html")));
        Assert.Null(await office.As<WriteDossier, Dossier?>(office.Auditor, write => write.OfTaskAsync(inspection.Task, Words)));
        Assert.Null(await office.As<WriteDossier, Dossier?>(office.FinanceLead, write => write.OfInspectionAsync(inspection.Id, Words)));

        var reads = (await office.As<ReadRestrictedReads, ReadsSlice?>(office.SystemAdministrator, read => read.Run(new ReadsAsked(Place: ReadPlace.Dossier))))!.Rows;
        Assert.Equal(office.Office, Assert.Single(reads).Person);
    }

    [Fact]
    public async Task A_dossier_goes_to_a_connection_that_takes_asynchronous_writes_only()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        await inspection.ProveAndApplyAsync();
        var dossier = (await office.As<WriteDossier, Dossier?>(office.Office, write => write.OfTaskAsync(inspection.Task, Words)))!;
        office.Actor.Is(office.Office);
        var connection = new Connection();

        await dossier.WriteAsync(connection);

        Assert.True(connection.Written > 0);
    }

    [Fact]
    public async Task A_large_file_goes_through_without_being_held()
    {
        const int Megabyte = 1024 * 1024;
        var connection = new Connection();
        var content = new Endless(96 * Megabyte);
        long held = 0;
        content.Asked = read => held = Math.Max(held, read - connection.Written);

        await using (var later = new LaterStream(connection))
        await using (var zip = await ZipArchive.CreateAsync(later, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
            await new DossierArchive(zip, DateTimeOffset.UnixEpoch.AddYears(50), default).AddAsync("录像.mp4", "录像", content);

        Assert.True(connection.Written > 96 * Megabyte, $"{connection.Written} bytes");
        Assert.InRange(held, 1, Megabyte);
    }

    [Theory]
    [InlineData("a/b\\c:d*e?.pdf", "a_b_c_d_e_.pdf")]
    [InlineData("尾巴. . ", "尾巴")]
    [InlineData("nul", "_nul")]
    [InlineData("com1.tar.gz", "_com1.tar.gz")]
    [InlineData("", "_")]
    public void A_name_is_one_that_every_system_takes(string name, string clean) => Assert.Equal(clean, DossierNames.Clean(name));

    [Fact]
    public void A_long_name_keeps_its_extension() => Assert.Equal((80, ".docx"), (DossierNames.Clean(new string('长', 200) + ".docx").Length, Path.GetExtension(DossierNames.Clean(new string('长', 200) + ".docx"))));

    private async Task<byte[]> PackAsync(PersonId who, Func<WriteDossier, Task<Dossier?>> ask) => await office.As<WriteDossier, byte[]>(who, async write =>
    {
        using var output = new MemoryStream();
        await (await ask(write))!.WriteAsync(output);
        return output.ToArray();
    });

    private static ZipArchive Opened(byte[] zip) => new(new MemoryStream(zip), ZipArchiveMode.Read);

    private static string Read(ZipArchive zip, string path)
    {
        using var reader = new StreamReader(zip.GetEntry(path)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private async Task UploadAsync(TestInspection inspection, string name, string text)
    {
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Must(await office.As<UploadEvidence, Outcome>(office.Handler, verb => verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(measure, "写明情况。")]), name, content)));
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Hrefs();

    /// <summary>Takes what is written, as a connection would: it cannot be sought in, and refuses what is not asynchronous.</summary>
    private sealed class Connection : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Only asynchronous writing is allowed.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <summary>Bytes that no packing makes fewer, as many as asked; says before each reading how many went out.</summary>
    private sealed class Endless(long length) : MemoryStream
    {
        private readonly byte[] noise = RandomNumberGenerator.GetBytes(1024 * 1024);

        private long read;

        public Action<long>? Asked { get; set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Asked?.Invoke(read);
            var count = (int)Math.Min(Math.Min(buffer.Length, noise.Length), length - read);
            noise.AsSpan(0, count).CopyTo(buffer.Span);
            read += count;
            return ValueTask.FromResult(count);
        }
    }
}
