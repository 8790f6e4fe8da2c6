using Microsoft.AspNetCore.Components;
using Rectify.App;
using Rectify.App.Accounts;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Web.Shared;

namespace Rectify.Web.Accounts;

public sealed partial class PersonPage
{
    // the panel an outcome is shown in
    private const string Posts = "posts";
    private const string Roles = "roles";
    private const string Account = "account";
    private const string StandIns = "stand-ins";
    private const string Self = "person";

    private PersonSheet? sheet;
    private IReadOnlyList<Choice> units = [];
    private IReadOnlyList<Choice> people = [];
    private (string Panel, Outcome Outcome)? last;
    private ActId act = ActId.New();
    private int acts;
    private string? told;

    [Parameter] public Guid Id { get; set; }

    [Inject] private ReadPerson Read { get; set; } = null!;
    [Inject] private FindUnits Units { get; set; } = null!;
    [Inject] private FindPeople People { get; set; } = null!;
    [Inject] private CorrectPerson CorrectPerson { get; set; } = null!;
    [Inject] private DeactivatePerson DeactivatePerson { get; set; } = null!;
    [Inject] private ReactivatePerson ReactivatePerson { get; set; } = null!;
    [Inject] private TakePost TakePost { get; set; } = null!;
    [Inject] private EndPost EndPost { get; set; } = null!;
    [Inject] private GrantRole GrantRole { get; set; } = null!;
    [Inject] private EndRole EndRole { get; set; } = null!;
    [Inject] private NameStandIn NameStandIn { get; set; } = null!;
    [Inject] private EndStandIn EndStandIn { get; set; } = null!;
    [Inject] private CreateAccount CreateAccount { get; set; } = null!;
    [Inject] private LockAccount LockAccount { get; set; } = null!;
    [Inject] private UnlockAccount UnlockAccount { get; set; } = null!;
    [Inject] private ResetPassword ResetPassword { get; set; } = null!;
    [Inject] private NavigationManager Navigator { get; set; } = null!;

    protected override async Task OnReadingAsync()
    {
        await ReadAgain();
        if (sheet is null) return;
        units = [.. (await Units.Run()).Select(KeepingWords.Choice)];
        people = [.. (await People.Run(new PersonSearch())).Where(p => p.Id != sheet.Id).Select(KeepingWords.Choice)];
    }

    private async Task ReadAgain()
    {
        sheet = await Read.Run(new PersonId(Id));
        if (sheet is null) Navigator.NotFound();
    }

    private async Task Do(string panel, Func<ActId, Task<Outcome>> run)
    {
        var outcome = await run(act);
        last = (panel, outcome);
        if (!outcome.IsDone) return;
        act = ActId.New();
        acts++;
        told = null;
        await ReadAgain();
    }

    /// <summary>The password is shown once, after it has become true.</summary>
    private async Task CreateAccountAsync(string userName)
    {
        var password = OneTimePassword.New();
        await Do(Account, one => CreateAccount.Run(sheet!.Id, userName, password, one));
        if (last?.Outcome.IsDone == true) told = password;
    }

    private async Task ResetAsync()
    {
        var password = OneTimePassword.New();
        await Do(Account, one => ResetPassword.Run(sheet!.Id, password, one));
        if (last?.Outcome.IsDone == true) told = password;
    }

    private Outcome? Of(string panel) => last?.Panel == panel ? last.Value.Outcome : null;

    private static string? PostLine(PersonSheet person) =>
        person.Posts.FirstOrDefault(p => p.Until is null || person.Today <= p.Until) is { } post ? $"{post.UnitName} {post.Title}" : null;
}
