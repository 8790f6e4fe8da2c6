using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Delivery;
using Rectify.App.Desk;
using Rectify.App.Erasures;
using Rectify.App.Evidence;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Evidence;

/// <summary>文件要素 offered from the text, and marks of secrecy found there.</summary>
public sealed class DocumentOfferTests : IAsyncLifetime
{
    private const string Notice = "云湖市生态环境局文件\n云环发〔2026〕7号\n关于印发排口巡查办法的通知\n各科室：\n现将办法印发给你们。\n云湖市生态环境局\n2026年3月12日\n";

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    private PersonId Security => office.SystemAdministrator;

    private KeepTexts Texts => office.Services.GetRequiredService<KeepTexts>();

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        await office.GrantAsync(Security, Role.SecurityAdministrator, office.City);
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task What_a_text_says_of_itself_is_offered_and_taken_by_one_press()
    {
        var piece = await UploadAsync("通知.txt", Notice);
        Assert.Null(piece.Offer);
        await Texts.NextAsync(default);
        piece = await PieceAsync();
        Assert.Equal(new DocumentFacts("云环发〔2026〕7号", "云湖市生态环境局", new(2026, 3, 12), new(2026, 3, 12)), piece.Offer);

        Must(await TakeAsync(office.Handler));

        var taken = await PieceAsync();
        Assert.Equal((piece.Offer, null), (taken.Document, taken.Offer));
        await using var db = office.OpenDatabase();
        var fact = await db.Facts.SingleAsync(f => f.Kind == FactKind.DocumentStated);
        Assert.Equal(("云环发〔2026〕7号", "2026-03-12", "true"), (fact.Details["number"], fact.Details["signedOn"], fact.Details["fromText"]));
        Assert.DoesNotContain((await VerifyAsync()).Faults, fault => $"{fault}".Contains("evidence/", StringComparison.Ordinal) || $"{fault}".Contains("dismissed_marks/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_person_stated_stands_and_a_number_is_written_in_its_one_form()
    {
        await UploadAsync("通知.txt", Notice);
        await Texts.NextAsync(default);
        Must(await StateAsync(office.Handler, new DocumentInput(" 云水发[2026]12号 ", null, null, null)));

        Must(await TakeAsync(office.UnitLead));

        Assert.Equal(("云水发〔2026〕12号", "云湖市生态环境局"), ((await PieceAsync()).Document.Number, (await PieceAsync()).Document.Issuer));
    }

    [Fact]
    public async Task How_far_a_paper_may_be_known_is_offered_too_and_who_opens_a_work_secret_is_written_down()
    {
        var piece = await UploadAsync("说明.txt", "工作秘密\n" + Notice);
        await Texts.NextAsync(default);
        Assert.Equal(SecrecyLevel.WorkSecret, (await PieceAsync()).Offer!.Level);
        await OpenAsync(office.Leader, piece.Id);
        await using var db = office.OpenDatabase();
        Assert.Empty(await db.RestrictedReads.ToListAsync());

        Must(await TakeAsync(office.Handler));
        await OpenAsync(office.Leader, piece.Id);

        var read = Assert.Single(await db.RestrictedReads.ToListAsync());
        Assert.Equal((office.Leader, piece.Id, ReadPlace.Evidence), (read.PersonId, read.EvidenceId!.Value, read.Place));
        Must(await StateAsync(office.Handler, new DocumentInput(null, null, null, null, SecrecyLevel.Public)));
        Assert.Equal(SecrecyLevel.Public, (await PieceAsync()).Document.Level);
        Assert.Equal("Level", Assert.Single(Assert.IsType<Outcome.Invalid>(await StateAsync(office.Handler, new DocumentInput(null, null, null, null, (SecrecyLevel)9))).Errors).Field);
    }

    [Fact]
    public async Task Nobody_but_the_unit_states_them_no_day_to_come_and_not_while_the_task_stands_still()
    {
        await UploadAsync("通知.txt", Notice);
        Assert.IsType<Outcome.Refused>(await StateAsync(office.Auditor, new DocumentInput("云水发〔2026〕12号", null, null, null)));
        var today = (await PageAsync()).Today;
        Assert.Equal(Rule.DayInFuture, Assert.IsType<Outcome.Refused>(await StateAsync(office.Handler, new DocumentInput(null, null, today.AddDays(1), null))).Refusal.Unmet[0].Rule);
        Assert.Equal("Number", Assert.Single(Assert.IsType<Outcome.Invalid>(await StateAsync(office.Handler, new DocumentInput(new string('长', 101), null, null, null))).Errors).Field);
        await inspection.ProveAndApplyAsync(confirm: false);

        Assert.IsType<Outcome.Refused>(await StateAsync(office.Handler, new DocumentInput("云水发〔2026〕12号", null, null, null)));
    }

    [Fact]
    public async Task A_mark_found_in_the_text_is_told_to_the_security_administrator_with_the_way_to_the_erasure()
    {
        var sha256 = await MarkedAsync();

        var row = Assert.Single((await office.As<ListFoundMarks, FoundMarkSlice?>(Security, list => list.Run()))!.Rows);
        Assert.Equal((sha256, "机密★", 1), (row.Sha256, row.Mark, row.Places));
        Assert.True(row.Page > 1);
        Assert.Equal(1, (await office.As<ReadDesk, DeskView?>(Security, desk => desk.Run()))!.MarksWaiting);
        Assert.Contains((await office.As<ReadNotifications, NotificationSlice?>(Security, read => read.Run(true)))!.Rows, told => told.WarnedOf == Matter.SecrecyMark && told.Count == 1);
        Assert.Null(await office.As<ListFoundMarks, FoundMarkSlice?>(office.Office, list => list.Run()));
        Assert.Equal(0, (await office.As<ReadDesk, DeskView?>(office.Office, desk => desk.Run()))!.MarksWaiting);

        Must(await office.As<ProposeErasure, Outcome>(Security, verb => verb.Run(row.Sha256, Reason.Of("正文带密级标志。"), ActId.New())));

        Assert.Empty((await office.As<ListFoundMarks, FoundMarkSlice?>(Security, list => list.Run()))!.Rows);
    }

    [Fact]
    public async Task A_content_found_not_to_be_classified_is_not_told_again()
    {
        var sha256 = await MarkedAsync();
        Assert.IsType<Outcome.NotAllowed>(await office.As<DismissMark, Outcome>(office.Office, verb => verb.Run(sha256, Reason.Of("是示例。"), ActId.New())));

        Must(await office.As<DismissMark, Outcome>(Security, verb => verb.Run(sha256, Reason.Of("讲解标志样式的培训材料。"), ActId.New())));

        Assert.Empty((await office.As<ListFoundMarks, FoundMarkSlice?>(Security, list => list.Run()))!.Rows);
        Assert.DoesNotContain((await VerifyAsync()).Faults, fault => $"{fault}".Contains("evidence/", StringComparison.Ordinal) || $"{fault}".Contains("dismissed_marks/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_recognised_goes_with_the_erased_content()
    {
        await UploadAsync("通知.txt", Notice);
        await Texts.NextAsync(default);
        await office.EnsureAccountAsync(office.HeadOfOffice);
        var piece = (await inspection.LoadAsync()).Evidence.Single();
        Must(await office.As<ProposeErasure, Outcome>(Security, verb => verb.Run(piece.Sha256, Reason.Of("误传。"), ActId.New())));
        var id = (await office.As<ListErasures, ErasureSlice?>(Security, list => list.Run()))!.Rows.Single().Id;
        Must(await office.As<EraseContent, Outcome>(office.HeadOfOffice, verb => verb.Run(id, ActId.New(), TestAccounts.Password)));

        Assert.Null((await PieceAsync()).Offer);
        await using var db = office.OpenDatabase();
        Assert.Null((await db.EvidenceReadings.SingleAsync()).OfferedNumber);
    }

    private async Task<string> MarkedAsync()
    {
        await UploadAsync("汇总.txt", string.Concat(Enumerable.Repeat("说明一行文字，讲整改的过程和结果。\n", 200)) + "机密★10年\n附件正文\n");
        await Texts.NextAsync(default);
        return (await inspection.LoadAsync()).Evidence.Single().Sha256;
    }

    private async Task<EvidenceRow> UploadAsync(string name, string text)
    {
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        Must(await office.As<UploadEvidence, Outcome>(office.Handler, verb => verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(measure, "写明办法已印发。")]), name, new MemoryStream(Encoding.UTF8.GetBytes(text)))));
        return await PieceAsync();
    }

    private async Task OpenAsync(PersonId person, EvidenceId piece)
    {
        await using var content = await office.As<EvidenceFiles, EvidenceContent?>(person, files => files.OpenAsync(piece));
        Assert.NotNull(content);
    }

    private async Task<TaskPageRow> PageAsync() => (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;

    private async Task<EvidenceRow> PieceAsync() => Uploaded(await PageAsync());

    private static EvidenceRow Uploaded(TaskPageRow page) => page.Evidence.Single(e => e.FileName.EndsWith(".txt", StringComparison.Ordinal));

    private async Task<Outcome> TakeAsync(PersonId by)
    {
        var page = await PageAsync();
        return await office.As<TakeDocumentOffer, Outcome>(by, verb => verb.Run(page.Id, page.Version, ActId.New(), Uploaded(page).Id));
    }

    private async Task<Outcome> StateAsync(PersonId by, DocumentInput input)
    {
        var page = await PageAsync();
        return await office.As<StateDocument, Outcome>(by, verb => verb.Run(page.Id, page.Version, ActId.New(), Uploaded(page).Id, input));
    }

    private Task<TrailReport> VerifyAsync() => VerifyTrail.Of(office.Settings).RunAsync();
}
