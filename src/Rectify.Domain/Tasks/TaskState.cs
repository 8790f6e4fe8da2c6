namespace Rectify.Domain.Tasks;

public readonly record struct TaskId(Guid Value) : IEntityId<TaskId>
{
    public static TaskId New() => new(EntityKey.Next());

    public static TaskId From(Guid value) => new(value);
}

/// <summary>The states of a task in the order of its life: "least advanced" is the smallest. Overdue and behind are not states: they depend on a day.</summary>
public enum TaskState
{
    /// <summary>待分派</summary>
    Registered,

    /// <summary>待签收</summary>
    Assigned,

    /// <summary>方案中</summary>
    Planning,

    /// <summary>整改中</summary>
    Rectifying,

    /// <summary>待确认</summary>
    Applied,

    /// <summary>待审核</summary>
    Submitted,

    /// <summary>待验收</summary>
    UnderAcceptance,

    /// <summary>公示中</summary>
    OnDisplay,

    /// <summary>长期坚持</summary>
    Sustained,

    /// <summary>已销号</summary>
    Closed,

    /// <summary>已并入/不再跟踪</summary>
    Withdrawn,
}

public static class TaskStates
{
    /// <summary>Still owed: neither accepted nor withdrawn.</summary>
    public static bool IsOpen(this TaskState state) => state < TaskState.Sustained;

    /// <summary>已完成: closed or sustained.</summary>
    public static bool IsDone(this TaskState state) => state is TaskState.Closed or TaskState.Sustained;

    /// <summary>Open states after receipt of an assignment, from which a task can be reassigned or withdrawn.</summary>
    public static IReadOnlyList<TaskState> Open { get; } =
        [TaskState.Assigned, TaskState.Planning, TaskState.Rectifying, TaskState.Applied, TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];
}
