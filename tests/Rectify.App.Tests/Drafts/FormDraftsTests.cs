using Rectify.App.Drafts;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Drafts;

public sealed class FormDraftsTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task The_last_writing_is_kept_and_only_its_writer_reads_it()
    {
        await office.As<FormDrafts, DateTimeOffset?>(office.UnitLead, drafts => drafts.SaveAsync("result/1", "排口"));
        office.Clock.Add(TimeSpan.FromSeconds(5));
        var savedAt = await office.As<FormDrafts, DateTimeOffset?>(office.UnitLead, drafts => drafts.SaveAsync("result/1", "排口全部整治"));

        Assert.Equal(new KeptDraft("排口全部整治", savedAt!.Value), await office.As<FormDrafts, KeptDraft?>(office.UnitLead, drafts => drafts.ReadAsync("result/1")));
        Assert.Null(await office.As<FormDrafts, KeptDraft?>(office.Handler, drafts => drafts.ReadAsync("result/1")));
    }

    [Theory]
    [InlineData("机密★3年\n关于排口的反馈意见")]
    [InlineData("""{"text":{"was":"","is":"密级：秘密\n关于排口的反馈意见"}}""")]
    public async Task A_text_that_bears_a_secrecy_mark_is_not_kept_while_it_is_typed_and_takes_what_was_kept_with_it(string marked)
    {
        await office.As<FormDrafts, DateTimeOffset?>(office.UnitLead, drafts => drafts.SaveAsync("kept/paste", "关于排口的"));

        Assert.Null(await office.As<FormDrafts, DateTimeOffset?>(office.UnitLead, drafts => drafts.SaveAsync("kept/paste", marked)));

        Assert.Null(await office.As<FormDrafts, KeptDraft?>(office.UnitLead, drafts => drafts.ReadAsync("kept/paste")));
    }

    [Fact]
    public async Task A_forgotten_draft_is_gone_and_the_others_stay()
    {
        await office.As<FormDrafts, DateTimeOffset?>(office.Leader, drafts => drafts.SaveAsync("a", "一"));
        await office.As<FormDrafts, DateTimeOffset?>(office.Leader, drafts => drafts.SaveAsync("b", "二"));

        await office.As<FormDrafts, bool>(office.Leader, async drafts => { await drafts.ForgetAsync("a"); return true; });

        Assert.Null(await office.As<FormDrafts, KeptDraft?>(office.Leader, drafts => drafts.ReadAsync("a")));
        Assert.Equal("二", (await office.As<FormDrafts, KeptDraft?>(office.Leader, drafts => drafts.ReadAsync("b")))?.Content);
    }

    [Fact]
    public async Task Two_windows_of_one_person_writing_at_once_do_not_collide()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => office.As<FormDrafts, DateTimeOffset?>(office.Office, drafts => drafts.SaveAsync("same", $"{i}"))));

        Assert.NotNull(await office.As<FormDrafts, KeptDraft?>(office.Office, drafts => drafts.ReadAsync("same")));
    }

    [Fact]
    public async Task A_text_longer_than_a_draft_may_be_is_refused_loudly() =>
        await Assert.ThrowsAsync<ArgumentException>(() => office.As<FormDrafts, DateTimeOffset?>(office.UnitLead, drafts => drafts.SaveAsync("x", new string('长', 200_001))));
}
