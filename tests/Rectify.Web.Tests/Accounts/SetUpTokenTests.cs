using Rectify.Web.Setup;
using Xunit;

namespace Rectify.Web.Tests.Accounts;

public sealed class SetUpTokenTests
{
    [Fact]
    public void The_token_is_taken_with_or_without_hyphens_blanks_and_in_either_case()
    {
        var token = new SetUpToken();

        Assert.True(token.Matches(token.Text));
        Assert.True(token.Matches($" {token.Text.Replace('-', ' ').ToLowerInvariant()} "));
    }

    [Fact]
    public void Nothing_and_another_starts_token_are_refused()
    {
        var token = new SetUpToken();

        Assert.False(token.Matches(null));
        Assert.False(token.Matches(""));
        Assert.False(token.Matches(new SetUpToken().Text));
    }
}
