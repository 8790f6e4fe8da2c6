namespace Rectify.App.Figures;

/// <summary>
/// Problems of one inspection on a day: fed back = closed + sustained + ongoing, and ongoing = waiting + working + overdue. Counts problems (项), never tasks.
/// </summary>
/// <param name="FedBack">反馈问题: withdrawn ones left out, merged ones in.</param>
/// <param name="Overdue">Of the ongoing ones.</param>
/// <param name="Behind">Of the ongoing ones in time.</param>
/// <param name="Restarted">Of the ongoing ones: 销号后重启, told apart.</param>
/// <param name="Withdrawn">Told apart: not in any other number.</param>
/// <param name="Merged">Of those fed back.</param>
/// <param name="TakenOver">补录: of those fed back, without the merged ones.</param>
public sealed record ProblemSums(int FedBack, int Closed, int Sustained, int Ongoing, int Waiting, int Working, int Overdue, int Behind, int Restarted, int Withdrawn, int Merged, int TakenOver)
{
    /// <summary>已完成</summary>
    public int Done => Closed + Sustained;

    public static ProblemSums Of(IReadOnlyCollection<ProblemStanding> problems) => Of([.. problems.Select(problem => (problem, 1))]);

    /// <param name="alike">How problems stand, and how many stand like that.</param>
    public static ProblemSums Of(IReadOnlyCollection<(ProblemStanding Standing, int Count)> alike)
    {
        int Count(FigurePart part) => alike.Sum(p => p.Standing.Is(part) ? p.Count : 0);
        return new(Count(FigurePart.FedBack), Count(FigurePart.Closed), Count(FigurePart.Sustained), Count(FigurePart.Ongoing), Count(FigurePart.Waiting), Count(FigurePart.Working),
            Count(FigurePart.Overdue), Count(FigurePart.Behind), Count(FigurePart.Restarted), Count(FigurePart.Withdrawn), Count(FigurePart.Merged), Count(FigurePart.TakenOver));
    }
}
