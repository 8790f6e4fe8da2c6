using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Suggestions;

/// <summary>办理所选意见建议: one act over many suggestions, a record each; where one cannot be done none is.</summary>
public sealed class SuggestionSelectionTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18), DueOn = new(2026, 4, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Many_are_given_to_one_unit_with_one_day_and_a_fact_each()
    {
        var chosen = await RegisterAsync(3);
        Must(await DecideAsync(SuggestionVerb.Assign, chosen, new SuggestionTerms(office.WaterDepartment, DueOn, null)));
        await using var db = office.OpenDatabase();
        Assert.All(await db.Suggestions.ToListAsync(), one => Assert.Equal((SuggestionState.InHand, office.WaterDepartment, DueOn), (one.State, one.UnitId!.Value, one.DueOn)));
        var facts = await db.Facts.Where(f => f.Kind == FactKind.SuggestionAssigned).ToListAsync();
        Assert.Equal((3, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        var told = Assert.Single(await db.Notifications.Where(n => n.Kind == FactKind.SuggestionAssigned && n.PersonId == office.UnitLead).ToListAsync());
        Assert.Equal(3, told.SubjectIds.Length);

        Must(await DecideAsync(SuggestionVerb.Reassign, await SeenAsync(chosen), new SuggestionTerms(office.FinanceDepartment, Deadline.LongTerm, "职责调整")));
        Assert.Equal(3, await db.Suggestions.AsNoTracking().CountAsync(one => one.UnitId == office.FinanceDepartment && one.DueOn == Deadline.LongTerm));
    }

    [Fact]
    public async Task Where_one_cannot_be_done_none_is_and_the_refusal_names_it()
    {
        var chosen = await RegisterAsync(2);
        Must(await DecideAsync(SuggestionVerb.Assign, [chosen[0]], new SuggestionTerms(office.WaterDepartment, DueOn, null)));
        var seen = await SeenAsync(chosen);
        var unmet = Assert.IsType<Outcome.Refused>(await DecideAsync(SuggestionVerb.Assign, seen, new SuggestionTerms(office.WaterDepartment, DueOn, null))).Refusal.Unmet;
        Assert.Equal((Rule.NotInThisState, seen[0].Id.Value), (Assert.Single(unmet).Rule, unmet[0].Subject!.Value));
        Assert.Equal([SuggestionState.InHand, SuggestionState.Registered], await StatesAsync(chosen));
        Assert.Equal([Rule.DeadlineInPast], RulesOf(await DecideAsync(SuggestionVerb.Assign, [seen[1]], new SuggestionTerms(office.WaterDepartment, Day.AddDays(-1), null))));
        Assert.Equal([Rule.NotYourAct], RulesOf(await DecideAsync(SuggestionVerb.Reassign, [seen[0]], new SuggestionTerms(office.WaterDepartment, DueOn, "职责调整"), office.UnitLead)));
        Assert.IsType<Outcome.ChangedMeanwhile>(await DecideAsync(SuggestionVerb.Discard, chosen, new SuggestionTerms(null, null, "重复登记")));
    }

    [Fact]
    public async Task A_unit_of_another_body_is_given_none()
    {
        var chosen = await RegisterAsync(2);
        Assert.Equal([Rule.UnitOfOtherBody, Rule.UnitOfOtherBody], RulesOf(await DecideAsync(SuggestionVerb.Assign, chosen, new SuggestionTerms(office.City, DueOn, null))));
        Assert.Equal("unit", FieldOf(await DecideAsync(SuggestionVerb.Assign, chosen, new SuggestionTerms(UnitId.New(), DueOn, null))));
    }

    [Fact]
    public async Task Replies_are_sent_back_and_accepted_with_one_reason_and_never_by_who_gave_one()
    {
        var chosen = await RegisterAsync(2);
        Must(await DecideAsync(SuggestionVerb.Assign, chosen, new SuggestionTerms(office.WaterDepartment, DueOn, null)));
        foreach (var one in await SeenAsync(chosen)) await AnswerAsync(one);
        Must(await DecideAsync(SuggestionVerb.ReturnAnswer, await SeenAsync(chosen), new SuggestionTerms(null, DueOn.AddDays(9), "没有写明时间")));
        foreach (var one in await SeenAsync(chosen)) await AnswerAsync(one);
        Must(await DecideAsync(SuggestionVerb.Conclude, await SeenAsync(chosen), new SuggestionTerms(null, null, "属实，予以办结"), office.SecondOffice));
        Assert.All(await StatesAsync(chosen), state => Assert.Equal(SuggestionState.Concluded, state));
        await using var db = office.OpenDatabase();
        Assert.Equal((2, 2), (await db.Facts.CountAsync(f => f.Kind == FactKind.SuggestionAnswerReturned), await db.Facts.CountAsync(f => f.Kind == FactKind.SuggestionConcluded)));
    }

    [Fact]
    public async Task What_an_act_must_carry_is_asked_for_before_anything_is_done()
    {
        var chosen = await RegisterAsync(1);
        Assert.Equal("unit", FieldOf(await DecideAsync(SuggestionVerb.Assign, chosen, new SuggestionTerms(null, DueOn, null))));
        Assert.Equal("dueOn", FieldOf(await DecideAsync(SuggestionVerb.Assign, chosen, new SuggestionTerms(office.WaterDepartment, null, null))));
        Assert.Equal("reason", FieldOf(await DecideAsync(SuggestionVerb.Reassign, chosen, new SuggestionTerms(office.WaterDepartment, DueOn, " "))));
        Assert.Equal("lines", FieldOf(await DecideAsync(SuggestionVerb.Discard, [], new SuggestionTerms(null, null, "重复登记"))));
    }

    [Fact]
    public async Task Given_out_by_many_at_once_each_is_given_once()
    {
        var chosen = await RegisterAsync(6);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => DecideAsync(SuggestionVerb.Assign, i % 2 == 0 ? chosen : [.. chosen.Reverse()], new SuggestionTerms(office.WaterDepartment, DueOn, null)))));
        Assert.Equal(1, outcomes.Count(outcome => outcome.IsDone));
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.IsType<Outcome.ChangedMeanwhile>(outcome));
        await using var db = office.OpenDatabase();
        Assert.Equal(6, await db.Facts.CountAsync(f => f.Kind == FactKind.SuggestionAssigned));
    }

    [Fact]
    public async Task The_page_says_what_each_allows_and_the_list_holds_the_selection_alone()
    {
        var chosen = await RegisterAsync(3);
        IReadOnlyList<SuggestionId> ids = [chosen[2].Id, chosen[0].Id];
        var sheet = (await office.As<ReadSuggestionSelection, SuggestionSelection?>(office.Office, read => read.Run(ids)))!;
        Assert.Equal(ids, sheet.Suggestions.Select(one => one.Row.Id));
        Assert.Equal((office.Bureau, true, false), (sheet.Body!.Value, sheet.Allow(SuggestionVerb.Assign), sheet.Allow(SuggestionVerb.Conclude)));
        Assert.Empty((await office.As<ReadSuggestionSelection, SuggestionSelection?>(office.UnitLead, read => read.Run(ids)))!.Suggestions);
        var slice = (await office.As<SuggestionList, SuggestionSlice?>(office.Office, list => list.Run(new SuggestionFilter { Chosen = ids })))!;
        Assert.Equal(2, slice.Rows.Count);
    }

    private async Task<IReadOnlyList<Seen<SuggestionId>>> RegisterAsync(int count)
    {
        List<Seen<SuggestionId>> registered = [];
        for (var i = 1; i <= count; i++)
        {
            var (id, number) = (SuggestionId.New(), $"{i}");
            Must(await office.As<RegisterSuggestion, Outcome>(office.Office, verb => verb.Run(id, inspection.Id, new SuggestionInput(SuggestionKind.Inspection, number, "健全排口动态更新机制。", []), ActId.New())));
            registered.Add(new Seen<SuggestionId>(id, 1));
        }
        return registered;
    }

    private async Task AnswerAsync(Seen<SuggestionId> one)
    {
        var kept = await office.Services.GetRequiredService<IContentStore>().SaveAsync(new MemoryStream("reply"u8.ToArray()), 100, default);
        Must(await office.As<AnswerSuggestion, Outcome>(office.UnitLead, verb => verb.Run(one.Id, one.Version, "已建立机制", new StoredFile(kept.Sha256, kept.Size, "复函.pdf", "application/pdf"), ActId.New())));
    }

    private Task<Outcome> DecideAsync(SuggestionVerb decision, IReadOnlyList<Seen<SuggestionId>> suggestions, SuggestionTerms terms, PersonId? who = null) =>
        office.As<DecideSuggestions, Outcome>(who ?? office.Office, verb => verb.Run(suggestions, decision, terms, ActId.New()));

    private async Task<IReadOnlyList<Seen<SuggestionId>>> SeenAsync(IReadOnlyList<Seen<SuggestionId>> chosen) => [.. (await LoadAsync(chosen)).Select(one => new Seen<SuggestionId>(one.Id, one.Version))];

    private async Task<IEnumerable<SuggestionState>> StatesAsync(IReadOnlyList<Seen<SuggestionId>> chosen) => (await LoadAsync(chosen)).Select(one => one.State);

    private async Task<IReadOnlyList<Suggestion>> LoadAsync(IReadOnlyList<Seen<SuggestionId>> chosen)
    {
        await using var db = office.OpenDatabase();
        var ids = chosen.Select(one => one.Id).ToList();
        return [.. (await db.Suggestions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync()).OrderBy(s => ids.IndexOf(s.Id))];
    }

    private static IEnumerable<Rule> RulesOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(unmet => unmet.Rule);

    private static string FieldOf(Outcome outcome) => Assert.IsType<Outcome.Invalid>(outcome).Errors[0].Field;
}
