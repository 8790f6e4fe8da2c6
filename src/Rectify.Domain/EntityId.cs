namespace Rectify.Domain;

/// <summary>
/// A key of one kind of record. Keys of different kinds never share a type, so a person cannot be passed where a unit is wanted.
/// Values are made by <see cref="EntityKey"/>: they sort by the time of making.
/// </summary>
public interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
