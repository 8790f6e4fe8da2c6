using Rectify.App.Ledger;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Ledger;

public sealed class SavedViewTests(TestOffice office) : IClassFixture<TestOffice>
{
    private Task<Outcome> Keep(PersonId who, string name, string query) => office.As<KeepView, Outcome>(who, keep => keep.Run(name, query, ActId.New()));

    private Task<IReadOnlyList<SavedViewRow>> Mine(PersonId who) => office.As<ReadSavedViews, IReadOnlyList<SavedViewRow>>(who, read => read.Run());

    [Fact]
    public async Task A_view_is_kept_renamed_and_deleted_by_its_owner_only()
    {
        Assert.True((await Keep(office.UnitLead, " 本科室超期 ", "due=Overdue")).IsDone);
        var view = Assert.Single(await Mine(office.UnitLead));
        Assert.Equal(("本科室超期", "due=Overdue"), (view.Name, view.Query));
        Assert.Empty(await Mine(office.Handler));

        Assert.IsType<Outcome.Missing>(await office.As<RenameView, Outcome>(office.Handler, rename => rename.Run(view.Id, "别人的", ActId.New())));
        Assert.True((await office.As<RenameView, Outcome>(office.UnitLead, rename => rename.Run(view.Id, "超期", ActId.New()))).IsDone);
        Assert.True((await Keep(office.UnitLead, "超期", "due=Overdue&sort=document")).IsDone);
        Assert.Equal("due=Overdue&sort=document", Assert.Single(await Mine(office.UnitLead)).Query);

        Assert.IsType<Outcome.Missing>(await office.As<DropView, Outcome>(office.Handler, drop => drop.Run(view.Id, ActId.New())));
        Assert.True((await office.As<DropView, Outcome>(office.UnitLead, drop => drop.Run(view.Id, ActId.New()))).IsDone);
        Assert.Empty(await Mine(office.UnitLead));
    }

    [Fact]
    public async Task A_view_without_a_name_or_beyond_the_bound_is_refused()
    {
        Assert.Equal("missing", Assert.Single(Assert.IsType<Outcome.Invalid>(await Keep(office.Auditor, " ", "")).Errors).Code);
        for (var i = 0; i < KeepView.MostViews; i++) Assert.True((await Keep(office.Auditor, $"视图{i}", "")).IsDone);
        Assert.Equal("too-many", Assert.Single(Assert.IsType<Outcome.Invalid>(await Keep(office.Auditor, "再一个", "")).Errors).Code);
        Assert.Equal(KeepView.MostViews, (await Mine(office.Auditor)).Count);
    }
}
