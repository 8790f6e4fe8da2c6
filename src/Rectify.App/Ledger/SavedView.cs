using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Ledger;

public readonly record struct SavedViewId(Guid Value) : IEntityId<SavedViewId>
{
    public static SavedViewId New() => new(EntityKey.Next());

    public static SavedViewId From(Guid value) => new(value);
}

/// <summary>A ledger view a person has kept: a name and the query part of its address.</summary>
internal sealed class SavedView
{
    public const int MaxNameLength = 40;
    public const int MaxQueryLength = 2000;

    public required SavedViewId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Name { get; set; }

    public required string Query { get; set; }

    public required int Position { get; set; }
}
