using Rectify.Domain.Notices;

namespace Rectify.Documents.Tests.Writing;

/// <summary>A notice of a body that does not exist, with every kind of problem in it.</summary>
internal static class SampleNotice
{
    public static PublicNotice Of(NoticeLayout layout, NoticeGrouping grouping) => Notice with { Layout = layout, Grouping = grouping };

    public static PublicNotice Notice { get; } = new()
    {
        Opening = new NoticeOpening
        {
            Authority = "市委",
            RoundName = "九届市委第二轮巡察",
            Group = "市委第一巡察组",
            Body = "中共云湖市生态环境局党组",
            Kind = "常规巡察",
            Oversight = "巡察",
            Presence = new NoticePeriod(new(2026, 3, 2), new(2026, 4, 30)),
            FeedbackOn = new(2026, 6, 11),
            Concentrated = new NoticePeriod(new(2026, 6, 11), new(2026, 9, 10)),
            LegalBasis = ["《云湖市巡察整改工作办法》", "党务公开要求"],
        },
        Organisation =
        [
            new("扛牢主体责任", "局党组召开5次专题会议研究整改方案，党组书记对重点问题逐项过问，班子成员按分工认领任务。"),
            new("逐项建账管理", "对照反馈意见建立问题清单、任务清单、责任清单，每半月调度一次，到期未完成的逐项说明原因。"),
        ],
        AsOf = new(2026, 9, 30),
        Problems =
        [
            new AnsweredProblem(1, NoticeStanding.Closed, "湖区入河排口底数不清，2025年台账登记47个，现场核对发现漏登9个。")
            {
                Summary = "湖区入河排口底数不清",
                Section = ["落实上级决策部署方面", "水环境治理"],
                Measures =
                [
                    new(1, "组织三个分局沿湖岸徒步排查，逐口拍照定位，重新编号"),
                    new(2, "修订《云湖市入河排口管理办法》，明确新增排口五个工作日内入账"),
                ],
                Effects = ["完成岸线排查128公里，登记排口56个，漏登的9个全部入账", "2026年7月印发管理办法，并开展培训两期"],
            },
            new AnsweredProblem(2, NoticeStanding.Sustained, "党组理论学习中心组学习计划执行不严，“第一议题”制度落实不到位，2025年第三季度未安排专题研讨。")
            {
                Summary = "理论学习中心组学习计划执行不严",
                Section = ["落实上级决策部署方面", "理论学习"],
                Measures = [new(3, "每季度初公布学习安排，由机关党委按月核对签到、记录和研讨材料") { Effects = ["2026年已组织集中学习8次、专题研讨3次，均有记录可查"] }],
            },
            new AnsweredProblem(3, NoticeStanding.Closed, "固体废物处置项目档案缺页，4个项目没有竣工验收资料。")
            {
                Summary = "固体废物处置项目档案缺页",
                Section = ["重点领域监管方面", "项目管理"],
                Measures = [new(4, "对2021年以来的31个项目逐卷核查，缺失资料限期补齐"), new(5, "把档案移交列为项目付款前置条件")],
                Effects = ["补齐4个项目竣工验收资料，其余27个项目档案完整"],
                IsTakenOver = true,
            },
            new MergedProblem(4, "部分项目档案由经办人个人保管，没有移交档案室。", Into: 3) { Section = ["重点领域监管方面", "项目管理"] },
            new AnsweredProblem(5, NoticeStanding.Ongoing, "监测站实验楼工程尾款136.8万元长期未结清，涉及3家施工企业。")
            {
                Summary = "监测站实验楼工程尾款长期未结清",
                Section = ["重点领域监管方面", "项目管理"],
                Measures = [new(5, "把档案移交列为项目付款前置条件"), new(6, "与3家企业逐笔对账，分批支付尾款")],
                Effects = ["已支付2家企业尾款92.3万元"],
                Unfinished = new("其余1家企业对结算金额有异议，正在委托第三方复核", ["10月底前取得复核结论", "结论出具后15日内付清"], NoticeDeadline.By(new(2026, 11, 30))),
            },
            new AnsweredProblem(6, NoticeStanding.Reopened, "餐饮油烟投诉办理超期，2025年有11件未按时回复群众。")
            {
                Summary = "餐饮油烟投诉办理超期",
                Section = ["群众诉求办理方面"],
                Measures = [new(7, "投诉件实行当日转办、七日回复，超期件由分管负责人当面说明")],
                Effects = ["超期未回复的11件全部办结，2026年第三季度新收投诉64件，按期回复62件"],
                Unfinished = new("回访发现2件回复后问题又出现，按规定重启整改", ["对两家餐饮单位安装在线监测设备并连续跟踪两个月"], NoticeDeadline.LongTerm),
            },
            new WithheldProblem(7, NoticeStanding.Closed) { MeasureNumbers = [8, 9] },
        ],
        Withdrawn = [new(8, "分局办公用房面积超出标准。", "经巡察组复核，面积测算口径有误，不再作为问题跟踪")],
        Registers = new NoticeRegisters { Institutions = 2, AccountabilityCases = 1, PersonsHeldAccountable = 3, LossRecovered = 12.5m },
        Suggestions = [new("建立排口动态更新机制", "已写入新修订的管理办法，按季度更新", IsConcluded: true), new("充实分局执法力量", "已报编制部门研究", IsConcluded: false)],
        Clues = new(2, 1),
        Petitions = new(5, 5, 4),
        NextSteps =
        [
            new("持续推进未完成事项", "对仍在推进的问题，每半月核对一次进度，到期逐项验收。"),
            new("防止问题反弹", "对已经销号的问题，每季度抽查三分之一，发现反弹的立即重启整改。"),
        ],
        Contact = new("0599-8800112", "云湖市滨湖路88号云湖市生态环境局机关党委", "dangwei@yunhu-eco.example"),
        Signer = "中共云湖市生态环境局党组",
        SignedOn = new(2026, 10, 15),
    };
}
