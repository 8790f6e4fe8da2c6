using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Xunit;

namespace Rectify.Documents.Tests.Writing;

/// <summary>整改方案 and its lists.</summary>
[Collection(nameof(AloneInMemory))]
public class PlanDocumentTests
{
    private static readonly Guid Rule = Guid.NewGuid(), First = Guid.NewGuid();

    private static PlanReport Plan => new()
    {
        Body = "云湖市生态环境局", Round = "2026年第二轮巡察", Oversight = "巡察", Group = "市委第三巡察组", FeedbackOn = new(2026, 3, 16), FeedbackNumber = "云巡反〔2026〕9号", LegalBasis = "《巡察工作条例》\n《整改办法》",
        ConcentratedUntil = new(2026, 6, 16), Version = new(1, new(2026, 4, 10), "党组会纪要2026年第4期"), On = new(2026, 4, 10), AsOf = new(2026, 7, 1), Restricted = 1, Withdrawn = 1,
        Tasks =
        [
            new()
            {
                Key = First, Ordinal = "1", Sections = ["一、履行职责方面"], Wording = "4处排口整治滞后。", Class = ProblemClass.Staged, KeyBecause = "涉及饮水安全。", DueOn = new(2026, 6, 30), Target = "4处排口全部消除", Standard = "现场核查无排放",
                Leader = "陆清和", LeadUnit = "水生态环境科", Supporting = ["执法支队"], Handler = "何以宁",
                Measures = [new(1, "封堵2处、改造1处。", MeasureKind.General, "水生态环境科", "何以宁", new(2026, 5, 31), null), new(2, "修订印发巡查办法。", MeasureKind.Institution, "水生态环境科", "许望川", new(2026, 6, 30), 1)],
                Entries = [new(Rule, new InstitutionWords("巡查办法", "云环发〔2026〕18号", "云湖市生态环境局", new(2026, 5, 20), InstitutionChange.Revised, InstitutionStage.Formal), [2])],
            },
            new()
            {
                Key = First, Ordinal = "1", Sections = ["一、履行职责方面"], Wording = "4处排口整治滞后。", Class = ProblemClass.Staged, KeyBecause = "涉及饮水安全。", DueOn = Deadline.LongTerm, LeadUnit = "执法支队",
                Measures = [new(1, "按月巡查。", MeasureKind.General, "执法支队", null, Deadline.LongTerm, null)],
                Entries = [new(Rule, new InstitutionWords("巡查办法", "云环发〔2026〕18号", "云湖市生态环境局", new(2026, 5, 20), InstitutionChange.Revised, InstitutionStage.Formal), [1])],
            },
            new()
            {
                Key = Guid.NewGuid(), Ordinal = "2", Sections = ["二、管理资金方面"], Wording = "420万元超过6个月没有下达。", Class = ProblemClass.AtOnce, StakeAmount = 420, StakeUnit = "万元", DueOn = new(2026, 7, 31), LeadUnit = "财务审计科",
                Measures = [new(1, "对责任人员问责。", MeasureKind.Accountability, "财务审计科", null, new(2026, 7, 31), 2)],
                Entries =
                [
                    new(Guid.NewGuid(), new SumWords("滞留专项资金", 420, 260, new(2026, 6, 30)), [1]), new(Guid.NewGuid(), new AccountabilityWords(AccountabilityKind.Organisational, 2, new(2026, 6, 1), "批评教育"), [1]),
                    new(Guid.NewGuid(), new InstitutionWords("下达台账制度", null, null, null, InstitutionChange.Created, InstitutionStage.Draft), [1]),
                ],
            },
        ],
    };

    [Fact]
    public async Task The_plan_is_valid_and_every_figure_stands_in_it()
    {
        using var document = Written.Word(await Written.Bytes(stream => PlanDocument.WriteAsync(stream, Plan)));

        Assert.Empty(Written.SchemaErrors(document));
        var text = Written.Text(document).Replace("\n", "", StringComparison.Ordinal);
        foreach (var sentence in new[]
        {
            "云湖市生态环境局关于2026年第二轮巡察反馈意见的整改方案", "2026年3月16日，市委第三巡察组向云湖市生态环境局反馈了巡察意见（云巡反〔2026〕9号）。", "依据《巡察工作条例》、《整改办法》以及2026年第二轮巡察反馈意见。", "（一）履行职责方面",
            "本方案为第1版，2026年4月10日审定（党组会纪要2026年第4期）。", "反馈问题共2项，其中立行立改1项、分阶段整改1项；整改措施共4条，由3个单位牵头。", "集中整改期内（2026年6月16日前）完成措施1条，其后完成2条，长期坚持1条。",
            "已并入其他问题或者经批准不再跟踪的1项任务未列入。", "涉及资金的问题1项，金额420万元；重点难点问题1项；建章立制措施1条；追责问责措施1条。", "截至2026年7月1日，已印发制度1项（另有初稿1项）；问责1件2人次；登记资金420万元，已挽回260万元，尚余160万元。",
            "另有1项限制知悉，按规定范围另行印制。", "关于“4处排口整治滞后”的问题", "整改措施：一是封堵2处、改造1处。二是修订印发巡查办法。", "责任领导：陆清和；牵头单位：水生态环境科；责任（配合）单位：执法支队；完成时限：2026年6月30日。", "完成时限：长期坚持。",
            "单位名称为2026年4月10日的名称", "附件7问责处理清单", "组织处理2人次（批评教育，2026-06-01）", "《下达台账制度》（初稿，未印发）",
        }) Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lists_stand_on_turned_pages_behind_an_upright_plan()
    {
        using var document = Written.Word(await Written.Bytes(stream => PlanDocument.WriteAsync(stream, Plan)));

        var sections = document.MainDocumentPart!.Document.Descendants<SectionProperties>().Select(section => section.GetFirstChild<PageSize>()!).ToList();
        Assert.Equal([false, true], sections.Select(size => size.Width! > size.Height!));
        Assert.Equal(7, document.MainDocumentPart.Document.Body!.Elements<Paragraph>().Count(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "AppendixMark"));
    }

    [Fact]
    public void What_is_not_approved_is_a_draft_and_an_empty_list_says_so()
    {
        var draft = Plan with { Version = null, Restricted = 0, Tasks = [Plan.Tasks[0] with { KeyBecause = null, Entries = [], IsPlanOpen = true, Measures = [] }] };
        var text = PlanDocument.PlainText(draft);

        Assert.StartsWith("云湖市生态环境局关于2026年第二轮巡察反馈意见的整改方案（草案）", text, StringComparison.Ordinal);
        Assert.Contains("本方案为草案，尚未经领导小组审定", text, StringComparison.Ordinal);
        Assert.Contains("整改措施：待制定。", text, StringComparison.Ordinal);
        Assert.Contains("截至目前没有列入本清单的事项。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("限制知悉", text, StringComparison.Ordinal);
        Assert.Contains("另有1项整改任务的方案尚未审定，本稿为草案。", PlanDocument.PlainText(Plan with { Tasks = [.. Plan.Tasks, Plan.Tasks[0] with { IsPlanOpen = true }] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Today_s_content_of_an_approved_plan_says_so_and_tells_what_has_changed_since()
    {
        var today = Plan with
        {
            On = new(2026, 7, 1),
            Since =
            [
                new("1．", new(2026, 5, 6), PlanChangeKind.Amended) { Number = 1, Reworded = 1, Added = 2 }, new("2", new(2026, 6, 1), PlanChangeKind.Extended) { From = new(2026, 7, 31), To = new(2026, 9, 30) },
                new("2", new(2026, 6, 2), PlanChangeKind.Extended) { Measure = 1, From = new(2026, 7, 31), To = Deadline.LongTerm }, new("2", new(2026, 6, 3), PlanChangeKind.HandedOver),
            ],
        };
        var text = PlanDocument.PlainText(today);

        Assert.StartsWith("云湖市生态环境局关于2026年第二轮巡察反馈意见的整改方案（今日内容）", text, StringComparison.Ordinal);
        foreach (var sentence in new[]
        {
            "本稿为今日内容，截至2026年7月1日，仅供对照；第1版已于2026年4月10日审定（党组会纪要2026年第4期），以审定稿为准。", "四、审定后的变化", "序号1的问题：2026年5月6日批准第1次措施调整，调整1条、新增2条。",
            "序号2的问题：2026年6月1日批准延期，完成时限由2026年7月31日延至2026年9月30日。", "序号2的问题：2026年6月2日批准延期，措施1的完成时限由2026年7月31日延至长期坚持。", "序号2的问题：2026年6月3日办理责任移交，责任人变更。",
        }) Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Contains("第1版审定后，没有变化。", PlanDocument.PlainText(today with { Since = [] }), StringComparison.Ordinal);
        Assert.DoesNotContain("审定后的变化", PlanDocument.PlainText(Plan), StringComparison.Ordinal);
        Assert.Contains("另有2项整改任务的方案尚未审定，未列入本版。", PlanDocument.PlainText(Plan with { LeftOut = 2 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_plans_give_equal_bytes()
    {
        var plan = Plan;
        Assert.Equal(await Written.Bytes(stream => PlanDocument.WriteAsync(stream, plan)), await Written.Bytes(stream => PlanDocument.WriteAsync(stream, plan)));
    }

    [Fact]
    public async Task The_workbook_has_a_sheet_for_each_list_and_says_of_every_row_which_problem_it_answers()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await Written.Bytes(stream => PlanListsWorkbook.WriteAsync(stream, Plan))), false);

        Assert.Empty(Written.SchemaErrors(workbook));
        Assert.Equal(["问题清单", "任务清单", "责任清单", "涉及资金问题清单", "重点难点问题清单", "长效机制清单", "问责处理清单"], workbook.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value));
        var measures = workbook.WorkbookPart.WorksheetParts.Select(part => part.Worksheet.InnerText).Single(text => text.Contains("措施类型", StringComparison.Ordinal));
        Assert.Equal(4, measures.Split("4处排口整治滞后").Length - 1 + (measures.Split("420万元超过").Length - 1));
    }
}
