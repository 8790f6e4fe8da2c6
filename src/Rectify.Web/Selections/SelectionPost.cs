using System.Globalization;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.Web.Selections;

/// <summary>A form over a selection as the browser sends it.</summary>
public sealed class SelectionPost
{
    /// <summary>Which of the page's forms it is.</summary>
    public string? Act { get; set; }

    public Guid ActId { get; set; }

    /// <summary>The form that was sent is drawn though somebody else was quicker and it is no longer offered: what it answers stands beside it.</summary>
    public bool Is(string form) => Act == form;

    public string? DueOn { get; set; }

    public bool LongTerm { get; set; }

    public string? Reason { get; set; }

    /// <summary>Where a decision is written down.</summary>
    public string? Minutes { get; set; }

    public string? Kind { get; set; }

    public string? Unit { get; set; }

    /// <summary>A draft whose ground has gone goes out all the same.</summary>
    public bool AllTheSame { get; set; }

    /// <summary>What was chosen, with the versions the page showed.</summary>
    public string? Seen { get; set; }

    public string? Person { get; set; }

    public PersonId? ChosenPerson => Guid.TryParse(Person, out var person) ? PersonId.From(person) : null;

    public UnitId? ChosenUnit => Guid.TryParse(Unit, out var unit) ? UnitId.From(unit) : null;

    /// <summary>长期 where it is ticked, whatever day stands beside it.</summary>
    public DateOnly? Due => LongTerm ? Deadline.LongTerm : Day;

    public DateOnly? Day => DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public IReadOnlyList<Seen<TId>> Lines<TId>() where TId : struct, IEntityId<TId> => [.. (Seen ?? "").Split(',').Select(text => text.Split('.'))
        .Where(part => part.Length == 2 && Guid.TryParse(part[0], out _) && int.TryParse(part[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(part => new Seen<TId>(TId.From(Guid.Parse(part[0])), int.Parse(part[1], CultureInfo.InvariantCulture)))];

    public static string Write<TId>(IEnumerable<Seen<TId>> lines) where TId : struct, IEntityId<TId> => string.Join(',', lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Id.Value:N}.{line.Version}")));
}
