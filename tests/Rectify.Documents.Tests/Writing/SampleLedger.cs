using Rectify.Documents.Writing;

namespace Rectify.Documents.Tests.Writing;

internal static class SampleLedger
{
    public static LedgerHead Head { get; } = new("云湖市生态环境局巡察整改台账", "九届市委第二轮巡察 · 中共云湖市生态环境局党组", new(2026, 9, 30));

    public static LedgerEntry TwoMeasures { get; } = new()
    {
        Round = "九届市委第二轮巡察",
        FeedbackNumber = "云巡反〔2026〕12号",
        Aspect = "落实上级决策部署方面",
        Category = "水环境治理",
        OriginalWording = "湖区入河排口底数不清，2025年台账登记47个，现场核对发现漏登9个。",
        Manifestations = "北岸登记时间停留在2023年；部分排口没有照片和坐标。",
        SpecialAttention = "重点",
        Amount = 136.8m,
        Quantity = "9个",
        Class = "立行立改",
        Target = "湖区排口一口一档，登记率达到100%。",
        AcceptanceStandard = "现场抽查20个排口，与台账全部一致。",
        ResponsibleLeader = "江若澄",
        LeadUnit = "水生态环境科",
        SupportingUnits = "临泽分局、北岸分局",
        Effects = "完成岸线排查128公里，登记排口56个，漏登的9个全部入账。",
        ReviewOpinion = "同意",
        AcceptanceConclusion = "通过",
        AcceptedOn = new(2026, 8, 28),
        ClosedOn = new(2026, 9, 2),
        Publication = "社会公开",
        Measures =
        [
            new LedgerMeasure
            {
                Text = "组织三个分局沿湖岸徒步排查，逐口拍照定位，重新编号。",
                Handler = "杜予安",
                OriginalDeadline = LedgerDeadline.By(new(2026, 7, 31)),
                Deadline = LedgerDeadline.By(new(2026, 8, 15)),
                WithinConcentratedPeriod = true,
                IsSustained = false,
                Progress = "三个分局排查完毕，照片和坐标已入库。",
                ProgressAsOf = new(2026, 8, 12),
                Completion = "已核实",
                WiderChecks = 1,
                Evidence = "《排口排查报告》等3份",
            },
            new LedgerMeasure
            {
                Text = "修订《云湖市入河排口管理办法》，明确新增排口五个工作日内入账。",
                Handler = "杜予安",
                OriginalDeadline = LedgerDeadline.By(new(2026, 8, 31)),
                Deadline = LedgerDeadline.LongTerm,
                WithinConcentratedPeriod = true,
                IsSustained = true,
                Progress = "办法已印发，按季度更新台账。",
                ProgressAsOf = new(2026, 9, 25),
                Completion = "长期坚持",
                Institutions = 1,
                LossRecovered = 12.5m,
                Evidence = "《云湖市入河排口管理办法》",
            },
        ],
    };

    public static LedgerEntry OneMeasure { get; } = TwoMeasures with
    {
        Category = "项目管理",
        OriginalWording = "监测站实验楼工程尾款长期未结清，涉及3家施工企业。",
        Class = "分阶段",
        Effects = "已支付2家企业尾款92.3万元。",
        ReasonUnfinished = "其余1家企业对结算金额有异议。",
        NextSteps = "10月底前取得复核结论，结论出具后15日内付清。",
        AcceptanceConclusion = null,
        AcceptedOn = null,
        ClosedOn = null,
        Measures = [TwoMeasures.Measures[0] with { Text = "与3家企业逐笔对账，分批支付尾款。", Completion = "推进中", LossRecovered = null }],
    };

    /// <summary>As fed back, before anybody has planned for it.</summary>
    public static LedgerEntry NoMeasure { get; } = new() { Round = "九届市委第二轮巡察", OriginalWording = "餐饮油烟投诉办理超期，2025年有11件未按时回复群众。" };

    public static async IAsyncEnumerable<LedgerEntry> Entries(params LedgerEntry[] entries)
    {
        foreach (var entry in entries)
        {
            await Task.Yield();
            yield return entry;
        }
    }
}
