using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Dossiers;
using Rectify.App.Evaluations;
using Rectify.App.Files;
using Rectify.Domain;
using Rectify.Domain.Dossiers;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Dossiers;

/// <summary>评估 in the dossier of an inspection, as another house reads it.</summary>
public sealed class EvaluationDossierTests : IAsyncLifetime
{
    private readonly TestOffice from = new(), into = new();
    private readonly (EvaluationId Id, SchemeId Scheme) made = (EvaluationId.New(), SchemeId.New());
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await from.InitializeAsync();
        await into.InitializeAsync();
        inspection = await RegisteredAsync(from);
        await inspection.WalkTo(TaskState.Rectifying);
        Must(await from.As<MakeScheme, Outcome>(from.Office, verb => verb.Run(made.Scheme, new SchemeInput("整改评估办法",
            [new SchemeLine("整改成效", "58", "问题全部解决，群众认可"), new SchemeLine("长效机制", "42", "制度健全并执行到位")], [new SchemeLine("好", "90"), new SchemeLine("较好", "80"), new SchemeLine("差", "0")], "15"), ActId.New())));
        Must(await from.As<OpenEvaluation, Outcome>(from.Office, verb => verb.Run(made.Id, inspection.Id, made.Scheme, from.Auditor, from.PanelMember, ActId.New())));
        Must(await HandInAsync(from.Auditor, 90, "抽查一致"));
    }

    public async Task DisposeAsync()
    {
        await from.DisposeAsync();
        await into.DisposeAsync();
    }

    [Fact]
    public async Task Before_both_are_in_no_points_leave_the_house_not_even_with_who_gave_them()
    {
        foreach (var reader in new[] { from.Office, from.Auditor })
        {
            var text = PageOf(await PackAsync(reader));
            Assert.Contains("整改评估办法（第1版）", text, StringComparison.Ordinal);
            Assert.Contains("交齐后可见", text, StringComparison.Ordinal);
            Assert.Contains("结论：评分未交齐。", text, StringComparison.Ordinal);
            Assert.DoesNotContain("抽查一致", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Scheme_marks_differences_survey_and_result_come_into_another_house_and_the_scan_with_them()
    {
        var kept = await from.Services.GetRequiredService<IContentStore>().SaveAsync(new MemoryStream("%PDF-1.4 survey"u8.ToArray()), 100, default);
        Must(await from.As<EnterSurvey, Outcome>(from.Office, verb => verb.Run(made.Id, new SurveyInput("100", "96", "60", "30", "4", "2"), new StoredFile(kept.Sha256, kept.Size, "测评表.pdf", "application/pdf"), ActId.New())));
        Must(await HandInAsync(from.PanelMember, 70, "资料不全"));
        foreach (var position in new[] { 1, 2 }) Must(await from.As<SettleDifference, Outcome>(from.Office, verb => verb.Run(made.Id, position, Reason.Of("两人取样不同"), ActId.New())));
        Must(await from.As<ConcludeEvaluation, Outcome>(from.Office, verb => verb.Run(made.Id, ActId.New())));
        var (id, packed) = (ForeignDossierId.New(), await PackAsync(from.Office));
        Must(await into.As<ImportDossier, Outcome>(into.Office, verb => verb.Run(id, into.Bureau, "卷宗.zip", new MemoryStream(packed), ActId.New())));

        var sheet = (await into.As<ForeignDossiers, ForeignDossierSheet?>(into.Office, read => read.ReadAsync(id)))!;
        Assert.Empty(sheet.Faults);
        var blocks = sheet.Part!.Blocks.SkipWhile(block => block.Text != "整改评估").ToList();
        var table = blocks.First(block => block.Kind == DossierBlockKind.Table);
        Assert.Equal(["指标", "权重", "满分标准", "宋明远", "江知远", "平均", "分差的处理"], table.Heads!);
        Assert.Equal(["整改成效", "58%", "问题全部解决，群众认可", "90分：抽查一致", "70分：资料不全", "80"], table.Rows![0].Take(6).Select(cell => cell.Text));
        Assert.StartsWith("两人取样不同（", table.Rows[0][6].Text, StringComparison.Ordinal);
        Assert.Contains(blocks, block => block.Text == "满意度测评：发放100份，收回96份；满意60份，基本满意30份，不满意4份，不了解2份；满意率93.8%。");
        Assert.Contains(blocks, block => block.Text?.StartsWith("结论：得分80分，等次“较好”；", StringComparison.Ordinal) == true);
        Assert.Contains(sheet.Files, file => file.Path == "评估/01 测评表.pdf" && file.Sha256 == kept.Sha256);
        Assert.Contains(blocks, block => block.Kind == DossierBlockKind.Link && block.Path == "评估/01 测评表.pdf");
    }

    [Fact]
    public async Task One_that_was_made_void_stands_there_with_the_reason()
    {
        Must(await from.As<VoidEvaluation, Outcome>(from.Office, verb => verb.Run(made.Id, Reason.Of("办法选错"), ActId.New())));
        Assert.Contains("作废，理由：办法选错", PageOf(await PackAsync(from.Office)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_see_the_evaluation_has_none_in_the_dossier() => Assert.DoesNotContain("整改评估", PageOf(await PackAsync(from.UnitLead)), StringComparison.Ordinal);

    private Task<Outcome> HandInAsync(PersonId scorer, int points, string remark) => from.As<HandInMarks, Outcome>(scorer, verb => verb.Run(made.Id, [new MarkLine(1, $"{points}", remark), new MarkLine(2, $"{points}", remark)], ActId.New()));

    private async Task<byte[]> PackAsync(PersonId reader)
    {
        var dossier = (await from.As<WriteDossier, Dossier?>(reader, write => write.OfInspectionAsync(inspection.Id, DossierTests.Words)))!;
        from.Actor.Is(reader);
        var packed = new MemoryStream();
        await dossier.WriteAsync(packed);
        return packed.ToArray();
    }

    private static string PageOf(byte[] packed)
    {
        using var zip = new ZipArchive(new MemoryStream(packed));
        using var reader = new StreamReader(zip.GetEntry(DossierOfTask.Page)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
