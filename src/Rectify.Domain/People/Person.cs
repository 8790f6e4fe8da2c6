namespace Rectify.Domain.People;

public readonly record struct PersonId(Guid Value) : IEntityId<PersonId>
{
    public static PersonId New() => new(EntityKey.Next());

    public static PersonId From(Guid value) => new(value);
}

/// <summary>A natural person. Persons are deactivated, never deleted; what they may do comes from posts and roles, whether they sign in from an account.</summary>
public sealed class Person
{
    public const int MaxNameLength = 60;

    private Person() { Name = ""; SortKey = ""; }

    public Person(PersonId id, string name, string? sortKey = null)
    {
        (Id, Name, SortKey) = (id, "", "");
        Correct(name, sortKey);
    }

    public PersonId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>Orders lists of people: surnames with special readings (曾 单 解 仇 区) are sorted wrong by pinyin collation, so the key can be typed.</summary>
    public string SortKey { get; private set; }

    /// <summary>The first day on which the person no longer takes part; null while active.</summary>
    public DateOnly? InactiveFrom { get; private set; }

    /// <summary>Puts name and sort key right; without a key the name sorts.</summary>
    public void Correct(string name, string? sortKey)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > MaxNameLength) throw new ArgumentException("A person's name has between 1 and 60 characters.", nameof(name));
        (Name, SortKey) = (trimmed, string.IsNullOrWhiteSpace(sortKey) ? trimmed : sortKey.Trim());
    }

    public void Deactivate(DateOnly from) => InactiveFrom = from;

    public void Reactivate() => InactiveFrom = null;

    public bool IsActive(DateOnly day) => InactiveFrom is not { } from || day < from;
}
