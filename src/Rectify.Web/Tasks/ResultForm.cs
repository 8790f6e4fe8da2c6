using Rectify.App.Tasks;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Tasks;

/// <summary>A task's result while it is written; <see cref="Shared.Editing{TForm}"/> keeps it in this shape.</summary>
public sealed class ResultForm
{
    public string? Effect { get; set; }

    public string? ReasonNotDone { get; set; }

    public string? NextSteps { get; set; }

    public static ResultForm Of(TaskTexts texts) => new() { Effect = texts.Effect, ReasonNotDone = texts.ReasonNotDone, NextSteps = texts.NextSteps };

    public Result ToResult() => new(Effect, ReasonNotDone, NextSteps);
}
