using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Trail;

/// <summary>One act: who pressed what, when. Unique by the id the form made.</summary>
internal sealed class ActRow
{
    public required ActId Id { get; init; }
    public required string Verb { get; init; }
    public required PersonId ActorId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateOnly On { get; init; }
}

/// <summary>A stored fact with its place in a chain. The canonical encoding of what the hash covers is in docs/trail.md.</summary>
internal sealed class FactRow
{
    public required Guid Chain { get; init; }

    /// <summary>From 1, without gaps within the chain.</summary>
    public required long Number { get; init; }

    public required ActId ActId { get; init; }
    public required FactKind Kind { get; init; }
    public required Guid SubjectId { get; init; }
    public required DateOnly On { get; init; }
    public required DateTimeOffset At { get; init; }
    public required PersonId ActorId { get; init; }

    /// <summary>What the payload's digest covers together with <see cref="Salt"/>; can be withheld or erased and the chain still verifies.</summary>
    public required SortedDictionary<string, string> Details { get; init; }

    public required byte[] Salt { get; init; }
    public required byte[] PayloadDigest { get; init; }

    /// <summary>Digest of each protected row the act left behind, by table and key; on the act's last fact of the chain.</summary>
    public required SortedDictionary<string, string> Rows { get; init; }

    public required byte[] PreviousHash { get; init; }
    public required byte[] Hash { get; init; }
}

/// <summary>The end of a chain.</summary>
internal sealed class ChainHead
{
    /// <summary>The chain of everything that belongs to no inspection.</summary>
    public static readonly Guid Office = new("00000000-0000-0000-0000-000000000001");

    /// <summary>The chain of the compartment of clues and petitions: its details and rows leave the house in no package, and row security keeps its facts from who does not keep the compartment.</summary>
    public static readonly Guid Compartment = new("00000000-0000-0000-0000-000000000002");

    public required Guid Chain { get; init; }
    public required long Number { get; set; }
    public required byte[] Hash { get; set; }

    /// <summary>As it is printed: the number and the first twenty digits of the hash in groups of four.</summary>
    public string Code => $"{Number}-{string.Join('-', Convert.ToHexStringLower(Hash)[..20].Chunk(4).Select(four => new string(four)))}";
}
