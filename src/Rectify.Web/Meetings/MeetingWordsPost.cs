using Rectify.Domain.Rounds;

namespace Rectify.Web.Meetings;

/// <summary>Words of a meeting put right, as the browser sends them, with those the person looked at.</summary>
public sealed class MeetingWordsPost
{
    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? Others { get; set; }

    public string? Minutes { get; set; }

    public string? Conclusions { get; set; }

    public string? SeenTitle { get; set; }

    public string? SeenPlace { get; set; }

    public string? SeenOthers { get; set; }

    public string? SeenMinutes { get; set; }

    public string? SeenConclusions { get; set; }

    public string? Reason { get; set; }

    public Guid Act { get; set; }

    public MeetingWords Words => new(Title ?? "", Given(Place), Given(Others), Given(Minutes), Given(Conclusions));

    public MeetingWords Seen => new(SeenTitle ?? "", Given(SeenPlace), Given(SeenOthers), Given(SeenMinutes), Given(SeenConclusions));

    /// <summary>What the form carries along.</summary>
    public IEnumerable<(string Name, string? Value)> SeenFields =>
        [("Post.SeenTitle", SeenTitle), ("Post.SeenPlace", SeenPlace), ("Post.SeenOthers", SeenOthers), ("Post.SeenMinutes", SeenMinutes), ("Post.SeenConclusions", SeenConclusions)];

    public static MeetingWordsPost Of(MeetingWords words, Guid act) => new()
    {
        Act = act, Title = words.Title, Place = words.Place, Others = words.Others, Minutes = words.Minutes, Conclusions = words.Conclusions,
        SeenTitle = words.Title, SeenPlace = words.Place, SeenOthers = words.Others, SeenMinutes = words.Minutes, SeenConclusions = words.Conclusions,
    };

    /// <summary>A browser sends line ends of its own, and nothing as an empty text.</summary>
    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n");
}

/// <summary>Problems a meeting is named for, as the browser sends them.</summary>
public sealed class MeetingLinkPost
{
    public List<Guid> Problems { get; set => field = value ?? []; } = [];

    public Guid Act { get; set; }
}
