using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Rectify.App.Data;

/// <summary>Brings the schema up to date and says whether it is.</summary>
public static class RectifyDatabase
{
    /// <summary>Migrates with the owner's connection and grants the serving role what it needs and no more: no DDL, no TRUNCATE, facts, acts and the logs of restricted reads insert-only.</summary>
    public static async Task PrepareAsync(string ownerConnectionString, string servingRole, CancellationToken ct = default)
    {
        await using var db = new RectifyDb(Options(ownerConnectionString));
        await db.Database.MigrateAsync(ct);
        using var quoting = new NpgsqlCommandBuilder();
        var role = quoting.QuoteIdentifier(servingRole);
#pragma warning disable EF1002 // a role cannot be a parameter; it is quoted as an identifier
        await db.Database.ExecuteSqlRawAsync($"""
            grant usage on schema public to {role};
            grant select, insert, update, delete on all tables in schema public to {role};
            grant usage on all sequences in schema public to {role};
            revoke update, delete on facts, acts, restricted_reads, clue_reads from {role};
            revoke insert, update, delete on "__EFMigrationsHistory" from {role};
            """, ct);
#pragma warning restore EF1002
    }

    /// <summary>Migrations the database lacks; the app starts without an owner's connection only when there is none.</summary>
    public static async Task<IReadOnlyList<string>> MissingMigrationsAsync(string connectionString, CancellationToken ct = default)
    {
        await using var db = new RectifyDb(Options(connectionString));
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }

    /// <summary>
    /// The connection of the serving program: statements asked again stay prepared, as parsing and planning them took half of what a page asked the database for.
    /// Who says <c>Max Auto Prepare</c> themselves, 0 behind a pooler of transactions for instance, keeps it.
    /// </summary>
    internal static string ForServing(string connectionString) =>
        new DbConnectionStringBuilder { ConnectionString = connectionString }.ContainsKey("Max Auto Prepare") ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 }.ConnectionString;

    internal static RectifyDb Open(string connectionString) => new(Options(connectionString));

    internal static DbContextOptions<RectifyDb> Options(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<RectifyDb>();
        Configure(builder, connectionString);
        return builder.Options;
    }

    internal static void Configure(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseNpgsql(connectionString, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            // a row limit without an order: what waits is counted up to a limit, and which of it is no matter; pages have their order from their keys
            .ConfigureWarnings(w => w.Ignore(CoreEventId.CollectionWithoutComparer, CoreEventId.RowLimitingOperationWithoutOrderByWarning));
}
