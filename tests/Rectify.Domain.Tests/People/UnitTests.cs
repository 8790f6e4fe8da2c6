using Rectify.Domain.People;
using Xunit;

namespace Rectify.Domain.Tests.People;

public sealed class UnitTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void A_renamed_unit_answers_with_the_name_of_the_day()
    {
        var unit = new Unit(UnitId.New(), "大气科", null, Start);
        unit.ChangeFrom(new DateOnly(2026, 5, 1), "大气环境科", null);

        Assert.Equal(("大气科", "大气环境科"), (unit.NameOn(new DateOnly(2026, 4, 30)), unit.NameOn(new DateOnly(2026, 5, 1))));
    }

    [Fact]
    public void On_the_first_day_of_a_name_a_change_puts_that_name_right()
    {
        var unit = new Unit(UnitId.New(), "大汽科", null, Start);
        unit.ChangeFrom(Start, "大气科", null);

        Assert.Equal("大气科", Assert.Single(unit.Periods).Name);
    }

    [Fact]
    public void A_change_before_the_present_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Unit(UnitId.New(), "大气科", null, Start).ChangeFrom(Start.AddDays(-1), "大气环境科", null));
}
