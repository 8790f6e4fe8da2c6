using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.Domain.WiderChecks;

/// <summary>发现问题: something a wider check brought to light at a unit. Its wording stands; a slip is struck. It is put right by a report that may be sent back.</summary>
public sealed class WiderFinding
{
    public const int MaxWordingLength = Reason.MaxLength;

    private readonly List<WiderRemedy> remedies = [];

    private WiderFinding() => Wording = Owner = "";

    internal WiderFinding(WiderCheckId check, int number, UnitId unit, WiderFindingDraft draft, Stamp stamp)
    {
        var (wording, owner) = (draft.Wording.Trim(), draft.Owner.Trim());
        if (wording.Length is 0 or > MaxWordingLength || owner.Length is 0 or > WiderCheck.MaxOwnerLength || draft.DueOn < draft.FoundOn) throw new ArgumentException("A finding has a wording, an owner and a day not before it was found.", nameof(draft));
        (WiderCheckId, Number, UnitId, Wording, FoundOn, Owner, DueOn) = (check, number, unit, wording, draft.FoundOn, owner, draft.DueOn);
        (By, On, At) = (stamp.By.Person, stamp.On, stamp.At);
    }

    public WiderCheckId WiderCheckId { get; private set; }

    /// <summary>From 1 within the check.</summary>
    public int Number { get; private set; }

    public UnitId UnitId { get; private set; }

    public string Wording { get; private set; }

    public DateOnly FoundOn { get; private set; }

    /// <summary>整改责任人</summary>
    public string Owner { get; private set; }

    /// <summary>The day itself is in time; another one comes with what is sent back.</summary>
    public DateOnly DueOn { get; private set; }

    public PersonId By { get; private set; }

    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Why it was struck; null while it counts.</summary>
    public string? StruckBecause { get; private set; }

    public PersonId? StruckBy { get; private set; }

    public DateOnly? StruckOn { get; private set; }

    /// <summary>Every report of its being put right, the one that counts last.</summary>
    public IReadOnlyList<WiderRemedy> Remedies => remedies;

    public bool Stands => StruckOn is null;

    /// <summary>What says that it is put right; null while nothing does.</summary>
    public WiderRemedy? RemedyInForce => remedies.Find(remedy => remedy.ReturnedOn is null);

    /// <summary>Stands, and is not put right.</summary>
    public bool IsOpen => Stands && RemedyInForce is null;

    /// <summary>Open, and its day is past.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && Deadline.IsOverdue(DueOn, today);

    internal void Strike(Reason reason, Stamp stamp) => (StruckBecause, StruckBy, StruckOn) = (reason.Text, stamp.By.Person, stamp.On);

    internal void PutRight(DateOnly on, Reason how, StoredFile? file, Stamp stamp) => remedies.Add(new WiderRemedy(WiderCheckId, Number, remedies.Count + 1, on, how, file, stamp));

    internal void SendBack(Reason reason, DateOnly dueOn, Stamp stamp)
    {
        RemedyInForce!.Return(reason, stamp);
        DueOn = dueOn;
    }
}

/// <summary>整改情况: what was done about a finding; stays when it is sent back.</summary>
public sealed class WiderRemedy
{
    private WiderRemedy() => How = "";

    internal WiderRemedy(WiderCheckId check, int finding, int number, DateOnly on, Reason how, StoredFile? file, Stamp stamp)
    {
        (WiderCheckId, FindingNumber, Number, DoneOn, How) = (check, finding, number, on, how.Text);
        (Sha256, FileName, MediaType) = (file?.Sha256, file?.FileName, file?.MediaType);
        (By, On, At) = (stamp.By.Person, stamp.On, stamp.At);
    }

    public WiderCheckId WiderCheckId { get; private set; }

    public int FindingNumber { get; private set; }

    /// <summary>From 1 within the finding.</summary>
    public int Number { get; private set; }

    /// <summary>The day it was put right.</summary>
    public DateOnly DoneOn { get; private set; }

    /// <summary>整改情况</summary>
    public string How { get; private set; }

    /// <summary>Of the file that proves it; null where none came.</summary>
    public string? Sha256 { get; private set; }

    public string? FileName { get; private set; }

    public string? MediaType { get; private set; }

    public PersonId By { get; private set; }

    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Why it went back; null for one that did not.</summary>
    public string? ReturnedBecause { get; private set; }

    public PersonId? ReturnedBy { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    internal void Return(Reason reason, Stamp stamp) => (ReturnedBecause, ReturnedBy, ReturnedOn) = (reason.Text, stamp.By.Person, stamp.On);
}
