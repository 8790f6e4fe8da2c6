using System.Text.Json;
using Rectify.App.Data.Mappings;
using Rectify.Domain.Rounds;
using Xunit;

namespace Rectify.App.Tests.Rounds;

public sealed class RegimeJsonTests
{
    private static Regime Again(Regime regime) => JsonSerializer.Deserialize<Regime>(JsonSerializer.Serialize(regime, RegimeJson.Options), RegimeJson.Options)!;

    [Fact]
    public void A_ladder_of_the_usual_shape_is_kept_as_it_was_before_ladders_had_steps()
    {
        Assert.Contains("\"ladder\":{\"handlerDays\":30,\"leaderDays\":7}", JsonSerializer.Serialize(new Regime { Ladder = WarningLadder.Usual(30, 7) }, RegimeJson.Options), StringComparison.Ordinal);
        Assert.Equal(new Regime { Ladder = WarningLadder.Usual(30, 7) }, Again(new Regime { Ladder = WarningLadder.Usual(30, 7) }));
    }

    [Fact]
    public void A_ladder_with_steps_of_its_own_is_kept_step_by_step()
    {
        var regime = new Regime { Ladder = new WarningLadder([new(45, Hearers.Handler), new(0, Hearers.Handler | Hearers.Leader), new(-5, Hearers.Unit), new(5, Hearers.Unit, InWorkingDays: true)]) };
        Assert.Equal(regime, Again(regime));
    }
}
