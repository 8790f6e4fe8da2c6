using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using ReportedGrade = Rectify.Domain.Problems.ReportedGrade;

namespace Rectify.App.Tests.Intake;

public sealed class RereadingTests(TestOffice office) : IClassFixture<TestOffice>
{
    private readonly Desk desk = new(office);

    private static readonly string Later = Desk.Notice
        .Replace("1.关于“监测井井台破损”问题的整改。\n整改措施：一是分批修复井台。", "1.关于“监测井井台破损、护栏缺失”问题的整改。\n整改措施：一是分批修复井台。二是补装护栏。", StringComparison.Ordinal)
        .Replace("2.关于“档案移交迟缓”问题的整改。", "3.关于“采样车辆闲置”问题的整改。", StringComparison.Ordinal);

    private Task<IReadOnlyList<RereadLine>> CompareAsync(Proposal proposal, InspectionId into) =>
        office.As<CompareIntake, IReadOnlyList<RereadLine>>(office.Office, compare => compare.Run(proposal, into));

    private async Task<(InspectionId Into, OpenedIntake Read, IReadOnlyList<RereadLine> Lines)> ReadLaterAsync()
    {
        var (first, opened) = (await desk.NoticeAsync(), desk.Opened());
        Assert.True((await desk.AcceptAsync(new(first.Id, first.Version, null, opened))).IsDone);
        var (id, outcome) = await desk.PasteAsync(Later);
        Assert.True(outcome.IsDone);
        var read = (await desk.OpenAsync(id))!;
        return (opened.Id, read, await CompareAsync(read.Proposal, opened.Id));
    }

    [Fact]
    public async Task A_later_version_shows_what_is_new_changed_the_same_and_gone()
    {
        var (_, _, lines) = await ReadLaterAsync();

        Assert.Equal(["台账不全", "记录缺页"], lines.Where(line => line is { Read: not null, Known: not null, Changes.Count: 0 }).Select(line => line.Known!.Wording[^4..]));
        var changed = Assert.Single(lines, line => line.Changes.Count > 0);
        Assert.Equal(("监测井井台破损", "监测井井台破损、护栏缺失"), (changed.Known!.Wording, changed.Read!.Wording.Text));
        Assert.Equal([RereadPart.Wording, RereadPart.Measures], changed.Changes);
        Assert.Equal("采样车辆闲置", Assert.Single(lines, line => line.Known is null).Read!.Wording.Text);
        Assert.Equal("档案移交迟缓", Assert.Single(lines, line => line.Read is null).Known!.Wording);
    }

    [Fact]
    public async Task What_is_confirmed_updates_the_registered_problem_and_registers_only_the_new_one()
    {
        var (into, read, lines) = await ReadLaterAsync();
        var changed = lines.Single(line => line.Changes.Count > 0);

        var outcome = await desk.AcceptAsync(new(read.Id, read.Version, into, null, null, true)
        {
            Updates = ImmutableDictionary<int, Domain.Problems.ProblemId>.Empty.Add(changed.Read!.Key, changed.Known!.Id),
            Known = [.. lines.Where(line => line is { Read: not null, Known: not null, Changes.Count: 0 }).Select(line => line.Read!.Key)],
        });

        Assert.True(outcome.IsDone);
        await using var db = office.OpenDatabase();
        var problems = await db.Problems.Where(p => p.InspectionId == into).OrderBy(p => p.Sequence).Select(p => p.Wording).ToListAsync();
        Assert.Equal(["排口台账不全", "值班记录缺页", "监测井井台破损、护栏缺失", "档案移交迟缓", "采样车辆闲置"], problems);
        var task = await db.Tasks.Include(t => t.Measures).SingleAsync(t => t.ProblemId == changed.Known.Id);
        Assert.Equal(["分批修复井台。", "补装护栏。"], task.Measures.OrderBy(m => m.Position).Select(m => m.Text));
        Assert.Equal(1, await db.Facts.CountAsync(f => f.Kind == FactKind.ProblemRestated && f.SubjectId == changed.Known.Id.Value));
        Assert.Equal(into, (await desk.OpenAsync(read.Id))!.AcceptedInto);
    }

    [Fact]
    public async Task Once_assigned_a_later_document_restates_only_the_reported_grade()
    {
        var (into, _, lines) = await ReadLaterAsync();
        var known = lines.Single(line => line.Changes.Count > 0).Known!;
        await using (var db = office.OpenDatabase()) await db.Problems.Where(p => p.Id == known.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.FrozenOn, new DateOnly(2026, 3, 20)));
        var (id, _) = await desk.PasteAsync(Later.Replace("二、正在推进的问题", "二、已完成整改的事项", StringComparison.Ordinal).Replace("破损、护栏缺失", "破损严重", StringComparison.Ordinal));
        var read = (await desk.OpenAsync(id))!;
        var line = (await CompareAsync(read.Proposal, into)).Single(l => l.Known?.Id == known.Id);
        Assert.Equal([RereadPart.Wording, RereadPart.Grade], line.Changes);

        Assert.True((await desk.AcceptAsync(new(id, read.Version, into, null, [line.Read!.Key], true) { Updates = ImmutableDictionary<int, Domain.Problems.ProblemId>.Empty.Add(line.Read.Key, known.Id) })).IsDone);

        await using var after = office.OpenDatabase();
        var problem = await after.Problems.SingleAsync(p => p.Id == known.Id);
        Assert.Equal(("监测井井台破损", ReportedGrade.Done), (problem.Wording, problem.ReportedGrade));
        Assert.Equal(1, await after.Tasks.Where(t => t.ProblemId == known.Id).SelectMany(t => t.Measures).CountAsync());
    }

    [Fact]
    public async Task A_problem_of_another_inspection_is_not_updated()
    {
        var (_, _, lines) = await ReadLaterAsync();
        var foreign = lines.Single(line => line.Changes.Count > 0).Known!;
        var (read, opened) = (await desk.NoticeAsync(), desk.Opened());
        var before = await desk.RegisteredAsync();

        var outcome = await desk.AcceptAsync(new(read.Id, read.Version, null, opened) { Updates = ImmutableDictionary<int, Domain.Problems.ProblemId>.Empty.Add(read.Proposal.Problems[0].Key, foreign.Id) });

        Assert.IsType<Outcome.ChangedMeanwhile>(outcome);
        Assert.Equal(before, await desk.RegisteredAsync());
    }
}
