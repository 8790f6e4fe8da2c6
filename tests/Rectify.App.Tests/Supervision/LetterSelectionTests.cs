using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Supervision;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Supervision;

/// <summary>办理所选文书: one act over many letters, a record each; where one cannot be done none is.</summary>
public sealed class LetterSelectionTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18), DueOn = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying, DueOn);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Drafts_issued_together_take_their_numbers_in_the_order_given_each_kind_for_itself()
    {
        LetterId[] drafts = [await DraftedAsync(), await DraftedAsync(LetterKind.Reminder), await DraftedAsync(), await DraftedAsync(LetterKind.Reminder)];
        LetterId[] order = [drafts[2], drafts[3], drafts[0], drafts[1]];
        Must(await IssueAsync(await SeenAsync(order)));

        Assert.Equal(["生态环境局整督〔2026〕1号", "生态环境局整提〔2026〕1号", "生态环境局整督〔2026〕2号", "生态环境局整提〔2026〕2号"], await NumbersAsync(order));
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.LetterIssued).ToListAsync();
        Assert.Equal((4, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        Assert.All(await db.Letters.ToListAsync(), letter => Assert.Equal((LetterState.Issued, 64, 2), (letter.State, letter.DocumentSha256!.Length, letter.Version)));
        var told = Assert.Single(await db.Notifications.Where(n => n.Kind == FactKind.LetterIssued).ToListAsync());
        Assert.Equal((office.UnitLead, 4), (told.PersonId, told.SubjectIds.Length));
    }

    [Fact]
    public async Task Where_one_draft_cannot_go_out_none_does_the_refusal_names_it_and_no_number_is_taken()
    {
        var (good, late, incomplete) = (await DraftedAsync(), await DraftedAsync(replyDueOn: Day.AddDays(1)), await DraftedAsync(asks: "〔待填写〕"));
        office.Clock.GoTo(Day.AddDays(5));
        var unmet = Assert.IsType<Outcome.Refused>(await IssueAsync(await SeenAsync(good, late, incomplete))).Refusal.Unmet;
        Assert.Equal([(Rule.ReplyDayNotLater, late.Value), (Rule.PlaceholderLeft, incomplete.Value)], unmet.Select(u => (u.Rule, u.Subject!.Value)));
        Assert.All(await StatesAsync(good, late, incomplete), state => Assert.Equal(LetterState.Drafted, state));
        Must(await IssueAsync(await SeenAsync(good)));
        Assert.Equal(["生态环境局整督〔2026〕1号"], await NumbersAsync(good));
    }

    [Fact]
    public async Task Acts_over_letters_of_several_kinds_at_once_never_wait_for_each_other_and_leave_no_hole()
    {
        List<Task<Outcome>> acts = [];
        List<IReadOnlyList<Seen<LetterId>>> batches = [];
        for (var i = 0; i < 8; i++)
        {
            LetterId[] batch = [await DraftedAsync(i % 2 == 0 ? LetterKind.Urging : LetterKind.Reminder), await DraftedAsync(i % 2 == 0 ? LetterKind.Reminder : LetterKind.Urging)];
            batches.Add(await SeenAsync(batch));
        }
        foreach (var batch in batches) acts.Add(Task.Run(() => IssueAsync(batch)));
        // the same letters again, the other way round
        foreach (var batch in batches) acts.Add(Task.Run(() => IssueAsync([.. batch.Reverse()])));
        var outcomes = await Task.WhenAll(acts);

        Assert.Equal(8, outcomes.Count(outcome => outcome.IsDone));
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.IsType<Outcome.ChangedMeanwhile>(outcome));
        await using var db = office.OpenDatabase();
        foreach (var kind in new[] { LetterKind.Urging, LetterKind.Reminder })
            Assert.Equal(Enumerable.Range(1, 8), (await db.Letters.Where(l => l.Kind == kind).Select(l => l.Running!.Value).ToListAsync()).Order());
    }

    [Fact]
    public async Task Drafts_are_discarded_with_one_reason_that_stands_with_each()
    {
        LetterId[] drafts = [await DraftedAsync(), await DraftedAsync()];
        Must(await DecideAsync(LetterVerb.Discard, await SeenAsync(drafts), "情况已变"));
        await using var db = office.OpenDatabase();
        Assert.All(await db.Letters.ToListAsync(), letter => Assert.Equal((LetterState.Discarded, "情况已变"), (letter.State, letter.EndedBecause)));
        Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == FactKind.LetterDiscarded));
    }

    [Fact]
    public async Task Answers_are_sent_back_with_one_reason_and_day_and_accepted_with_one_conclusion()
    {
        LetterId[] letters = [await AnsweredAsync(), await AnsweredAsync()];
        Assert.Equal(Rule.ReplyDayNotLater, Assert.IsType<Outcome.Refused>(await DecideAsync(LetterVerb.ReturnAnswer, await SeenAsync(letters), "没有写明时间", Day.AddDays(-1))).Refusal.Unmet[0].Rule);
        Assert.Equal("dueOn", Assert.Single(Assert.IsType<Outcome.Invalid>(await DecideAsync(LetterVerb.ReturnAnswer, await SeenAsync(letters), "没有写明时间")).Errors).Field);
        Must(await DecideAsync(LetterVerb.ReturnAnswer, await SeenAsync(letters), "没有写明时间", Day.AddDays(9)));
        Assert.All(await StatesAsync(letters), state => Assert.Equal(LetterState.Received, state));
        foreach (var letter in letters) await AnswerAsync(letter);
        Must(await DecideAsync(LetterVerb.Conclude, await SeenAsync(letters), "回复属实，予以办结"));
        Assert.All(await StatesAsync(letters), state => Assert.Equal(LetterState.Concluded, state));
    }

    [Fact]
    public async Task What_went_out_by_mistake_is_made_void_together_and_keeps_its_numbers()
    {
        LetterId[] letters = [await DraftedAsync(), await DraftedAsync()];
        Must(await IssueAsync(await SeenAsync(letters)));
        Must(await DecideAsync(LetterVerb.Void, await SeenAsync(letters), "主送有误"));
        Assert.All(await StatesAsync(letters), state => Assert.Equal(LetterState.Void, state));
        Assert.Equal(["生态环境局整督〔2026〕1号", "生态环境局整督〔2026〕2号"], await NumbersAsync(letters));
    }

    [Fact]
    public async Task A_decision_wants_a_reason_what_was_seen_and_its_own_side()
    {
        var (one, other) = (await DraftedAsync(), await DraftedAsync());
        var seen = await SeenAsync(one, other);
        Assert.Equal("reason", Assert.Single(Assert.IsType<Outcome.Invalid>(await DecideAsync(LetterVerb.Discard, seen, " ")).Errors).Field);
        Assert.Equal("nothing-chosen", Assert.Single(Assert.IsType<Outcome.Invalid>(await DecideAsync(LetterVerb.Discard, [], "不用")).Errors).Code);
        Assert.IsType<Outcome.Missing>(await DecideAsync(LetterVerb.Discard, seen, "不用", who: office.UnitLead));

        var supervised = await DraftedAsync(who: office.Supervision);
        Assert.IsType<Outcome.Missing>(await DecideAsync(LetterVerb.Discard, await SeenAsync(one, supervised), "不用"));
        Must(await IssueAsync(await SeenAsync(supervised), office.Supervision));
        var unmet = Assert.IsType<Outcome.Refused>(await DecideAsync(LetterVerb.Void, await SeenAsync(supervised), "不用")).Refusal.Unmet;
        Assert.Equal((Rule.NotYourAct, supervised.Value), (Assert.Single(unmet).Rule, unmet[0].Subject!.Value));

        Must(await DecideAsync(LetterVerb.Discard, [seen[0]], "不用"));
        Assert.IsType<Outcome.ChangedMeanwhile>(await DecideAsync(LetterVerb.Discard, seen, "不用"));
        Assert.Equal([LetterState.Drafted], await StatesAsync(other));
    }

    [Fact]
    public async Task The_page_says_what_each_letter_allows_in_the_order_chosen_and_the_workbook_holds_the_selection_alone()
    {
        var (draft, answered) = (await DraftedAsync(), await AnsweredAsync());
        var sheet = (await office.As<ReadLetterSelection, LetterSelection?>(office.Office, read => read.Run([answered, draft])))!;
        Assert.Equal([answered, draft], sheet.Letters.Select(letter => letter.Row.Id));
        Assert.Equal([LetterVerb.ReturnAnswer, LetterVerb.Conclude, LetterVerb.Void], sheet.Letters[0].Offered.Select(o => o.Verb).Order());
        Assert.Equal([draft], sheet.Allowing(LetterVerb.Issue));
        Assert.False(sheet.Allow(LetterVerb.Issue));
        Assert.Empty((await office.As<ReadLetterSelection, LetterSelection?>(office.UnitLead, read => read.Run([answered, draft])))!.Allowing(LetterVerb.Conclude));
        Assert.Empty((await office.As<ReadLetterSelection, LetterSelection?>(office.Office, read => read.Run([])))!.Letters);
        var slice = (await office.As<LetterList, LetterSlice?>(office.Office, list => list.Run(new LetterFilter { Chosen = [draft] })))!;
        Assert.Equal(draft, Assert.Single(slice.Rows).Id);
    }

    private async Task<LetterId> DraftedAsync(LetterKind kind = LetterKind.Urging, DateOnly? replyDueOn = null, string asks = "排出逐条完成时间。", PersonId? who = null)
    {
        var id = LetterId.New();
        Must(await office.As<DraftLetter, Outcome>(who ?? office.Office, verb => verb.Run(id, [inspection.Task], new LetterWords(kind, "关于限期办理的督办函", "第1项尚未完成。", asks, replyDueOn ?? Day.AddDays(7), "整改办"), ActId.New())));
        return id;
    }

    private async Task<LetterId> AnsweredAsync()
    {
        var id = await DraftedAsync();
        Must(await IssueAsync(await SeenAsync(id)));
        Must(await office.As<SignForLetter, Outcome>(office.UnitLead, verb => verb.Run(id, 2, ActId.New())));
        await AnswerAsync(id);
        return id;
    }

    private async Task AnswerAsync(LetterId id)
    {
        var seen = (await SeenAsync(id))[0].Version;
        Must(await office.As<AnswerLetter, Outcome>(office.UnitLead, verb => verb.Run(id, seen, ActId.New(), Reason.Of("已排出时间"))));
    }

    private Task<Outcome> IssueAsync(IReadOnlyList<Seen<LetterId>> letters, PersonId? who = null) => office.As<IssueLetters, Outcome>(who ?? office.Office, verb => verb.Run(letters, ActId.New()));

    private Task<Outcome> DecideAsync(LetterVerb decision, IReadOnlyList<Seen<LetterId>> letters, string? reason, DateOnly? replyDueOn = null, PersonId? who = null) =>
        office.As<DecideLetters, Outcome>(who ?? office.Office, verb => verb.Run(letters, decision, reason, replyDueOn, ActId.New()));

    private async Task<IReadOnlyList<Seen<LetterId>>> SeenAsync(params LetterId[] letters) => [.. (await LoadAsync(letters)).Select(letter => new Seen<LetterId>(letter.Id, letter.Version))];

    private async Task<IEnumerable<string?>> NumbersAsync(params LetterId[] letters) => (await LoadAsync(letters)).Select(letter => letter.Number);

    private async Task<IEnumerable<LetterState>> StatesAsync(params LetterId[] letters) => (await LoadAsync(letters)).Select(letter => letter.State);

    private async Task<IReadOnlyList<Letter>> LoadAsync(LetterId[] letters)
    {
        await using var db = office.OpenDatabase();
        return [.. (await db.Letters.AsNoTracking().Where(l => letters.Contains(l.Id)).ToListAsync()).OrderBy(l => Array.IndexOf(letters, l.Id))];
    }
}
