using System.Text;
using Rectify.App.Files;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Rectify.App.Tests.Intake;

public sealed class ReadingInTests(TestOffice office) : IClassFixture<TestOffice>
{
    private readonly Desk desk = new(office);

    [Fact]
    public async Task A_document_read_in_is_kept_with_its_proposal_and_nothing_is_registered()
    {
        var before = await desk.RegisteredAsync();

        var read = await desk.NoticeAsync();

        Assert.Equal(4, read.Proposal.Problems.Count);
        Assert.Equal(before, await desk.RegisteredAsync());
        await using var db = office.OpenDatabase();
        var sha256 = await db.IntakeDrafts.Where(d => d.Id == read.Id).Select(d => d.Sha256).SingleAsync();
        await using var file = office.Services.GetRequiredService<IContentStore>().Open(sha256);
        Assert.Equal(Desk.Notice, await new StreamReader(file!, Encoding.UTF8).ReadToEndAsync());
    }

    [Fact]
    public async Task The_source_is_the_text_the_spans_count()
    {
        var read = await desk.NoticeAsync();

        var source = await office.As<IntakeSource, string?>(office.Office, query => query.Run(read.Id));

        Assert.All(read.Proposal.Problems, problem => Assert.Contains(problem.Wording.Text, source!.Substring(problem.Span.Start, problem.Span.Length), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("内部材料.txt", "秘密★1年\n关于巡察整改的通报\n1.关于“台账不全”问题的整改。", "secrecy-mark")]
    [InlineData("机密★10年.txt", "关于巡察整改的通报", "secrecy-mark")]
    [InlineData("空白.txt", " \n\n ", "empty")]
    [InlineData("报告.docx", "只是文字", "wrong-extension")]
    [InlineData("表格.csv", "序号,问题", "unsupported-type")]
    public async Task A_refused_document_keeps_nothing(string name, string content, string code)
    {
        var before = (await desk.DraftsAsync(), desk.FilesKept());

        var (_, outcome) = await desk.UploadAsync(content, name);

        Assert.Equal(code, Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
        Assert.Equal(before, (await desk.DraftsAsync(), desk.FilesKept()));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_and_not_read_to_its_end()
    {
        var endless = new EndlessStream();

        var outcome = await office.As<ReadDocument, Outcome>(office.Office, read => read.Run(IntakeId.New(), endless, "很长.txt", Domain.People.ActId.New()));

        Assert.Equal("too-large", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
        Assert.InRange(endless.Given, ReadDocument.MaxFileBytes, ReadDocument.MaxFileBytes + (1 << 20));
    }

    [Fact]
    public async Task Only_office_staff_read_documents_in()
    {
        var before = (await desk.DraftsAsync(), desk.FilesKept());

        var (_, outcome) = await desk.PasteAsync(Desk.Notice, office.UnitLead);

        Assert.IsType<Outcome.Missing>(outcome);
        Assert.Equal(before, (await desk.DraftsAsync(), desk.FilesKept()));
    }

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
            Array.Fill(buffer, (byte)'a', offset, count);
            Given += count;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
