using Rectify.App.Intake;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Intake;

public sealed class DraftTests(TestOffice office) : IClassFixture<TestOffice>
{
    private readonly Desk desk = new(office);

    [Fact]
    public async Task What_was_corrected_is_there_when_it_is_opened_again()
    {
        var read = await desk.NoticeAsync();
        var first = read.Proposal.Problems[0].Key;
        var edited = new DropProblem(first).ApplyTo(new RewordProblem(read.Proposal.Problems[1].Key, "值班记录缺3页").ApplyTo(read.Proposal));

        Assert.True((await desk.SaveAsync(read.Id, read.Version, edited)).IsDone);

        var again = (await desk.OpenAsync(read.Id))!;
        Assert.Equal(3, again.Proposal.Problems.Count);
        Assert.Equal("值班记录缺3页", again.Proposal.Problems[0].Wording.Text);
        Assert.Equal(read.Version + 1, again.Version);
        Assert.Equal(first, new RestoreProblem(first).ApplyTo(again.Proposal).Problems[0].Key);
    }

    [Fact]
    public async Task Two_people_do_not_overwrite_each_other()
    {
        var read = await desk.NoticeAsync();
        var mine = new SetOrdinal(read.Proposal.Problems[0].Key, "11").ApplyTo(read.Proposal);
        var theirs = new SetOrdinal(read.Proposal.Problems[0].Key, "12").ApplyTo(read.Proposal);
        Assert.True((await desk.SaveAsync(read.Id, read.Version, mine)).IsDone);

        var outcome = await desk.SaveAsync(read.Id, read.Version, theirs, office.SecondOffice);

        Assert.IsType<Outcome.ChangedMeanwhile>(outcome);
        Assert.Equal("11", (await desk.OpenAsync(read.Id))!.Proposal.Problems[0].Ordinal);
    }

    [Fact]
    public async Task A_draft_is_seen_by_the_whole_office_and_by_nobody_else()
    {
        var read = await desk.NoticeAsync();
        var elsewhere = await AnotherOfficeAsync();

        Assert.NotNull(await desk.OpenAsync(read.Id, office.SecondOffice));
        Assert.NotNull(await desk.OpenAsync(read.Id, office.HeadOfOffice));
        Assert.All(new[] { office.UnitLead, office.Auditor, office.LeadingGroup, office.SystemAdministrator, elsewhere },
            person => Assert.Null(desk.OpenAsync(read.Id, person).GetAwaiter().GetResult()));
        Assert.Null(await office.As<IntakeSource, string?>(office.Auditor, query => query.Run(read.Id)));
        Assert.DoesNotContain((await office.As<IntakeDrafts, IntakeDraftPage>(elsewhere, list => list.Run())).Rows, row => row.Id == read.Id);
        Assert.IsType<Outcome.Missing>(await desk.SaveAsync(read.Id, read.Version, read.Proposal, elsewhere));
    }

    [Fact]
    public async Task The_list_says_who_and_how_far_and_pages_by_key()
    {
        var read = await desk.NoticeAsync();
        for (var more = 0; more < IntakeDrafts.PageSize; more++)
        {
            office.Clock.Add(TimeSpan.FromMinutes(1));
            await desk.NoticeAsync();
        }
        office.Clock.Add(TimeSpan.FromMinutes(1));
        await desk.SaveAsync(read.Id, read.Version, new ConfirmProblem(read.Proposal.Problems[0].Key).ApplyTo(read.Proposal));

        var first = await office.As<IntakeDrafts, IntakeDraftPage>(office.SecondOffice, list => list.Run());
        var second = await office.As<IntakeDrafts, IntakeDraftPage>(office.SecondOffice, list => list.Run(first.Next));

        Assert.Equal((read.Id, "苏见山", 4, 1), (first.Rows[0].Id, first.Rows[0].CreatedByName, first.Rows[0].Problems, first.Rows[0].Confirmed));
        Assert.Equal(IntakeDrafts.PageSize, first.Rows.Count);
        Assert.NotEmpty(second.Rows);
        Assert.Empty(first.Rows.Select(row => row.Id).Intersect(second.Rows.Select(row => row.Id)));
    }

    [Fact]
    public async Task A_discarded_reading_is_gone_unless_somebody_worked_on_it_meanwhile()
    {
        var read = await desk.NoticeAsync();
        await desk.SaveAsync(read.Id, read.Version, read.Proposal, office.SecondOffice);

        Assert.IsType<Outcome.ChangedMeanwhile>(await Discard(read.Version));
        Assert.True((await Discard(read.Version + 1)).IsDone);
        Assert.Null(await desk.OpenAsync(read.Id));

        Task<Outcome> Discard(int seen) => office.As<DiscardIntake, Outcome>(office.Office, discard => discard.Run(read.Id, seen, ActId.New()));
    }

    private async Task<PersonId> AnotherOfficeAsync()
    {
        await using var db = office.OpenDatabase();
        var (unit, person, from) = (UnitId.New(), PersonId.New(), new DateOnly(2024, 1, 1));
        db.AddRange(new Unit(unit, "云湖市水利局", office.City, from), new Person(person, "方亭"));
        db.Add(new RoleGrant(RoleGrantId.New(), person, Role.Office, unit, from));
        await db.SaveChangesAsync();
        return person;
    }
}
