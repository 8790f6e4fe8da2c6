namespace Rectify.Domain.Registers;

public enum RegisterKind
{
    /// <summary>制度</summary>
    Institution,

    /// <summary>问责</summary>
    Accountability,

    /// <summary>资金</summary>
    Sum,
}

/// <summary>What a register entry says.</summary>
public abstract record RegisterWords
{
    /// <summary>The day it was issued or decided, or is true for.</summary>
    public abstract DateOnly? Day { get; }
}

/// <param name="Number">文号</param>
/// <param name="IssuedOn">There once it is more than a draft.</param>
public sealed record InstitutionWords(string Title, string? Number, string? Issuer, DateOnly? IssuedOn, InstitutionChange Change, InstitutionStage Stage) : RegisterWords
{
    public override DateOnly? Day => IssuedOn;
}

/// <param name="Persons">人次 in this case.</param>
/// <param name="Note">The form of it, e.g. 谈话提醒; no names.</param>
public sealed record AccountabilityWords(AccountabilityKind Kind, int Persons, DateOnly DecidedOn, string? Note) : RegisterWords
{
    public override DateOnly? Day => DecidedOn;
}

/// <param name="AtStake">万元</param>
/// <param name="Recovered">万元</param>
public sealed record SumWords(string Label, decimal AtStake, decimal Recovered, DateOnly TrueOn) : RegisterWords
{
    public override DateOnly? Day => TrueOn;
}
