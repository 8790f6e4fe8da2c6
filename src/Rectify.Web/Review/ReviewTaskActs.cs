using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Drafts;
using Rectify.App.Evidence;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Evidence;
using Rectify.Web.Drafts;
using Rectify.Web.Shared;

namespace Rectify.Web.Review;

/// <summary>What the reviewer's screen does.</summary>
public abstract class ReviewTaskActs : ActsInTurn
{
    private (Guid Task, int? Measure, int? Piece) read;

    [Inject] public required ReadReview Reader { get; set; }
    [Inject] public required EvidencePages Pieces { get; set; }
    [Inject] public required FormDrafts Drafts { get; set; }
    [Inject] public required TakeReview Take { get; set; }
    [Inject] public required DecideEvidence Decide { get; set; }
    [Inject] public required JudgeMeasure Judge { get; set; }
    [Inject] public required AskSupplement Ask { get; set; }
    [Inject] public required WithdrawSupplement NoLongerAsk { get; set; }
    [Inject] public required PassReview Pass { get; set; }
    [Inject] public required ReturnForRework Return { get; set; }
    [Inject] public required NavigationManager Navigator { get; set; }

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery] public int? Measure { get; set; }
    [SupplyParameterFromQuery] public int? Piece { get; set; }
    [SupplyParameterFromQuery] public int? Page { get; set; }
    [SupplyParameterFromQuery] public int? Zoom { get; set; }
    [SupplyParameterFromQuery] public int? Turn { get; set; }
    [SupplyParameterFromQuery] public string? Find { get; set; }

    protected ReviewBench? Bench { get; private set; }

    protected EvidencePreviewRow? Preview { get; private set; }

    protected override int? Seen => Bench?.Sheet.Version;

    /// <summary>Being written to the unit about the measure looked at.</summary>
    protected string? Remark { get; private set; }

    protected DateOnly Today => Office.Of(Clock.GetUtcNow());

    private TaskId Task => TaskId.From(Id);

    private EvidenceView View => EvidenceView.Of(Page, Zoom, Turn, Find);

    private string RemarkDraft(MeasureId measure) => $"review/{Id:N}/{measure.Value:N}";

    protected override async Task OnReadingAsync()
    {
        var here = (Id, Measure, Piece);
        if (Bench is not null && here == read)
        {
            // the same piece, looked at otherwise
            var view = View;
            if (Bench.Piece is { } shown && (view.Page, view.Words) != (Bench.View.Page, Bench.View.Words)) Preview = await Pieces.ReadAsync(shown.Id, view.Page, view.Words);
            Bench = new ReviewBench(Bench.Sheet, Measure, Piece, view);
            return;
        }
        read = here;
        Outcome = null;
        await ReadAsync();
    }

    protected Task TakeAsync() => ActAsync((seen, act) => Take.Run(Task, seen, act));

    protected Task PassAsync() => LeaveAsync("pass", (seen, act) => Pass.Run(Task, seen, act));

    protected Task ReturnAsync(string because) => LeaveAsync("return", (seen, act) => Return.Run(Task, seen, act, Reason.Of(because)));

    protected async Task DecideAsync(CellDecision decision)
    {
        if (Bench?.Piece is not { } piece) return;
        var (measure, next) = (Bench.Measure.Id, Bench.NextPiece);
        await ActAsync((seen, act) => Decide.Run(Task, seen, act, [new Cell(piece.Id, measure)], decision));
        if (Outcome is null && piece.Said is null && next is not null) Navigator.NavigateTo(next);
    }

    protected async Task JudgeAsync(MeasureVerdict verdict)
    {
        if (Bench is not { } bench) return;
        var (draft, next) = (RemarkDraft(bench.Measure.Id), bench.NextMeasure);
        await ActAsync((seen, act) => Judge.Run(Task, seen, act, bench.Measure.Id, verdict, Reason.TryParse(Remark, out var remark) ? remark : null));
        if (Outcome is not null) return;
        await Drafts.ForgetAsync(draft);
        if (next is not null) Navigator.NavigateTo(next);
    }

    protected async Task AskAsync(AskedOfUnit asked)
    {
        if (Bench is not { } bench) return;
        await ActAsync((seen, act) => Ask.Run(Task, seen, act, bench.Measure.Id, Reason.Of(asked.What), asked.DueOn));
        if (Outcome is null) await Drafts.ForgetKeptAsync(SupplementPart.KeptOf(bench.Measure.Id));
    }

    protected Task WithdrawSupplementAsync() =>
        Bench is { } bench ? ActAsync((seen, act) => NoLongerAsk.Run(Task, seen, act, bench.Measure.Id)) : System.Threading.Tasks.Task.CompletedTask;

    protected async Task KeepRemarkAsync(string? text)
    {
        if (Bench is not { } bench) return;
        Remark = text;
        await Drafts.SaveAsync(RemarkDraft(bench.Measure.Id), text ?? "");
    }

    private async Task LeaveAsync(string done, Func<int, ActId, Task<Outcome>> run)
    {
        await ActAsync(run);
        if (Outcome is null) Navigator.NavigateTo(ReviewAddress.Left(done));
    }

    protected override async Task ReadAsync()
    {
        if (await Reader.Run(Task) is not { Measures.Count: > 0 } sheet)
        {
            Navigator.NotFound();
            return;
        }
        var bench = new ReviewBench(sheet, Measure, Piece, View);
        var preview = bench.Piece is { } piece ? await Pieces.ReadAsync(piece.Id, bench.View.Page, bench.View.Words) : null;
        var measure = bench.Measure;
        if (Bench?.Measure.Id == measure.Id)
        {
            // what is being written is the field's own: an answer that comes late must not bring back what stood there before
            (Bench, Preview) = (bench, preview);
            return;
        }
        var kept = (await Drafts.ReadAsync(RemarkDraft(measure.Id)))?.Content;
        (Bench, Preview, Remark) = (bench, preview, kept ?? measure.Remark);
    }
}
