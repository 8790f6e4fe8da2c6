using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Web.Accounts;
using Xunit;

namespace Rectify.Web.Tests.Accounts;

public sealed class PeopleAddressTests
{
    [Fact]
    public void A_lists_conditions_and_place_come_back_from_its_address()
    {
        var filter = new PeopleFilter("许 & 何", UnitId.New(), Role.Auditor, AccountState.Locked, IsActive: null);
        var after = new PeopleKey("zeng~a", PersonId.New());

        var query = QueryHelpers.ParseQuery(new Uri("http://localhost" + AccountAddress.List(filter, after)).Query);

        Assert.Equal(filter, AccountAddress.FilterOf(query["q"], query["unit"], query["role"], query["account"], query["state"]));
        Assert.Equal(after, AccountAddress.KeyOf(query["after"]));
    }

    [Fact]
    public void An_address_that_makes_no_sense_shows_the_whole_list()
    {
        Assert.Equal(new PeopleFilter(), AccountAddress.FilterOf(null, "x", "King", "Half", "?"));
        Assert.Null(AccountAddress.KeyOf("no-place"));
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_compute_is_written_as_text() =>
        Assert.Equal("'=1+1,\"a,\"\"b\"\"\",\r\n", PeopleExport.Line("=1+1", "a,\"b\"", null));
}
