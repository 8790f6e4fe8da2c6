using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.People;

/// <summary>Who sees everything is asked for nothing in SQL; so it has to be certain that they do.</summary>
public sealed class SightTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    [Fact]
    public async Task The_office_sees_everything_until_another_body_is_inspected()
    {
        var own = await TestInspection.RegisteredAsync(office, problems: 2, restricted: 1);

        Assert.True((await SightOf(office.Office)).SeesEverything);
        // what is restricted is withheld from these, what is not theirs from those
        foreach (var person in new[] { office.Supervision, office.Auditor, office.UpperLevel, office.UnitLead, office.Leader, office.SystemAdministrator })
            Assert.False((await SightOf(person)).SeesEverything);

        var elsewhere = await OfTheCityAsync();

        var sight = await SightOf(office.Office);
        Assert.False(sight.SeesEverything);
        Assert.True(sight.SeesAllOf(own.Id));
        Assert.False(sight.SeesAllOf(elsewhere.Inspection));
        await using var db = office.OpenDatabase();
        Assert.Equal([own.Id], await db.TasksVisibleTo(sight).Select(t => t.InspectionId).Distinct().ToListAsync());
        Assert.Empty(await db.TasksVisibleTo(sight, elsewhere.Inspection).ToListAsync());
        Assert.DoesNotContain(elsewhere.Problem, await db.Problems.VisibleTo(sight, db).Select(p => p.Id).ToListAsync());
        Assert.Equal([own.Id], await db.Inspections.VisibleTo(sight, db).Select(i => i.Id).ToListAsync());
    }

    private async Task<Sight> SightOf(PersonId person)
    {
        await using var db = office.OpenDatabase();
        return await Sight.OfAsync(db, await db.ActorAsync(person, Day, default), default);
    }

    private async Task<(InspectionId Inspection, ProblemId Problem)> OfTheCityAsync()
    {
        await using var db = office.OpenDatabase();
        var stamp = new Stamp(new Actor(office.Office, [], [], [], UnitTree.Empty), office.Clock.GetUtcNow(), Day);
        var round = Round.Open(RoundId.New(), "2026年第二轮巡察", "中共云湖市委", InspectionLevel.City, 2026, stamp);
        var inspection = Inspection.Open(InspectionId.New(), round.Id, office.City, new InspectionFacts(InspectionKind.Routine, "市委第三巡察组", new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 16)), new Regime(), WorkingCalendar.Weekends, stamp);
        var problem = Problem.Register(ProblemId.New(), 9001, inspection.Id, null, 1, "1", "会议议定事项办理进度未按月通报。", ReportedGrade.NotStated, null, false, stamp);
        db.AddRange(round, inspection, problem, RectificationTask.Register(TaskId.New(), problem.Id, inspection.Id, 1, 1, stamp));
        await db.SaveChangesAsync();
        return (inspection.Id, problem.Id);
    }
}
