namespace Rectify.Domain.Notices;

/// <summary>What the opening of a notice states. Names are those of their day.</summary>
public sealed record NoticeOpening
{
    /// <summary>部署的上级, for example 市委.</summary>
    public required string Authority { get; init; }

    /// <summary>轮次, for example 九届市委第二轮巡察; null where the notice does not name it.</summary>
    public string? RoundName { get; init; }

    /// <summary>巡察组 or 督察组, for example 市委第一巡察组.</summary>
    public required string Group { get; init; }

    /// <summary>The inspected body, for example 中共云湖市生态环境局党组.</summary>
    public required string Body { get; init; }

    /// <summary>种类, for example 常规巡察.</summary>
    public required string Kind { get; init; }

    /// <summary>The one word for the oversight in titles and headings: 巡察, 巡视, 督察, 审计.</summary>
    public required string Oversight { get; init; }

    /// <summary>First and last day of presence, both included; null where there was none (audit).</summary>
    public NoticePeriod? Presence { get; init; }

    public required DateOnly FeedbackOn { get; init; }

    /// <summary>集中整改期, both days included.</summary>
    public NoticePeriod? Concentrated { get; init; }

    /// <summary>依据: titles with their 《》 or principles such as 党务公开原则.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
}

/// <summary>Days from the first to the last, both included.</summary>
public sealed record NoticePeriod(DateOnly From, DateOnly To);

/// <summary>A passage written by hand, with or without a heading of its own.</summary>
public sealed record NoticePassage(string? Heading, string Text);

/// <summary>意见建议 and what came of it; the reply is empty while there is none.</summary>
public sealed record NoticeSuggestion(string Wording, string Reply, bool IsConcluded);

/// <summary>Suggestions that are counted and not printed: 纪检监察建议, and those that belong to a restricted problem.</summary>
public sealed record UnprintedSuggestions(int Received, int Concluded);

/// <summary>问题线索 or 信访件 handed over: reconciling counts, never a content. Concluded: 办结. Settled: 化解 (petitions).</summary>
public sealed record HandedOver(int Received, int Concluded, int? Settled = null);

/// <summary>Counts out of the registers, each record counted once however many measures it is linked to.</summary>
public sealed record NoticeRegisters
{
    public static NoticeRegisters None { get; } = new();

    /// <summary>建立制度: issued ones; drafts do not count.</summary>
    public int Institutions { get; init; }

    /// <summary>问责案件. Persons and cases are different counts.</summary>
    public int AccountabilityCases { get; init; }

    /// <summary>问责人数.</summary>
    public int PersonsHeldAccountable { get; init; }

    /// <summary>挽回损失, in 万元.</summary>
    public decimal LossRecovered { get; init; }
}

/// <summary>The office's contact for readers: never a person's.</summary>
public sealed record NoticeContact(string Telephone, string PostalAddress, string? Email = null);
