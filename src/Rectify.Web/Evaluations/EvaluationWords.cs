using Rectify.App.Evaluations;
using Rectify.Domain.Evaluations;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Evaluations;

/// <summary>Says evaluations in words.</summary>
public static class EvaluationWords
{
    public static string Of(EvaluationStage stage) => Texts.Evaluations[$"Stage_{stage}"];

    public static Tone ToneOf(EvaluationStage stage) => stage switch { EvaluationStage.Concluded => Tone.Good, EvaluationStage.ToConclude => Tone.Warn, EvaluationStage.Scoring => Tone.Act, _ => Tone.Plain };

    public static string Of(EvaluationResult result) => Texts.Evaluations["ScoreAndGrade", Evaluation.Printed(result.Score), result.Grade];

    public static string Scheme(string name, int number) => Texts.Evaluations["SchemeVersion", name, number];

    /// <summary>Every grade with its lowest score, the best first.</summary>
    public static string Of(IEnumerable<EvaluationGrade> grades) => string.Join(Texts.Shared["ListComma"], grades.Select(grade => Texts.Evaluations["GradeFrom", grade.Name, Evaluation.Printed(grade.From)]));
}
