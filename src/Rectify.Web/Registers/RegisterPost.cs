using System.Globalization;
using Rectify.App.Registers;
using Rectify.Domain.Registers;
using Rectify.Web.Shared;

namespace Rectify.Web.Registers;

/// <summary>The words of an entry as the browser sends them; of which kind they are the page knows.</summary>
public sealed class RegisterPost
{
    public string? Title { get; set; }

    public string? Number { get; set; }

    public string? Issuer { get; set; }

    public string? Change { get; set; }

    public string? Stage { get; set; }

    public string? Kind { get; set; }

    public string? Persons { get; set; }

    public string? Note { get; set; }

    public string? AtStake { get; set; }

    public string? Recovered { get; set; }

    public string? On { get; set; }

    public string? Reason { get; set; }

    public Guid Act { get; set; }

    /// <summary>The key of the entry that follows.</summary>
    public Guid Next { get; set; }

    public static RegisterPost Of(RegisterWords words, Guid act, Guid next) => words switch
    {
        InstitutionWords i => new() { Title = i.Title, Number = i.Number, Issuer = i.Issuer, Change = $"{i.Change}", Stage = $"{i.Stage}", On = Iso(i.IssuedOn), Act = act, Next = next },
        AccountabilityWords a => new() { Kind = $"{a.Kind}", Persons = a.Persons.ToString(CultureInfo.InvariantCulture), Note = a.Note, On = Iso(a.DecidedOn), Act = act, Next = next },
        SumWords s => new() { Title = s.Label, AtStake = Amount(s.AtStake), Recovered = Amount(s.Recovered), On = Iso(s.TrueOn), Act = act, Next = next },
        _ => new() { Act = act, Next = next },
    };

    public RegisterInput ToInput(RegisterWords of) => of switch
    {
        InstitutionWords i => new InstitutionInput(Title, Number, Issuer, Day, Known(Change, i.Change), Known(Stage, i.Stage), []),
        AccountabilityWords a => new AccountabilityInput(Known(Kind, a.Kind), int.TryParse(Persons, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null, Day, Note, []),
        _ => new SumInput(Title, Parsed(AtStake), Parsed(Recovered), Day, []),
    };

    private DateOnly? Day => DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T Known<T>(string? name, T otherwise) where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : otherwise;

    private static decimal? Parsed(string? typed) => decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static string Amount(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? Iso(DateOnly? day) => day is { } on ? Days.Iso(on) : null;
}

/// <summary>Measures an entry is named for, as the browser sends them.</summary>
public sealed class RegisterLinkPost
{
    public List<Guid> Measures { get; set => field = value ?? []; } = [];

    public Guid Act { get; set; }
}
