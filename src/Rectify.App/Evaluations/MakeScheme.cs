using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <summary>One line of the form: an indicator or a grade, as typed.</summary>
public sealed record SchemeLine(string? Name, string? Number, string? Text = null)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Number) && string.IsNullOrWhiteSpace(Text);
}

/// <summary>What the office fills in of a scheme. Lines left empty are left out.</summary>
/// <param name="Items">Name, weight in per cent, what full marks mean.</param>
/// <param name="Grades">Name, lowest score.</param>
/// <param name="Tolerance">Points.</param>
public sealed record SchemeInput(string? Name, IReadOnlyList<SchemeLine> Items, IReadOnlyList<SchemeLine> Grades, string? Tolerance);

/// <summary>The office makes a scheme; one of a name that is known is its next version, and what was evaluated by an earlier one keeps it.</summary>
public sealed class MakeScheme(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SchemeId id, SchemeInput input, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(MakeScheme), act, async session =>
    {
        var (draft, wrong) = DraftOf(input);
        if (draft is null) return new Outcome.Invalid(wrong);
        if (!session.Stamp.By.HasAnywhere(Role.Office, Role.HeadOfOffice)) return Outcome.Only(Role.Office, Role.HeadOfOffice);
        await session.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"scheme/" + draft.Name.Trim()}, 0))", ct);
        var name = draft.Name.Trim();
        var latest = await session.Db.EvaluationSchemes.AsNoTracking().Where(s => s.Name == name).MaxAsync(s => (int?)s.Number, ct) ?? 0;
        session.Db.EvaluationSchemes.Add(EvaluationScheme.Make(id, latest + 1, draft, session.Stamp));
        return Outcome.Ok;
    }, ct);

    /// <summary>The draft, or everything that is wrong with the input.</summary>
    private static (SchemeDraft? Draft, IReadOnlyList<FieldError> Wrong) DraftOf(SchemeInput input)
    {
        var wrong = new List<FieldError>();
        Check("Name", input.Name, EvaluationScheme.MaxNameLength);
        var items = input.Items.Select((line, i) => (Line: line, At: i)).Where(item => !item.Line.IsEmpty).ToList();
        if (items.Count == 0) wrong.Add(new FieldError("Items", "required"));
        foreach (var (line, at) in items)
        {
            Check($"ItemName{at}", line.Name, EvaluationScheme.MaxNameLength);
            Check($"FullMarks{at}", line.Text, EvaluationScheme.MaxFullMarksLength);
            if (Whole(line.Number) is not (> 0 and <= 100)) wrong.Add(new FieldError($"Weight{at}", "out-of-range"));
        }
        var weights = items.Sum(item => Whole(item.Line.Number) ?? 0);
        if (items.Count > 0 && weights != 100) wrong.Add(new FieldError("Items", "weights", $"{weights}"));
        if (items.Count > EvaluationScheme.MaxItems) wrong.Add(new FieldError("Items", "too-many"));

        var grades = input.Grades.Select((line, i) => (Line: line, At: i)).Where(grade => !grade.Line.IsEmpty).ToList();
        foreach (var (line, at) in grades)
        {
            Check($"GradeName{at}", line.Name, EvaluationScheme.MaxNameLength);
            if (Number(line.Number) is not (>= 0 and < EvaluationScheme.FullScore)) wrong.Add(new FieldError($"From{at}", "out-of-range"));
        }
        var bounds = grades.Select(grade => Number(grade.Line.Number)).ToList();
        if (grades.Count is < 2 or > EvaluationScheme.MaxGrades || bounds.Min() != 0 || bounds.Distinct().Count() != bounds.Count) wrong.Add(new FieldError("Grades", "grades"));
        if (Number(input.Tolerance) is not (>= 0 and <= EvaluationScheme.FullScore)) wrong.Add(new FieldError("Tolerance", "out-of-range"));
        return wrong.Count > 0 ? (null, wrong) : (new SchemeDraft(input.Name!, [.. items.Select(item => new ItemDraft(item.Line.Name!, Whole(item.Line.Number)!.Value, item.Line.Text!))],
            [.. grades.Select(grade => new GradeDraft(grade.Line.Name!, Number(grade.Line.Number)!.Value))], Number(input.Tolerance)!.Value), wrong);

        void Check(string field, string? text, int most)
        {
            if (string.IsNullOrWhiteSpace(text)) wrong.Add(new FieldError(field, "required"));
            else if (text.Trim().Length > most) wrong.Add(new FieldError(field, "too-long"));
        }
    }

    private static int? Whole(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Number(string? typed) => decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && decimal.Round(number, 2) == number ? number : null;
}
