using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Erasures;

/// <summary>A 密级 mark found in a text that the security administrator has looked at: the content is not classified. Said once and not taken back; a wrong upload is still erased the usual way.</summary>
internal sealed class DismissedMark : RaisesFacts
{
    public const int MaxMarkLength = 20;

    private DismissedMark() => (Sha256, Mark, Because) = ("", "", "");

    public DismissedMark(Guid id, string sha256, string mark, Reason because, Stamp stamp)
    {
        (Id, Sha256, Mark, Because, DismissedBy, DismissedAt) = (id, sha256, mark, because.Text, stamp.By.Person, stamp.At);
        Raise(Fact.Of(FactKind.MarkDismissed, id, stamp.On, ("content", sha256), ("reason", because.Text)));
    }

    public Guid Id { get; private set; }

    /// <summary>The content, wherever it stands.</summary>
    public string Sha256 { get; private set; }

    public string Mark { get; private set; }

    public string Because { get; private set; }

    public PersonId DismissedBy { get; private set; }

    public DateTimeOffset DismissedAt { get; private set; }
}
