using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Trail;

public sealed class TrailTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task Facts_are_numbered_without_gaps_and_each_hash_covers_the_one_before()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        await using var db = office.OpenDatabase();

        var facts = await db.Facts.Where(f => f.Chain == inspection.Id.Value).OrderBy(f => f.Number).ToListAsync();
        var head = await db.ChainHeads.SingleAsync(h => h.Chain == inspection.Id.Value);

        Assert.Equal(Enumerable.Range(1, facts.Count).Select(n => (long)n), facts.Select(f => f.Number));
        var previous = new byte[32];
        foreach (var fact in facts)
        {
            Assert.Equal(previous, fact.PreviousHash);
            Assert.Equal(TrailWriter.PayloadDigest(fact.Salt, fact.Details), fact.PayloadDigest);
            Assert.Equal(TrailWriter.HashOf(fact.Chain, fact.Number, fact.ActId, $"{fact.Kind}", fact.SubjectId, fact.On, fact.At, fact.ActorId, fact.PayloadDigest, fact.Rows, fact.PreviousHash), fact.Hash);
            previous = fact.Hash;
        }
        Assert.Equal(facts[^1].Number, head.Number);
        Assert.Equal(facts[^1].Hash, head.Hash);
    }

    [Fact]
    public async Task The_digests_an_act_leaves_are_those_of_the_rows_as_they_are_read_again()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        await using var db = office.OpenDatabase();

        var last = await db.Facts.Where(f => f.Chain == inspection.Id.Value).OrderByDescending(f => f.Number).FirstAsync();
        var task = await db.Tasks.Include(t => t.Measures).SingleAsync(t => t.Id == inspection.Task);

        Assert.Equal(Convert.ToHexStringLower(ProtectedTable.DigestOf(db.Entry(task))), last.Rows[$"tasks/{task.Id.Value:N}"]);
    }

    [Theory]
    [InlineData("update facts set details = '{}'"), InlineData("delete from facts"), InlineData("truncate facts cascade")]
    [InlineData("update acts set verb = 'x'"), InlineData("delete from acts"), InlineData("update progress set text = 'x'"), InlineData("delete from progress")]
    public async Task What_is_recorded_is_not_changed_by_the_serving_role_nor_by_the_owner(string statement)
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);

        foreach (var connectionString in new[] { office.ConnectionString, office.OwnerConnectionString })
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(statement, connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    [Fact]
    public async Task The_serving_role_cannot_change_the_schema()
    {
        await using var connection = new NpgsqlConnection(office.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("create table public.sneaked_in (id int)", connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task A_refused_act_leaves_no_fact_and_no_act()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        await using var db = office.OpenDatabase();
        var before = (await db.Facts.CountAsync(), await db.Acts.CountAsync());

        var outcome = await inspection.Act<SignForTask>(office.FinanceLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()));

        Assert.IsType<Outcome.Missing>(outcome);
        Assert.Equal(before, (await db.Facts.CountAsync(), await db.Acts.CountAsync()));
    }

    [Fact]
    public async Task Facts_hold_keys_and_no_names()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        await using var db = office.OpenDatabase();

        var assigned = await db.Facts.Where(f => f.SubjectId == inspection.Task.Value && f.Kind == FactKind.TaskAssigned).SingleAsync();

        Assert.Equal(office.Leader.Value.ToString("N"), assigned.Details["leader"]);
        Assert.DoesNotContain(assigned.Details.Values, value => value.Contains("陆清和", StringComparison.Ordinal));
    }
}
