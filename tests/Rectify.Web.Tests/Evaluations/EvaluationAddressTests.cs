using Rectify.App.Evaluations;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Rounds;
using Rectify.Web.Evaluations;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Evaluations;

public sealed class EvaluationAddressTests
{
    [Fact]
    public void What_the_list_shows_is_its_address_and_back()
    {
        var address = new EvaluationAddress(InspectionId.New(), new EvaluationKey(true, new DateOnly(2026, 6, 3), EvaluationId.New()));
        Assert.Equal(address.Href, EvaluationAddress.Parse(new Uri($"http://house{address.Href}").Query).Href);
        Assert.Equal("/evaluations", EvaluationAddress.Parse("?inspection=x&after=yesterday~1").Href);
    }

    [Theory]
    [InlineData("zh-CN", "87.4 分，较好")]
    [InlineData("en", "87.4 points, 较好")]
    public void A_result_is_said_in_both_languages(string language, string said)
    {
        using var _ = new InLanguage(language);
        Assert.Equal(said, EvaluationWords.Of(new EvaluationResult(87.40m, "较好", [])));
        Assert.All(Enum.GetValues<EvaluationStage>(), stage => Assert.NotEqual($"Stage_{stage}", EvaluationWords.Of(stage)));
    }
}
