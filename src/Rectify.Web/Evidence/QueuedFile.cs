using Rectify.Domain.People;

namespace Rectify.Web.Evidence;

/// <summary>A file chosen and on its way. Its act id stays through every try: sent twice, it is kept once.</summary>
public sealed class QueuedFile(int number, string name, long size)
{
    public int Number { get; } = number;

    public string Name { get; } = name;

    public long Size { get; } = size;

    public ActId Act { get; } = ActId.New();

    public int Percent { get; set; }

    public bool IsDone { get; set; }

    /// <summary>Too large or empty: not sent at all.</summary>
    public bool IsSkipped { get; init; }

    public string? Error { get; set; }
}
