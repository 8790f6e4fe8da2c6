namespace Rectify.Documents.Writing;

/// <summary>What a blank survey sheet (测评表) asks.</summary>
/// <param name="Oversight">巡视, 巡察 and so on.</param>
/// <param name="Grades">Of the scheme, the best first: the answers to each of its questions.</param>
public sealed record SurveyForm(string Body, string Oversight, string Round, string Scheme, int Number, IReadOnlyList<SurveyQuestion> Questions, IReadOnlyList<string> Grades, DateOnly On);

/// <summary>An indicator of the scheme.</summary>
/// <param name="FullMarks">What its full marks mean.</param>
public sealed record SurveyQuestion(string Name, string FullMarks);
