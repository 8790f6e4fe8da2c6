using Npgsql;
using Rectify.App.Trail;
using Xunit;

namespace Rectify.App.Tests.Trail;

[Collection(nameof(ToldStory))]
public sealed class VerifyTrailTests(ToldStory story)
{
    private static async Task ExecuteAsync(StoryCopy copy, string sql)
    {
        await using var connection = new NpgsqlConnection(copy.Database.AdministratorConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("set session_replication_role = replica; " + sql, connection);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private static async Task<T> LookAsync<T>(StoryCopy copy, string sql)
    {
        await using var connection = new NpgsqlConnection(copy.Database.AdministratorConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    [Fact]
    public async Task A_year_of_acts_verifies()
    {
        await using var copy = await story.CopyAsync();
        var steps = new List<TrailStep>();

        var report = await VerifyTrail.Of(copy.Settings).RunAsync(new Collected(steps));

        Assert.Empty(report.Faults);
        Assert.True(report is { Chains: 7, Facts: > 500, Rows: > 1000, Files: > 5, Anchors: >= 4 }, report.ToString());
        Assert.Equal([TrailStep.Facts, TrailStep.Anchors, TrailStep.Rows, TrailStep.Files], steps.Distinct());
    }

    [Fact]
    public async Task The_earlier_state_with_its_own_anchors_verifies_too()
    {
        await using var copy = await story.CopyAsync(earlier: true);
        var lines = await File.ReadAllLinesAsync(copy.AnchorFile);
        await File.WriteAllLinesAsync(copy.AnchorFile, lines[..4]);

        Assert.Empty((await copy.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_database_put_back_as_a_whole_is_found()
    {
        await using var copy = await story.CopyAsync(earlier: true);

        var report = await copy.VerifyAsync();

        Assert.All(report.Faults, fault => Assert.Equal(TrailFaultKind.ChainCut, fault.Kind));
        Assert.NotEmpty(report.Faults);
    }

    [Fact]
    public async Task A_file_of_other_bytes_and_a_file_that_is_gone_are_named()
    {
        await using var copy = await story.CopyAsync();
        var files = Directory.GetFiles(copy.FilesFolder, "*", SearchOption.AllDirectories).Order().ToList();
        await File.AppendAllTextAsync(files[0], " ");
        File.Delete(files[1]);

        var report = await copy.VerifyAsync();

        Assert.Equal([(TrailFaultKind.FileChanged, Path.GetFileName(files[0])), (TrailFaultKind.FileMissing, Path.GetFileName(files[1]))], report.Faults.Select(f => (f.Kind, f.Record.Split('/')[1])));
    }

    [Fact]
    public async Task A_value_the_program_could_not_have_written_is_named_and_no_accident()
    {
        await using var copy = await story.CopyAsync();
        await ExecuteAsync(copy, "update tasks set state = 'Forgiven' where id = (select id from tasks order by id limit 1)");
        var id = await LookAsync<Guid>(copy, "select id from tasks order by id limit 1");
        await ExecuteAsync(copy, "update inspections set regime = regime || '{\"secret\": true}' where id = (select id from inspections order by id limit 1)");

        var report = await copy.VerifyAsync();

        Assert.Equal([(TrailFaultKind.RowChanged, "inspections"), (TrailFaultKind.RowChanged, "tasks")], report.Faults.Select(f => (f.Kind, f.Record.Split('/')[0])));
        Assert.Equal($"tasks/{id:N}", report.Faults[1].Record);
        Assert.NotNull(report.Faults[1].Number);
    }

    [Fact]
    public async Task A_broken_line_of_the_anchor_file_is_named()
    {
        await using var copy = await story.CopyAsync();
        var lines = await File.ReadAllLinesAsync(copy.AnchorFile);
        lines[1] = lines[1].Replace("\"number\":", "\"number\":1", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(copy.AnchorFile, lines);

        var fault = (await copy.VerifyAsync()).Faults[0];

        Assert.Equal((TrailFaultKind.AnchorBroken, 2), (fault.Kind, fault.Number));
    }

    [Fact]
    public async Task Without_a_key_no_anchor_counts()
    {
        await using var copy = await story.CopyAsync();
        File.Delete(Path.Combine(copy.AnchorFolder, "anchor-key.pub.pem"));

        Assert.Contains((await copy.VerifyAsync()).Faults, fault => fault.Kind == TrailFaultKind.AnchorBroken);
    }

    [Fact]
    public async Task Details_may_not_be_anything_but_texts()
    {
        await using var copy = await story.CopyAsync();
        await ExecuteAsync(copy, "update facts set details = '[1, 2]', rows = '\"x\"' where number = 7 and chain = '00000000-0000-0000-0000-000000000001'");

        var report = await copy.VerifyAsync();

        Assert.Equal([TrailFaultKind.FactChanged, TrailFaultKind.DetailsChanged], report.Faults.Where(f => f.Number == 7 && f.Kind < TrailFaultKind.RowChanged).Select(f => f.Kind));
    }

    private sealed class Collected(List<TrailStep> steps) : IProgress<TrailProgress>
    {
        public void Report(TrailProgress value) => steps.Add(value.Step);
    }
}
