using Rectify.Web.Shared;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class EditingTests
{
    private static readonly Guid First = Guid.Parse("0198f000-0000-7000-8000-000000000001"), Second = Guid.Parse("0198f000-0000-7000-8000-000000000002");

    [Fact]
    public void A_field_nobody_typed_into_follows_what_others_wrote()
    {
        var editing = Editing.Of(new Form { Effect = "已排查。" }, 3);
        editing.Form.Effect = "已排查四十处。";

        editing.Meet(new Form { Effect = "已排查。", Next = "汛后开工。" }, 4);

        Assert.Equal(("已排查四十处。", "汛后开工。", 4), (editing.Form.Effect, editing.Form.Next, editing.Seen));
        Assert.Equal([nameof(Form.Next)], editing.Taken);
        Assert.Empty(editing.Differing);
        Assert.Null(editing.NowOf(nameof(Form.Effect)));
    }

    [Fact]
    public void Where_both_changed_a_field_the_typed_text_stands_and_theirs_is_told()
    {
        var editing = Editing.Of(new Form { Effect = "已排查。", On = new DateOnly(2026, 5, 1) }, 3);
        (editing.Form.Effect, editing.Form.On) = ("已排查四十处。", null);

        editing.Meet(new Form { Effect = "已封堵两处。", On = new DateOnly(2026, 6, 1) }, 4);

        Assert.Equal(("已排查四十处。", null), (editing.Form.Effect, editing.Form.On));
        Assert.Equal(("已封堵两处。", "2026-06-01"), (editing.NowOf(nameof(Form.Effect)), editing.NowOf(nameof(Form.On))));
        Assert.Equal([nameof(Form.Effect), nameof(Form.On)], editing.Differing.Order());
        Assert.Empty(editing.Taken);

        // who takes theirs has nothing left to be told of
        editing.Form.Effect = "已封堵两处。";
        Assert.Null(editing.NowOf(nameof(Form.Effect)));
    }

    [Fact]
    public void A_text_that_others_emptied_is_told_as_empty_and_not_as_unchanged()
    {
        var editing = Editing.Of(new Form { Effect = "已排查。" }, 3);
        editing.Form.Effect = "已排查四十处。";
        editing.Meet(new Form(), 4);
        Assert.Equal("", editing.NowOf(nameof(Form.Effect)));
    }

    [Fact]
    public void Both_having_written_the_same_there_is_nothing_to_tell()
    {
        var editing = Editing.Of(new Form(), 3);
        editing.Form.Effect = "已排查。";
        editing.Meet(new Form { Effect = "已排查。" }, 4);
        Assert.Empty(editing.Differing);
        Assert.False(editing.IsTyped);
    }

    [Fact]
    public void A_draft_taken_up_later_does_not_hide_what_was_written_meanwhile()
    {
        var editing = Editing.Of(new Form { Effect = "已排查。" }, 3);
        editing.Form.Effect = "已排查四十处。";
        var draft = editing.Draft();

        var later = Editing.Of(new Form { Effect = "已封堵两处。", Next = "汛后开工。" }, 5, draft);

        Assert.Equal(("已排查四十处。", "汛后开工。", 5), (later.Form.Effect, later.Form.Next, later.Seen));
        Assert.Equal("已封堵两处。", later.NowOf(nameof(Form.Effect)));
    }

    [Fact]
    public void A_draft_over_a_record_that_stands_as_it_was_is_taken_up_without_a_word()
    {
        var editing = Editing.Of(new Form { Effect = "已排查。" }, 3);
        editing.Form.Effect = "已排查四十处。";

        var later = Editing.Of(new Form { Effect = "已排查。" }, 9, editing.Draft());

        Assert.Equal("已排查四十处。", later.Form.Effect);
        Assert.Empty(later.Differing);
        Assert.Empty(later.Taken);
    }

    [Fact]
    public void Nothing_typed_there_is_no_draft() => Assert.Null(Editing.Of(new Form { Effect = "已排查。" }, 3).Draft());

    [Theory]
    [InlineData("[\"a\",null,\"b\"]")]
    [InlineData("{\"Seen\":3}")]
    [InlineData("not json")]
    public void A_draft_of_another_shape_is_left(string draft) => Assert.Equal("已排查。", Editing.Of(new Form { Effect = "已排查。" }, 3, draft).Form.Effect);

    [Fact]
    public void Rows_of_a_list_are_met_one_by_one()
    {
        var editing = Editing.Of(new Form { Rows = [new() { Id = First, Text = "一" }, new() { Id = Second, Text = "二" }] }, 3);
        editing.Form.Rows[0].Text = "一，我";
        var draft = editing.Draft();

        editing.Meet(new Form { Rows = [new() { Id = First, Text = "一，他" }, new() { Id = Second, Text = "二，他" }] }, 4);
        var later = Editing.Of(new Form { Rows = [new() { Id = Second, Text = "二，他" }] }, 4, draft);

        Assert.Equal(["一，我", "二，他"], editing.Form.Rows.Select(row => row.Text));
        Assert.Equal("一，他", editing.NowOf(Editing.Row(nameof(Form.Rows), First, nameof(Row.Text))));
        Assert.Equal([Editing.Row(nameof(Form.Rows), Second, nameof(Row.Text))], editing.Taken);
        // a row that the record has no more keeps what was typed into it
        Assert.Equal([(Second, "二，他"), (First, "一，我")], later.Form.Rows.Select(row => (row.Id, row.Text)));
    }

    [Fact]
    public void What_was_sent_is_not_told_as_somebody_elses()
    {
        var editing = Editing.Of(new Form { Effect = "已排查。" }, 3);
        editing.Form.Effect = "已排查四十处。 ";
        editing.Settle();
        editing.Meet(new Form { Effect = "已排查四十处。" }, 4);
        Assert.Empty(editing.Differing);
        Assert.Equal("已排查四十处。", editing.Form.Effect);
    }

    private sealed class Form
    {
        public string? Effect { get; set; }

        public string? Next { get; set; }

        public DateOnly? On { get; set; }

        public List<Row> Rows { get; set; } = [];
    }

    private sealed class Row
    {
        public Guid Id { get; set; }

        public string? Text { get; set; }
    }
}
