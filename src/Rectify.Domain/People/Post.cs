namespace Rectify.Domain.People;

public readonly record struct PostId(Guid Value) : IEntityId<PostId>
{
    public static PostId New() => new(EntityKey.Next());

    public static PostId From(Guid value) => new(value);
}

/// <summary>An office somebody holds in a unit (职务) from a day until a day, both inclusive. One post of a unit is marked 第一责任人.</summary>
public sealed class Post
{
    public const int MaxTitleLength = 60;

    private Post() { Title = ""; }

    public Post(PostId id, PersonId person, UnitId unit, string title, DateOnly from, bool isFirstResponsible = false)
    {
        (Id, PersonId, UnitId, Title, From, IsFirstResponsible) = (id, person, unit, title.Trim(), from, isFirstResponsible);
        if (Title.Length is 0 or > MaxTitleLength) throw new ArgumentException("A title has between 1 and 60 characters.", nameof(title));
    }

    public PostId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    public UnitId UnitId { get; private set; }

    public string Title { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    /// <summary>第一责任人 of the unit: confirms when the leading leader is the applicant.</summary>
    public bool IsFirstResponsible { get; private set; }

    /// <summary>The day is the last one in the post.</summary>
    public void End(DateOnly lastDay) => Until = lastDay < From ? From : lastDay;

    public bool IsHeld(DateOnly day) => From <= day && (Until is not { } until || day <= until);

    /// <summary>True when the post was held on any day of the span; both ends inclusive.</summary>
    public bool IsHeldWithin(DateOnly from, DateOnly until) => From <= until && (Until is not { } last || last >= from);
}
