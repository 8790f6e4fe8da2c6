using Rectify.Web.Intake;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Intake;

public sealed class SourceTests
{
    [Fact]
    public void The_pieces_are_the_source_again() =>
        Assert.Equal(Read.Source, string.Join('\n', SourcePieces.Of(Read.Source, Read.Proposal).Select(line => string.Concat(line.Select(piece => piece.Text)))));

    [Fact]
    public void A_wording_is_marked_and_numbered_where_it_begins()
    {
        var numbered = SourcePieces.Of(Read.Source, Read.Proposal).SelectMany(line => line).Where(piece => piece.Number is not null).ToList();

        Assert.Equal([(1, "台账不全"), (2, "井台破损；标牌缺失")], numbered.Select(piece => (piece.Number!.Value, piece.Text)));
        Assert.All(numbered, piece => Assert.Equal(piece.Text, Read.Source.Substring(piece.At, piece.Text.Length)));
    }

    [Fact]
    public async Task What_belongs_to_nothing_read_cannot_be_pressed()
    {
        await using var paper = await Rendered.Of<SourcePaper>((nameof(SourcePaper.Source), Read.Source), (nameof(SourcePaper.Proposal), Read.Proposal));
        var lines = (await paper.Body()).QuerySelectorAll("p");

        Assert.Empty(lines[0].QuerySelectorAll("[data-at]"));
        Assert.Contains(lines[2].QuerySelectorAll("[data-at]"), piece => piece.TextContent == "补齐台账。");
    }
}
