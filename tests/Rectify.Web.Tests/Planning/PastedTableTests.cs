using Rectify.Web.Planning;
using Rectify.Web.Shared;
using Xunit;

namespace Rectify.Web.Tests.Planning;

public sealed class PastedTableTests
{
    [Fact]
    public void Tabs_part_columns_and_line_ends_part_rows() =>
        Assert.Equal([["a", "b"], ["c", "d"]], PastedTable.Parse("a\tb\r\nc\td\r\n"));

    [Fact]
    public void A_quoted_cell_keeps_its_lines_tabs_and_quotation_marks() =>
        Assert.Equal([["first\nsecond\tand \"third\"", "b"]], PastedTable.Parse("\"first\nsecond\tand \"\"third\"\"\"\tb\n"));

    [Fact]
    public void A_quotation_mark_within_a_word_is_a_sign_like_others() =>
        Assert.Equal([["5\" pipe"]], PastedTable.Parse("5\" pipe"));

    [Fact]
    public void An_empty_cell_stays_in_its_place() =>
        Assert.Equal([["a", "", "c"], [""], ["d"]], PastedTable.Parse("a\t\tc\n\nd"));

    [Fact]
    public void What_goes_beyond_the_largest_table_is_left_out()
    {
        var table = PastedTable.Parse(string.Concat(Enumerable.Repeat(string.Join('\t', Enumerable.Repeat("x", 30)) + "\n", 300)));
        Assert.Equal(PastedTable.MaxRows, table.Count);
        Assert.All(table, row => Assert.Equal(PastedTable.MaxColumns, row.Count));
    }

    [Fact]
    public void A_text_that_comes_in_several_messages_is_one_table()
    {
        var buffer = new PasteBuffer();
        Assert.Null(buffer.Take(new CellEventArgs { Value = "a\tb", More = true }));
        Assert.Equal([["a", "bc"]], buffer.Take(new CellEventArgs { Value = "c\n" }));
        Assert.Equal([["d"]], buffer.Take(new CellEventArgs { Value = "d" }));
    }
}
