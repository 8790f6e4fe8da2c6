using Microsoft.EntityFrameworkCore;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Intake;

public sealed class CompilationTests(TestOffice office) : IClassFixture<TestOffice>
{
    private readonly Desk desk = new(office);

    private static string Compilation => Desk.Notice + "\n" + Desk.Notice.Replace("生态环境局", "粮食储备局", StringComparison.Ordinal).Replace("排口", "粮库", StringComparison.Ordinal);

    [Fact]
    public async Task Each_body_of_a_compilation_goes_to_its_own_inspection_by_an_act_of_its_own()
    {
        var (id, _) = await desk.PasteAsync(Compilation);
        var read = (await desk.OpenAsync(id))!;
        var parts = ProposalPart.Of(read.Proposal);
        Assert.Equal(["中共云湖市生态环境局党组", "中共云湖市粮食储备局党组"], parts.Select(part => part.Proposal.Header.Issuer?.Text ?? part.Body));
        Assert.All(parts, part => Assert.Equal(4, part.Proposal.Problems.Count));
        var (first, second) = (desk.Opened(), desk.Opened());

        Assert.True((await desk.AcceptAsync(new(id, read.Version, null, first, [.. parts[0].Proposal.Problems.Select(problem => problem.Key)]))).IsDone);
        var rest = (await desk.OpenAsync(id))!;
        Assert.Equal(parts[1].Key, Assert.Single(ProposalPart.Of(rest.Proposal)).Key);
        Assert.True((await desk.AcceptAsync(new(id, rest.Version, null, second with { NewRound = null, Round = first.NewRound!.Id }, [.. parts[1].Proposal.Problems.Select(problem => problem.Key)]))).IsDone);

        await using var db = office.OpenDatabase();
        Assert.Equal(["排口台账不全", "值班记录缺页", "监测井井台破损", "档案移交迟缓"], await Wordings(db, first.Id));
        Assert.Equal("粮库台账不全", (await Wordings(db, second.Id))[0]);
        // the document's own title is no section of an inspection
        Assert.All(new[] { first.Id, second.Id }, inspection => Assert.Equal(["已完成整改的问题", "正在推进的问题"], db.Sections.Where(s => s.InspectionId == inspection).OrderBy(s => s.Position).Select(s => s.Heading).ToList()));
        Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == FactKind.DocumentAccepted && (f.Chain == first.Id.Value || f.Chain == second.Id.Value)));
        Assert.Equal(second.Id, (await desk.OpenAsync(id))!.AcceptedInto);
    }

    [Fact]
    public async Task A_list_of_bodies_in_one_document_is_parted_by_body_and_one_document_is_one_part()
    {
        var proposal = (await desk.NoticeAsync()).Proposal;
        Assert.Equal(4, Assert.Single(ProposalPart.Of(proposal)).Proposal.Problems.Count);

        var named = proposal with { Problems = [.. proposal.Problems.Select((problem, at) => problem with { Body = at % 2 == 0 ? "城区街道" : "河西街道" })] };
        var parts = ProposalPart.Of(named);

        Assert.Equal(["城区街道", "河西街道"], parts.Select(part => part.Proposal.Header.InspectedBody!.Text));
        Assert.All(parts, part => Assert.Equal(2, part.Proposal.Problems.Count));
    }

    private static Task<List<string>> Wordings(Data.RectifyDb db, InspectionId inspection) =>
        db.Problems.Where(p => p.InspectionId == inspection).OrderBy(p => p.Sequence).Select(p => p.Wording).ToListAsync();
}
