using Rectify.App.Accounts;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Accounts;

public sealed class AccountTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task A_new_account_opens_with_the_one_time_password_and_must_change_it()
    {
        var password = OneTimePassword.New();

        var account = await office.GiveAccount(office.UnitLead, "wangchuan", password);

        Assert.True(account.MustChangePassword);
        Assert.True(await office.PasswordIs(office.UnitLead, password));
        Assert.Equal(office.UnitLead, await office.SignedIn(account));
    }

    [Fact]
    public async Task A_person_has_one_account_and_a_user_name_one_person()
    {
        await office.GiveAccount(office.Handler, "yining");

        AccountOffice.IsBad("has-account", await Create(office.Handler, "yining2"));
        AccountOffice.IsBad("user-name-taken", await Create(office.FinanceLead, "YINING"));
    }

    [Fact]
    public async Task A_user_name_has_plain_letters_and_a_password_ten_characters()
    {
        AccountOffice.IsBad("user-name-letters", await Create(office.Auditor, "宋明远"));
        AccountOffice.IsBad("password-short", await Create(office.Auditor, "mingyuan", "short"));
        Assert.Null(await office.AccountOf(office.Auditor));
    }

    [Fact]
    public async Task Only_the_system_administrator_makes_accounts()
    {
        var outcome = await office.As<CreateAccount, Outcome>(office.Office, create => create.Run(office.SecondAuditor, "yiran", "first-password", ActId.New()));

        Assert.Equal([Role.SystemAdministrator], Assert.IsType<Outcome.NotAllowed>(outcome).WhoCan);
    }

    [Fact]
    public async Task A_locked_account_loses_the_right_to_act_at_once_and_gets_it_back_unlocked()
    {
        var account = await office.GiveAccount(office.PanelHead, "huaigu");

        Assert.True((await Keep<LockAccount>(verb => verb.Run(office.PanelHead, ActId.New()))).IsDone);
        Assert.Null(await office.SignedIn(account));
        Assert.NotEqual(account.SecurityStamp, (await office.AccountOf(office.PanelHead))!.SecurityStamp);

        Assert.True((await Keep<UnlockAccount>(verb => verb.Run(office.PanelHead, ActId.New()))).IsDone);
        Assert.Equal(office.PanelHead, await office.SignedIn(account));
    }

    [Fact]
    public async Task The_pause_after_wrong_passwords_keeps_nobody_from_working_who_is_signed_in()
    {
        var account = await office.GiveAccount(office.PanelMember, "zhiyuan");
        await using (var db = office.OpenDatabase())
        {
            db.Attach(account).Entity.LockoutEnd = office.Clock.GetUtcNow().AddMinutes(15);
            await db.SaveChangesAsync();
        }

        Assert.Equal(office.PanelMember, await office.SignedIn(account));
    }

    [Fact]
    public async Task A_reset_password_is_a_one_time_password_and_ends_other_sessions()
    {
        var account = await office.GiveAccount(office.Principal, "wangshu");
        Assert.True((await office.As<ChangePassword, Outcome>(office.Principal, verb => verb.Run("first-password", "my own password", ActId.New()))).IsDone);
        Assert.False((await office.AccountOf(office.Principal))!.MustChangePassword);

        Assert.True((await Keep<ResetPassword>(verb => verb.Run(office.Principal, "second-password", ActId.New()))).IsDone);

        var after = (await office.AccountOf(office.Principal))!;
        Assert.True(after.MustChangePassword);
        Assert.NotEqual(account.SecurityStamp, after.SecurityStamp);
        Assert.True(await office.PasswordIs(office.Principal, "second-password"));
        Assert.False(await office.PasswordIs(office.Principal, "my own password"));
    }

    [Fact]
    public async Task Ones_own_password_changes_only_with_the_present_one_and_to_another()
    {
        await office.GiveAccount(office.LeadingGroup, "changfeng");
        Task<Outcome> Change(string current, string password) => office.As<ChangePassword, Outcome>(office.LeadingGroup, verb => verb.Run(current, password, ActId.New()));

        AccountOffice.IsBad("wrong-password", await Change("not-it-at-all", "my own password"));
        AccountOffice.IsBad("password-unchanged", await Change("first-password", "first-password"));
        AccountOffice.IsBad("password-short", await Change("first-password", "short"));
        Assert.True(await office.PasswordIs(office.LeadingGroup, "first-password"));
    }

    private Task<Outcome> Create(PersonId person, string userName, string password = "first-password") => Keep<CreateAccount>(verb => verb.Run(person, userName, password, ActId.New()));

    private Task<Outcome> Keep<TUseCase>(Func<TUseCase, Task<Outcome>> run) where TUseCase : notnull => office.As(office.SystemAdministrator, run);
}
