using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>An acceptance opinion (验收销号意见): who judged what on which basis, seven parts, and the panel's signatures. Names are those of their day.</summary>
public sealed record AcceptanceOpinionText
{
    /// <summary>The office that forms the acceptance group and issues the opinion.</summary>
    public required string Issuer { get; init; }

    /// <summary>发文字号, where the opinion is issued under one.</summary>
    public DocumentNumber? IssuedAs { get; init; }

    /// <summary>主送: whom the opinion is addressed to.</summary>
    public required string Addressee { get; init; }

    /// <summary>依据: titles with their 《》.</summary>
    public required IReadOnlyList<string> Basis { get; init; }

    /// <summary>The plan the task belongs to, with its 《》.</summary>
    public required string Plan { get; init; }

    /// <summary>The task as the plan numbers it, for example 第3项整改任务.</summary>
    public required string Task { get; init; }

    /// <summary>The unit whose share of the task is judged.</summary>
    public required string ResponsibleUnit { get; init; }

    /// <summary>巡察, 巡视, 督察, 审计.</summary>
    public required string Oversight { get; init; }

    /// <summary>The day of the acceptance.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>一: the problem as pointed out, verbatim.</summary>
    public required string Problem { get; init; }

    /// <summary>二, 三, 五: measures, their fulfilment and their evidence, numbered alike.</summary>
    public required IReadOnlyList<OpinionMeasure> Measures { get; init; }

    /// <summary>三, after the measures: what checks on the spot found, a sentence each.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>四: the target, and whether it was reached.</summary>
    public required string Target { get; init; }

    public required string TargetFulfilment { get; init; }

    /// <summary>六: what is asked for further.</summary>
    public required IReadOnlyList<string> Requirements { get; init; }

    /// <summary>七.</summary>
    public required OpinionConclusion Conclusion { get; init; }

    /// <summary>The conclusion in the group's own words, after the sentence that the conclusion makes.</summary>
    public string? ConclusionRemark { get; init; }

    /// <summary>For what is sustained: the day of the next check.</summary>
    public DateOnly? NextCheckOn { get; init; }

    /// <summary>The acceptance group, head first, with what each has signed so far.</summary>
    public required IReadOnlyList<PanelSeat> Panel { get; init; }

    /// <summary>销号编号, once filed.</summary>
    public string? FilingNumber { get; init; }

    /// <summary>Where the trail of the inspection stood when it was printed; outside the text that a signature covers.</summary>
    public string? VerificationCode { get; init; }

    /// <summary>What is scanned from the paper to compare it with the record: which opinion, the text's digest, where the trail stood. Outside the text that a signature covers.</summary>
    public string? ScanText { get; init; }

    /// <summary>False when what the code stands for could not be anchored outside the database before the printing.</summary>
    public bool IsAnchored { get; init; } = true;

    /// <summary>Pieces whose content was erased as 误传, a sentence each; outside the text that a signature covers.</summary>
    public IReadOnlyList<string> Erased { get; init; } = [];

    /// <summary>The day printed below the issuer.</summary>
    public required DateOnly SignedOn { get; init; }

    public string Title => $"{Issuer}关于{Plan}{Task}的验收销号意见";

    /// <summary>
    /// What a signature covers, as text that stays the same whatever the layout: heading and seven parts. Signatures, the panel's list and the
    /// numbers given at issue and filing are outside: each member signs before the next one does, and the numbers come last.
    /// One line for each field, a number for each field that repeats; backslash and line breaks inside a value are escaped.
    /// </summary>
    public string CanonicalText()
    {
        var text = new StringBuilder("rectify-acceptance-opinion/1\n");
        Line("issuer", Issuer);
        Line("addressee", Addressee);
        Lines("basis", Basis);
        Line("plan", Plan);
        Line("task", Task);
        Line("unit", ResponsibleUnit);
        Line("oversight", Oversight);
        Line("accepted", Iso(AcceptedOn));
        Line("problem", Problem);
        for (var i = 0; i < Measures.Count; i++)
        {
            var (measure, key) = (Measures[i], $"measure.{i + 1}");
            Line(key, measure.Text);
            Line(key + ".fulfilment", measure.Fulfilment);
            Line(key + ".judgement", measure.Judgement.ToString());
            Line(key + ".reason", measure.JudgementReason ?? "");
            for (var e = 0; e < measure.Evidence.Count; e++)
            {
                Line($"{key}.evidence.{e + 1}", measure.Evidence[e].Name);
                Line($"{key}.evidence.{e + 1}.proves", measure.Evidence[e].Proves);
                // what is not said leaves no line: an opinion of before stays the text that was signed
                if (measure.Evidence[e].Page is { } page) Line($"{key}.evidence.{e + 1}.page", page);
                if (measure.Evidence[e].Finding is { } finding) Line($"{key}.evidence.{e + 1}.finding", finding);
            }
        }
        Lines("check", Checks);
        Line("target", Target);
        Line("target.fulfilment", TargetFulfilment);
        Lines("requirement", Requirements);
        Line("conclusion", Conclusion.ToString());
        Line("conclusion.remark", ConclusionRemark ?? "");
        Line("next-check", NextCheckOn is { } next ? Iso(next) : "");
        Line("signed", Iso(SignedOn));
        return text.ToString();

        void Line(string key, string value) => text.Append(key).Append(": ")
            .Append(value.Normalize(NormalizationForm.FormC).Replace("\\", "\\\\").Replace("\r\n", "\n").Replace("\r", "\n").Replace("\n", "\\n")).Append('\n');

        void Lines(string key, IReadOnlyList<string> values)
        {
            for (var i = 0; i < values.Count; i++)
                Line($"{key}.{i + 1}", values[i]);
        }

        static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>SHA-256 of <see cref="CanonicalText"/> in UTF-8, 64 lower-case hexadecimal places.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText())));
}

/// <summary>A measure with its fulfilment, what the group made of it, and the evidence for it.</summary>
public sealed record OpinionMeasure(string Text, string Fulfilment, MeasureJudgement Judgement, IReadOnlyList<OpinionEvidence> Evidence)
{
    /// <summary>Why it is not wholly fulfilled; owed unless it is.</summary>
    public string? JudgementReason { get; init; }
}

/// <summary>A piece of evidence and the sentence on how it proves its measure.</summary>
public sealed record OpinionEvidence(string Name, string Proves)
{
    /// <summary>Where in the piece the proof stands, for example 第3页.</summary>
    public string? Page { get; init; }

    /// <summary>What the reviewer made of the piece for this measure, for example 满足; null where only accepted pieces were listed.</summary>
    public string? Finding { get; init; }
}

public enum MeasureJudgement
{
    /// <summary>满足</summary>
    Satisfied,

    /// <summary>部分满足</summary>
    PartlySatisfied,

    /// <summary>不满足</summary>
    NotSatisfied,
}

public enum OpinionConclusion
{
    /// <summary>通过</summary>
    Passed,

    /// <summary>通过，长期坚持</summary>
    PassedAndSustained,

    /// <summary>不通过</summary>
    Refused,
}
