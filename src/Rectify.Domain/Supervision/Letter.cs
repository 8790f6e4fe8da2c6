using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Supervision;

/// <summary>What a letter says, as its author writes it.</summary>
/// <param name="Findings">有关情况: what gave rise to it.</param>
/// <param name="Asks">工作要求: what is asked for, one a line.</param>
/// <param name="ReplyDueOn">The day itself is in time.</param>
/// <param name="Issuer">署名, as it is printed.</param>
public sealed record LetterWords(LetterKind Kind, string Title, string Findings, string Asks, DateOnly ReplyDueOn, string Issuer);

/// <summary>What a rule raised a draft for; the same rule raises nothing twice for one occasion.</summary>
/// <param name="On">The day the occasion hangs on: the deadline, the day since when nothing was reported, the day the unit was named.</param>
/// <param name="Times">For returns: how many; 0 otherwise.</param>
public sealed record LetterGround(Guid Rule, TaskId Task, DateOnly On, int Times);

/// <summary>
/// A supervision letter (督办文书) to one unit about one or more of its tasks. Drafted by a person or by a rule; numbered when it is issued; signed for and answered by the unit; concluded by its author,
/// or by itself when its tasks are. Every verb goes through its row of <see cref="LetterLifecycle"/>.
/// </summary>
public sealed class Letter : RaisesFacts
{
    public const int MaxTitleLength = 120;
    public const int MaxTextLength = 4000;
    public const int MaxIssuerLength = 120;
    public const int MaxTasks = 50;

    private readonly List<LetterTask> tasks = [];

    private Letter() { Title = Findings = Asks = Issuer = ""; }

    public LetterId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The inspected body: roles are held there.</summary>
    public UnitId BodyId { get; private set; }

    public LetterAuthor Author { get; private set; }

    /// <summary>Whose numbers it takes: the body's, or those of the department that supervises.</summary>
    public UnitId IssuingUnitId { get; private set; }

    /// <summary>主送: the unit that signs for it and answers.</summary>
    public UnitId UnitId { get; private set; }

    public LetterKind Kind { get; private set; }

    public LetterState State { get; private set; }

    /// <summary>The version an act must have seen.</summary>
    public int Version { get; private set; } = 1;

    public string Title { get; private set; }

    /// <summary>有关情况</summary>
    public string Findings { get; private set; }

    /// <summary>工作要求, one a line.</summary>
    public string Asks { get; private set; }

    /// <summary>The day itself is in time.</summary>
    public DateOnly ReplyDueOn { get; private set; }

    /// <summary>署名</summary>
    public string Issuer { get; private set; }

    public IReadOnlyList<LetterTask> Tasks => tasks;

    /// <summary>The year of its number; of its drafting while it has none.</summary>
    public int Year { get; private set; }

    /// <summary>Runs without holes within issuing unit, kind and year.</summary>
    public int? Running { get; private set; }

    /// <summary>发文字号, as it is printed.</summary>
    public string? Number { get; private set; }

    /// <summary>The Word document as it went out.</summary>
    public string? DocumentSha256 { get; private set; }

    // ---- the rule that raised it

    public Guid? RuleId { get; private set; }

    public TaskId? GroundTaskId { get; private set; }

    public DateOnly? GroundOn { get; private set; }

    public int? GroundTimes { get; private set; }

    // ---- who and when

    public PersonId DraftedBy { get; private set; }

    public DateTimeOffset DraftedAt { get; private set; }

    public PersonId? IssuedBy { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>Who signed for it in the system; null for a receipt on paper.</summary>
    public PersonId? ReceivedBy { get; private set; }

    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>送达回证: the name on the paper.</summary>
    public string? ReceiptName { get; private set; }

    public string? ReceiptSha256 { get; private set; }

    public string? ReceiptFileName { get; private set; }

    public string? ReceiptMediaType { get; private set; }

    public string? Reply { get; private set; }

    public PersonId? AnsweredBy { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Why the last reply went back; cleared by the next.</summary>
    public string? ReturnedBecause { get; private set; }

    /// <summary>Conclusion, or why it was discarded or made void.</summary>
    public string? EndedBecause { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>It ended with its tasks and not by an act on it.</summary>
    public bool EndedByItself { get; private set; }

    public LetterGround? Ground => RuleId is { } rule ? new LetterGround(rule, GroundTaskId!.Value, GroundOn!.Value, GroundTimes!.Value) : null;

    /// <summary>The unit owes a reply and the day is past; the day itself is in time.</summary>
    public bool IsReplyOverdue(DateOnly today) => LetterStates.Unanswered.Contains(State) && Deadline.IsOverdue(ReplyDueOn, today);

    public static Letter Draft(LetterId id, InspectionId inspection, UnitId body, LetterAuthor author, UnitId issuingUnit, UnitId unit, IReadOnlyList<TaskId> about, LetterWords words, LetterGround? ground, Stamp stamp)
    {
        if (about.Count is 0 or > MaxTasks) throw new ArgumentException("A letter is about one task or some.", nameof(about));
        var letter = new Letter
        {
            Id = id, InspectionId = inspection, BodyId = body, Author = author, IssuingUnitId = issuingUnit, UnitId = unit, Year = stamp.On.Year, DraftedBy = stamp.By.Person, DraftedAt = stamp.At,
            RuleId = ground?.Rule, GroundTaskId = ground?.Task, GroundOn = ground?.On, GroundTimes = ground?.Times,
        };
        letter.tasks.AddRange(about.Distinct().Select((task, i) => new LetterTask(id, i + 1, task)));
        letter.Write(words);
        letter.Note(FactKind.LetterDrafted, stamp, ("kind", $"{words.Kind}"), ("unit", $"{unit.Value:N}"), ("tasks", $"{letter.tasks.Count}"), ("rule", ground is null ? null : $"{ground.Rule:N}"));
        return letter;
    }

    public Refusal? Rewrite(LetterWords words, Stamp stamp)
    {
        if (Refuse(LetterVerb.Rewrite, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        Write(words);
        Take(LetterVerb.Rewrite, FactKind.LetterRewritten, stamp, ("kind", $"{Kind}"));
        return null;
    }

    public Refusal? Discard(Reason reason, Stamp stamp)
    {
        if (Refuse(LetterVerb.Discard, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        (EndedBecause, EndedOn) = (reason.Text, stamp.On);
        Take(LetterVerb.Discard, FactKind.LetterDiscarded, stamp, ("reason", reason.Text));
        return null;
    }

    /// <summary>撤回批量拟稿: a draft that nobody has touched since it was made in one act with others is dropped, without a reason; no number was taken.</summary>
    public Refusal? UndoDraft(UndoneAct undo, Stamp stamp)
    {
        if (undo.By != stamp.By.Person) return new Refusal(null, [new Unmet(Rule.UndoOfAnother, Relation.Office)]);
        if (undo.IsUndone) return new Refusal(null, [new Unmet(Rule.UndoneBefore, Relation.Office)]);
        if (!undo.IsInTime) return new Refusal(null, [new Unmet(Rule.UndoTooLate, Relation.Office)]);
        if (undo.Moved is { } moved) return new Refusal(null, [new Unmet(Rule.UndoMoved, Relation.Office, moved)]);
        if (Refuse(LetterVerb.Discard, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        EndedOn = stamp.On;
        Take(LetterVerb.Discard, FactKind.LetterDraftUndone, stamp, (UndoneAct.Detail, $"{undo.Act.Value:N}"));
        return null;
    }

    /// <summary>签发. The number is the caller's next one, from a locked row; <see cref="Keep"/> the document made with it in the same act.</summary>
    public Refusal? Issue(DocumentNumber number, LetterCase c, Stamp stamp)
    {
        if (Refuse(LetterVerb.Issue, c) is { } refusal) return refusal;
        (Year, Running, Number, IssuedBy, IssuedOn) = (number.Year, number.Number, number.ToString(), stamp.By.Person, stamp.On);
        Take(LetterVerb.Issue, FactKind.LetterIssued, stamp, ("kind", $"{Kind}"), ("number", Number), ("unit", $"{UnitId.Value:N}"), ("dueOn", $"{ReplyDueOn:yyyy-MM-dd}"));
        return null;
    }

    /// <summary>Remembers the document as it went out.</summary>
    public void Keep(string documentSha256)
    {
        if (State != LetterState.Issued || DocumentSha256 is not null) throw new InvalidOperationException("A letter's document is made once, when it is issued.");
        DocumentSha256 = documentSha256;
    }

    public Refusal? SignFor(Stamp stamp)
    {
        if (Refuse(LetterVerb.SignFor, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        (ReceivedBy, ReceivedOn) = (stamp.By.Person, stamp.On);
        Take(LetterVerb.SignFor, FactKind.LetterReceived, stamp);
        return null;
    }

    /// <summary>送达回证: the unit signed on paper; the author's side enters it with the scan.</summary>
    public Refusal? RecordReceipt(DateOnly on, string receivedBy, StoredFile scan, Stamp stamp)
    {
        if (Refuse(LetterVerb.RecordReceipt, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        if (on > stamp.On) return new Refusal(null, [new Unmet(Rule.DayInFuture, Relation.Office)]);
        if (on < IssuedOn) return new Refusal(null, [new Unmet(Rule.EndBeforeBegin, Relation.Office)]);
        (ReceivedOn, ReceiptName, ReceiptSha256, ReceiptFileName, ReceiptMediaType) = (on, receivedBy.Trim(), scan.Sha256, scan.FileName, scan.MediaType);
        Take(LetterVerb.RecordReceipt, FactKind.LetterReceived, stamp, ("trueOn", $"{on:yyyy-MM-dd}"), ("file", scan.FileName), ("scan", scan.Sha256));
        return null;
    }

    public Refusal? Answer(Reason reply, Stamp stamp)
    {
        if (Refuse(LetterVerb.Answer, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        (Reply, AnsweredBy, AnsweredOn, ReturnedBecause) = (reply.Text, stamp.By.Person, stamp.On, null);
        Take(LetterVerb.Answer, FactKind.LetterAnswered, stamp, ("reply", reply.Text));
        return null;
    }

    /// <summary>The reply does not answer what was asked: it goes back with the reason and a new day.</summary>
    public Refusal? ReturnAnswer(Reason reason, DateOnly replyDueOn, Stamp stamp)
    {
        if (Refuse(LetterVerb.ReturnAnswer, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        if (replyDueOn < stamp.On) return new Refusal(null, [new Unmet(Rule.ReplyDayNotLater, Relation.Office)]);
        (ReturnedBecause, ReplyDueOn) = (reason.Text, replyDueOn);
        Take(LetterVerb.ReturnAnswer, FactKind.LetterAnswerReturned, stamp, ("reason", reason.Text), ("dueOn", $"{replyDueOn:yyyy-MM-dd}"));
        return null;
    }

    public Refusal? Conclude(Reason conclusion, Stamp stamp)
    {
        if (Refuse(LetterVerb.Conclude, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        (EndedBecause, EndedOn) = (conclusion.Text, stamp.On);
        Take(LetterVerb.Conclude, FactKind.LetterConcluded, stamp, ("result", conclusion.Text));
        return null;
    }

    /// <summary>作废: the number stays taken, so that the row of numbers has no hole.</summary>
    public Refusal? MakeVoid(Reason reason, Stamp stamp)
    {
        if (Refuse(LetterVerb.Void, new LetterCase(this, stamp.By, stamp.On)) is { } refusal) return refusal;
        (EndedBecause, EndedOn) = (reason.Text, stamp.On);
        Take(LetterVerb.Void, FactKind.LetterVoided, stamp, ("number", Number), ("reason", reason.Text));
        return null;
    }

    /// <summary>Ends by itself, since its last task was closed, sustained or withdrawn; does nothing to a letter that is at its end.</summary>
    public void EndWithTasks(TaskState settled, Stamp stamp)
    {
        if (LetterLifecycle.Find(State, LetterVerb.EndWithTasks) is null) return;
        (EndedOn, EndedByItself) = (stamp.On, true);
        Take(LetterVerb.EndWithTasks, FactKind.LetterEnded, stamp, ("number", Number), ("stated", $"{settled}"));
    }

    private void Write(LetterWords words)
    {
        if (words.Title.Length > MaxTitleLength || words.Findings.Length > MaxTextLength || words.Asks.Length > MaxTextLength || words.Issuer.Length > MaxIssuerLength)
            throw new ArgumentException("A text is longer than a letter holds.", nameof(words));
        (Kind, Title, Findings, Asks, ReplyDueOn, Issuer) = (words.Kind, words.Title.Trim(), words.Findings.Trim(), words.Asks.Trim(), words.ReplyDueOn, words.Issuer.Trim());
    }

    private static Refusal? Refuse(LetterVerb verb, LetterCase c)
    {
        var unmet = LetterLifecycle.WhyNot(verb, c);
        return unmet.Count == 0 ? null : new Refusal(null, unmet);
    }

    /// <summary>The only setter of the state: the row says where the verb leads.</summary>
    private void Take(LetterVerb verb, FactKind fact, Stamp stamp, params (string Name, string? Value)[] details)
    {
        State = LetterLifecycle.Find(State, verb)!.To;
        Version++;
        Note(fact, stamp, [.. details, ("version", $"{Version}")]);
    }

    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details) => Raise(Fact.Of(kind, Id.Value, stamp.On, details));
}

/// <summary>A task the letter is about.</summary>
public sealed class LetterTask
{
    private LetterTask() { }

    internal LetterTask(LetterId letter, int position, TaskId task) => (LetterId, Position, TaskId) = (letter, position, task);

    public LetterId LetterId { get; private set; }

    /// <summary>From 1 within the letter.</summary>
    public int Position { get; private set; }

    public TaskId TaskId { get; private set; }
}
