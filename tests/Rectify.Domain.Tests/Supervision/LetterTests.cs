using System.Text;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Supervision;

public sealed class LetterTests
{
    private static readonly LetterWords Words = new(LetterKind.Urging, "关于限期办理的督办函", "已超期12天。", "排出完成时间。", Given.Today.AddDays(7), "云湖市生态环境局整改办");

    [Fact]
    public void The_printed_life_cycle_says_what_the_table_says() => Golden.Matches("../../../docs/letters.md", LetterDocument.Print());

    /// <summary>Every state, every verb, everybody: allowed, or the rules that stand in the way. A change of any rule shows here.</summary>
    [Fact]
    public void Who_may_do_what_in_which_state_is_as_written_down()
    {
        var text = new StringBuilder();
        foreach (var author in Enum.GetValues<LetterAuthor>())
            foreach (var state in Enum.GetValues<LetterState>())
            {
                var letter = In(state, author);
                Assert.Equal(state, letter.State);
                text.Append("## ").Append(author).Append(", ").Append(state).Append('\n');
                foreach (var verb in Enum.GetValues<LetterVerb>().Where(v => LetterLifecycle.Find(state, v) is not null))
                {
                    text.Append(verb).Append('\n');
                    foreach (var (answer, people) in Given.Everybody.GroupBy(p => Answer(letter, verb, p.Actor)).Select(g => (g.Key, string.Join(", ", g.Select(p => p.Name)))).OrderBy(g => g.Key == "no act of theirs"))
                        text.Append("  ").Append(answer).Append(": ").Append(people).Append('\n');
                }
            }
        Golden.Matches("../Golden/letter-permissions.txt", text.ToString());
    }

    [Fact]
    public void Every_verb_stands_in_a_row_and_every_state_can_be_reached()
    {
        Assert.Empty(Enum.GetValues<LetterVerb>().Except(LetterLifecycle.Rows.Select(r => r.Verb)));
        Assert.Empty(Enum.GetValues<LetterState>().Except(LetterLifecycle.Rows.Select(r => r.To)).Except([LetterState.Drafted]));
        Assert.DoesNotContain(LetterLifecycle.Rows, r => r.From is LetterState.Concluded or LetterState.Void or LetterState.Discarded);
    }

    [Theory]
    [InlineData("××局")]
    [InlineData("XX月XX日前")]
    [InlineData("请于____前回复")]
    [InlineData("【单位名称】")]
    [InlineData("由{unit}办理")]
    [InlineData("完成时间待补充")]
    public void A_letter_with_a_placeholder_left_in_it_does_not_go_out(string left)
    {
        var letter = Drafted(Words with { Findings = left });
        Assert.Equal(Rule.PlaceholderLeft, Assert.Single(letter.Issue(Number, Case(letter, Given.Office), Given.Stamp(Given.Office))!.Unmet).Rule);
        Assert.Null(letter.Number);
    }

    [Fact]
    public void A_letter_goes_out_complete_ahead_of_its_day_about_what_is_still_owed_and_still_so()
    {
        Assert.Equal(Rule.LetterIncomplete, Refused(Drafted(Words with { Asks = " " })));
        Assert.Equal(Rule.ReplyDayNotLater, Refused(Drafted(Words with { ReplyDueOn = Given.Today.AddDays(-1) })));
        var letter = Drafted(Words);
        Assert.Equal(Rule.LetterTasksSettled, Assert.Single(letter.Issue(Number, Case(letter, Given.Office) with { TasksOpen = false }, Given.Stamp(Given.Office))!.Unmet).Rule);
        Assert.Equal(Rule.GroundGone, Assert.Single(letter.Issue(Number, Case(letter, Given.Office) with { GroundHolds = false }, Given.Stamp(Given.Office))!.Unmet).Rule);
        Assert.Null(letter.Issue(Number, Case(letter, Given.Office), Given.Stamp(Given.Office)));

        static Rule Refused(Letter letter) => Assert.Single(letter.Issue(Number, Case(letter, Given.Office), Given.Stamp(Given.Office))!.Unmet).Rule;
    }

    [Fact]
    public void A_void_letter_keeps_its_number()
    {
        var letter = In(LetterState.Void, LetterAuthor.Office);
        Assert.Equal(("生态环境局整督〔2026〕1号", 1, 2026), (letter.Number, letter.Running, letter.Year));
    }

    [Fact]
    public void The_reply_day_itself_is_in_time()
    {
        var letter = In(LetterState.Received, LetterAuthor.Office);
        Assert.False(letter.IsReplyOverdue(letter.ReplyDueOn));
        Assert.True(letter.IsReplyOverdue(letter.ReplyDueOn.AddDays(1)));
        Assert.False(In(LetterState.Answered, LetterAuthor.Office).IsReplyOverdue(letter.ReplyDueOn.AddDays(1)));
    }

    [Fact]
    public void A_letter_ends_with_its_tasks_and_a_draft_is_then_not_used()
    {
        foreach (var open in LetterStates.Open)
        {
            var letter = In(open, LetterAuthor.Office);
            letter.TakeFacts();
            letter.EndWithTasks(TaskState.Closed, Given.Stamp(Given.Head));
            Assert.Equal((LetterState.Concluded, true, Given.Today), (letter.State, letter.EndedByItself, letter.EndedOn));
            Assert.Equal((FactKind.LetterEnded, "Closed"), (Assert.Single(letter.TakeFacts()) is var fact ? fact.Kind : default, fact.Details["stated"]));
        }
        var draft = In(LetterState.Drafted, LetterAuthor.Office);
        draft.EndWithTasks(TaskState.Withdrawn, Given.Stamp(Given.LeadingGroup));
        Assert.Equal(LetterState.Discarded, draft.State);
        var ended = In(LetterState.Void, LetterAuthor.Office);
        ended.EndWithTasks(TaskState.Closed, Given.Stamp(Given.Head));
        Assert.Equal(LetterState.Void, ended.State);
    }

    [Fact]
    public void A_receipt_on_paper_is_neither_before_the_issue_nor_in_the_future()
    {
        var scan = new StoredFile(Given.Text, 10, "回证.pdf", "application/pdf");
        var letter = In(LetterState.Issued, LetterAuthor.Office);
        Assert.Equal(Rule.DayInFuture, Assert.Single(letter.RecordReceipt(Given.Today.AddDays(1), "许望川", scan, Given.Stamp(Given.Office))!.Unmet).Rule);
        Assert.Equal(Rule.EndBeforeBegin, Assert.Single(letter.RecordReceipt(Given.Today.AddDays(-1), "许望川", scan, Given.Stamp(Given.Office))!.Unmet).Rule);
        Assert.Null(letter.RecordReceipt(Given.Today, "许望川", scan, Given.Stamp(Given.Office)));
        Assert.Equal((LetterState.Received, "许望川", null), (letter.State, letter.ReceiptName, letter.ReceivedBy));
    }

    [Fact]
    public void A_reply_that_goes_back_is_answered_again_by_its_new_day()
    {
        var letter = In(LetterState.Answered, LetterAuthor.Office);
        Assert.NotNull(letter.ReturnAnswer(Reason.Of("没有附材料"), Given.Today.AddDays(-1), Given.Stamp(Given.Office)));
        Assert.Null(letter.ReturnAnswer(Reason.Of("没有附材料"), Given.Today.AddDays(3), Given.Stamp(Given.Office)));
        Assert.Equal((LetterState.Received, "没有附材料", Given.Today.AddDays(3)), (letter.State, letter.ReturnedBecause, letter.ReplyDueOn));
        Assert.Null(letter.Answer(Reason.Of("已补充"), Given.Stamp(Given.UnitLead)));
        Assert.Equal((LetterState.Answered, null), (letter.State, letter.ReturnedBecause));
    }

    private static DocumentNumber Number => DocumentNumber.Of("生态环境局整督", 2026, 1);

    private static LetterCase Case(Letter letter, Actor actor) => new(letter, actor, Given.Today);

    private static Letter Drafted(LetterWords words, LetterAuthor author = LetterAuthor.Office) =>
        Letter.Draft(LetterId.New(), InspectionId.New(), Given.Bureau, author, Given.Bureau, Given.Water, [TaskId.New()], words, null, Given.Stamp(author == LetterAuthor.Office ? Given.Office : Given.Supervision));

    private static Letter In(LetterState state, LetterAuthor author)
    {
        var by = author == LetterAuthor.Office ? Given.Office : Given.Supervision;
        var letter = Drafted(Words, author);
        if (state == LetterState.Drafted) return letter;
        if (state == LetterState.Discarded) return Did(letter.Discard(Reason.Of("情况有变"), Given.Stamp(by)));
        Did(letter.Issue(Number, Case(letter, by), Given.Stamp(by)));
        if (state == LetterState.Issued) return letter;
        if (state == LetterState.Void) return Did(letter.MakeVoid(Reason.Of("主送有误"), Given.Stamp(by)));
        Did(letter.SignFor(Given.Stamp(Given.UnitLead)));
        if (state == LetterState.Received) return letter;
        Did(letter.Answer(Reason.Of("已排出完成时间。"), Given.Stamp(Given.UnitLead)));
        return state == LetterState.Answered ? letter : Did(letter.Conclude(Reason.Of("回复属实"), Given.Stamp(by)));

        Letter Did(Refusal? refusal)
        {
            Assert.True(refusal is null, refusal is null ? "" : string.Join("; ", refusal.Unmet));
            return letter;
        }
    }

    private static string Answer(Letter letter, LetterVerb verb, Actor actor)
    {
        var unmet = LetterLifecycle.WhyNot(verb, Case(letter, actor));
        return unmet.Count == 0 ? "may" : unmet[0].Rule == Rule.NotYourAct ? "no act of theirs" : "not yet (" + string.Join(", ", unmet.Select(u => u.Rule).Distinct()) + ")";
    }
}
