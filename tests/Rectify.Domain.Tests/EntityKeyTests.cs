using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests;

public sealed class EntityKeyTests
{
    [Fact]
    public void Keys_made_one_after_the_other_ascend_within_a_millisecond_too()
    {
        // more than one millisecond has room for
        var keys = Enumerable.Range(0, 20_000).Select(_ => TaskId.New().Value).ToList();
        Assert.Equal(keys.Order(), keys);
        // and as PostgreSQL compares them, byte by byte
        Assert.Equal(keys.Select(key => $"{key:N}").Order(StringComparer.Ordinal), keys.Select(key => $"{key:N}"));
        Assert.All(keys, key => Assert.Equal((7, 8), (key.Version, key.Variant & 0xC)));
    }

    [Fact]
    public void No_key_is_made_twice_by_many_at_once()
    {
        var keys = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).SelectMany(_ => Enumerable.Range(0, 5_000).Select(_ => EntityKey.Next())).ToList();
        Assert.Equal(40_000, keys.Distinct().Count());
    }

    [Fact]
    public void A_key_tells_when_it_was_made()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var key = EntityKey.Next();
        var made = Convert.ToInt64(key.ToString("N")[..12], 16);
        // keys made in great number borrow from the milliseconds to come
        Assert.InRange(made, before, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 60_000);
    }
}
