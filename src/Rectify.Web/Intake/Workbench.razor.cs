using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Rectify.App;
using Rectify.App.Intake;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Domain.Intake;
using Rectify.Domain.People;
using Rectify.Web.Shared;

namespace Rectify.Web.Intake;

/// <summary>The steps on a proposal in hand: each is kept on the server, and nothing is registered before the person says so.</summary>
public sealed partial class Workbench : DrawnOnceRead, IAsyncDisposable
{
    private Bench? bench;
    private OpenedIntake? opened;
    private IntakeTargets targets = IntakeTargets.None;
    private IReadOnlyList<FieldError> errors = [];
    private DraftKeeper? keeper;
    private IntakeLedger? ledger;
    private IJSObjectReference? module, links;
    private DotNetObjectReference<Workbench>? self;
    private int[] told = [];
    private ActId act = ActId.New();
    private bool accepting, linking;
    private int asked;

    [Parameter] public Guid Id { get; set; }
    /// <summary>Key of the problem to take in hand first.</summary>
    [Parameter] public int? Problem { get; set; }

    private bool IsClosed => opened?.AcceptedInto is not null;

    protected override Task OnFirstReadingAsync() => LookAgainAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (bench is null) return;
        if (!linking)
        {
            (linking, self, told) = (true, DotNetObjectReference.Create(this), bench.Places);
            module = await Browser.InvokeAsync<IJSObjectReference>("import", "/" + Assets["Intake/Workbench.razor.js"]);
            links = await module.InvokeAsync<IJSObjectReference>("link", "intake-bench", self, told);
        }
        if (links is null || ReferenceEquals(told, bench.Places)) return;
        told = bench.Places;
        await links.InvokeVoidAsync("place", told);
    }

    /// <summary>A problem was pressed in the source.</summary>
    [JSInvokable]
    public void TakeInHand(int key)
    {
        Take(key);
        StateHasChanged();
    }

    private async Task LookAgainAsync()
    {
        opened = await OpenDraft.Run(IntakeId.From(Id));
        bench = opened is null ? null : new Bench(opened.Proposal);
        if (Problem is { } asked) bench?.Take(asked);
        ledger ??= await ReadLedger.Run(IntakeId.From(Id));
        await KeepFromAsync(opened?.Version ?? 0);
    }

    private async Task KeepMineAsync()
    {
        await KeepFromAsync((await OpenDraft.Run(IntakeId.From(Id)))?.Version ?? 0);
        Did(true);
    }

    private async Task KeepFromAsync(int version)
    {
        if (keeper is not null) await keeper.DisposeAsync();
        keeper = new(SaveDraft, IntakeId.From(Id), version, Clock, Office, () => _ = InvokeAsync(StateHasChanged));
    }

    private void Take(int key) => bench!.Take(key);

    private void Step(int by) => bench!.Step(by);

    private void Edit(ProposalEdit edit) => Did(bench!.Do(edit));

    private void Did(bool changed)
    {
        if (changed && !IsClosed) keeper!.Keep(bench!.Proposal);
    }

    private async Task NameAsync(IReadOnlyDictionary<string, LedgerField> named)
    {
        await keeper!.Idle;
        if (!(await Name.Run(IntakeId.From(Id), keeper.Version, named, ActId.New())).IsDone) { keeper.Collided = true; return; }
        // the paper was drawn for what was read before
        Addresses.NavigateTo(IntakeAddress.Of(IntakeId.From(Id)), forceLoad: true);
    }

    private async Task SplitAsync()
    {
        if (links is not null && bench!.InHand is { } problem) Edit(new SplitProblem(problem.Key, [await links.InvokeAsync<int>("caret", ProblemCard.WordingId)]));
    }

    private async Task SplitItemAsync(int item)
    {
        if (links is not null && bench!.InHand is { } problem) Edit(new SplitItem(problem.Key, item, await links.InvokeAsync<int>("caret", ItemsEditor.FieldId(item))));
    }

    private async Task AskAccept()
    {
        targets = await Choices.Run();
        parts = [];
        if (ProposalPart.Of(bench!.Proposal) is { Count: > 1 } several) await AskAcceptPartsAsync(several);
        (accepting, errors, act, asked) = (true, [], ActId.New(), asked + 1);
    }

    private async Task AcceptAsync(Func<IntakeId, int, ProposalAcceptance> decided)
    {
        await keeper!.Idle;
        if (keeper.Collided) { accepting = false; return; }
        var acceptance = decided(IntakeId.From(Id), keeper.Version);
        var into = acceptance.Existing ?? acceptance.New!.Id;
        switch (await AcceptDraft.Run(acceptance, act))
        {
            case Outcome.Done: Addresses.NavigateTo(IntakeAddress.Assign(into, (acceptance.Chosen?.Count ?? bench!.Problems.Count) - acceptance.Updates.Count - acceptance.Known.Count), forceLoad: true); break;
            case Outcome.Invalid invalid: errors = invalid.Errors; break;
            default: (accepting, keeper.Collided) = (false, true); break;
        }
    }

    private async Task Discard()
    {
        await keeper!.Idle;
        if ((await DiscardDraft.Run(IntakeId.From(Id), keeper.Version, ActId.New())).IsDone) Addresses.NavigateTo(IntakeAddress.List, forceLoad: true);
        else keeper.Collided = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (keeper is not null) await keeper.DisposeAsync();
        try
        {
            if (links is not null) await links.InvokeVoidAsync("stop");
            if (module is not null) await module.DisposeAsync();
            self?.Dispose();
        }
        catch (JSDisconnectedException)
        {
            // the window is gone, and its listeners with it
        }
    }
}
