using Rectify.App.Desk;
using Rectify.App.Intake;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain.Tasks;
using Rectify.Web.Amendments;
using Rectify.Web.Dashboards;
using Rectify.Web.LookBacks;
using Rectify.Web.Notices;
using Rectify.Web.Review;
using Rectify.Web.Selections;
using Rectify.Web.Shared;
using Rectify.Web.Takeovers;
using Rectify.Web.Tasks;

namespace Rectify.Web.Desk;

/// <summary>Where a row of the desk leads: the place where one acts. All addresses of other rooms that the desk knows stand here.</summary>
public static class DeskPlaces
{
    public const string Desk = "/desk";

    /// <summary>The place of the act that takes the row off the desk; the task's own page where there is none.</summary>
    public static string Of(DeskBlock block, DeskRow row) => block == DeskBlock.TakeoversToApprove && row.Takeover is { } batch ? TakeoverAddress.Of(batch)
        : block == DeskBlock.LookBacks && row.LookBack is { } campaign ? LookBackAddress.Item(campaign, row.Task)
        : block == DeskBlock.WithholdingsToApprove ? NoticeAddress.Withholding(row.Inspection)
        : VerbOf(block) is { } verb ? TaskAddress.For(verb, row.Task, row.Inspection) : TaskAddress.Of(row.Task);

    public static string Of(IntakeId intake) => $"/intake/{intake.Value}";

    /// <summary>The block alone, with more rows.</summary>
    public static string More(DeskBlock block) => $"{Desk}?block={block}";

    /// <summary>Where several of the block are done at once; null where each is done by itself. More than the desk shows are looked at first.</summary>
    public static string? Several(DeskPart part) => part.Block switch
    {
        DeskBlock.ToSignFor or DeskBlock.ClosuresToConfirm or DeskBlock.Withdrawals or DeskBlock.PrincipalSignatures or DeskBlock.UpperConfirmations or DeskBlock.DisplaysToEnd or DeskBlock.ChecksDue or DeskBlock.WithoutPanel =>
            part.Rows.Count < 2 ? null : part.HasMore && part.Rows.Count < ReadDesk.RowsAlone ? More(part.Block) : SelectionAddress.Of(SelectionAddress.Tasks, part.Rows.Select(row => row.Task)),
        DeskBlock.ReviewPool => part.Rows.Count < 2 ? null : ReviewAddress.Several(ReviewGroup.Pool),
        DeskBlock.ExtensionsToAgree => ExtensionsAddress.WaitingFor(RequestView.ToAgree),
        DeskBlock.ExtensionsToDecide => ExtensionsAddress.WaitingFor(RequestView.ToDecide),
        DeskBlock.AmendmentsToAgree => AmendmentsAddress.Mine(AmendmentState.Proposed),
        DeskBlock.AmendmentsToReview => AmendmentsAddress.Mine(AmendmentState.Agreed),
        DeskBlock.AmendmentsToApprove => AmendmentsAddress.Mine(AmendmentState.Reviewed),
        _ => null,
    };

    /// <summary>Blocks that stand at the side: what came back, and what others have to do.</summary>
    public static bool IsAtTheSide(DeskBlock block) => block is DeskBlock.Returned or DeskBlock.WaitingForOthers or DeskBlock.ChecksDue;

    private static TaskVerb? VerbOf(DeskBlock block) => block switch
    {
        DeskBlock.DraftsToSubmit => TaskVerb.DraftProgress,
        DeskBlock.ToSignFor => TaskVerb.SignFor,
        DeskBlock.PlansToWrite => TaskVerb.DraftPlan,
        DeskBlock.PlansToAgree => TaskVerb.AgreePlan,
        DeskBlock.PlansToReview => TaskVerb.ReviewPlan,
        DeskBlock.PlansToApprove => TaskVerb.ApprovePlan,
        DeskBlock.Unassigned => TaskVerb.Assign,
        DeskBlock.ReviewsToAllot => TaskVerb.AllotReview,
        DeskBlock.WithoutPanel => TaskVerb.AppointPanel,
        DeskBlock.SupplementsToGive => TaskVerb.AddEvidence,
        DeskBlock.PromisesToKeep => TaskVerb.RecordEvent,
        DeskBlock.MyReviews or DeskBlock.SupplementsGiven or DeskBlock.ReviewPool => TaskVerb.TakeReview,
        DeskBlock.OpinionsToSign => TaskVerb.SignOpinion,
        DeskBlock.SecondSignatures => TaskVerb.CloseWithoutPanel,
        _ => null,
    };

    public static Tone ToneOf(DeskBlock block) => block switch
    {
        DeskBlock.Returned or DeskBlock.SupplementsToGive or DeskBlock.PromisesToKeep => Tone.Warn,
        DeskBlock.WaitingForOthers or DeskBlock.DueSoon or DeskBlock.ChecksDue => Tone.Plain,
        _ => Tone.Act,
    };
}
