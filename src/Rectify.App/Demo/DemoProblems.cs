using Rectify.Domain.Measures;
using Rectify.Domain.Problems;

namespace Rectify.App.Demo;

/// <summary>How far the story takes a task.</summary>
internal enum DemoFate
{
    Registered, Declined, Assigned, Planning, PlanSubmitted, Rectifying, Drafted, Overdue, ExtensionAsked, Returned, Applied, Submitted, UnderReview, UnderAcceptance, Closed, Sustained, Restarted, Withdrawn, TakenOver,
}

internal sealed record DemoMeasure(string Text, MeasureKind Kind = MeasureKind.General, decimal? Quantity = null, DemoIndicator? Indicator = null);

/// <summary>What goes with the indicator that a measure's words name: where it stood before, where values come from, and the values of its story.</summary>
internal sealed record DemoIndicator(decimal Baseline, string Source, decimal[] Values);

/// <param name="Due">Days from feedback to the deadline; null for 长期.</param>
/// <param name="Stake">万元, or another unit.</param>
internal sealed record DemoProblem(string Section, string Wording, ProblemClass Class, string Unit, string Leader, string Lead, int? Due, DemoFate Fate, string Target, string Effect, (decimal Amount, string Unit)? Stake, DemoMeasure[] Measures, bool IsRestricted = false);

/// <summary>The problems of the demonstration, written for it: bodies, places and figures are invented.</summary>
internal static class DemoProblems
{
    private const string Duty = "履行生态环境保护职责方面", Funds = "管理资金和权力运行方面", Team = "加强班子和队伍建设方面";

    public static readonly DemoProblem[] Routine =
    [
        new(Duty, "饮用水水源地二级保护区内4处排口整治滞后，其中老渡口1处超过原定时限仍在排放，日常巡查记录却均填写“无异常”。", ProblemClass.Staged, "水生态环境科", "leader", "water", 95, DemoFate.Overdue, "4处排口全部消除，巡查记录可查可核。", "已封堵2处、改造1处，老渡口排口截污管正在接通。", (4, "处"),
            [new("对4处排口逐一溯源，建立“一口一档”。"), new("封堵2处、改造1处，清理岸坡。"), new("接通老渡口片区截污管，消除直排。"), new("修订印发水源地巡查办法。", MeasureKind.Institution, 1)]),
        new(Duty, "入河排污口底数不清，系统登记312个，现场抽查发现漏登17个。", ProblemClass.Staged, "水生态环境科", "leader", "water", 150, DemoFate.Drafted, "漏登排污口全部补登，底数与现场一致。", "补登14个，其余3个已现场核实。", (17, "个"),
            [new("组织全市入河排污口拉网排查。"), new("漏登排污口逐个补登并上图。"), new("对同类登记工作开展举一反三排查。", MeasureKind.WiderCheck, 2)]),
        new(Duty, "断面水质异常响应慢，预警到现场平均31小时，规定为12小时。", ProblemClass.Staged, "水生态环境科", "leader", "water", 170, DemoFate.Rectifying, "异常预警12小时内到场率达到100%。", "", null,
            [new("制定水质异常响应规程，明确到场时限。", MeasureKind.Institution, 1), new("与县区分局建立值守联动，每月通报到场时间不少于1次。")]),
        new(Duty, "部分片区管网改造以“发文”代替“完工”，柳湾片区管网长期未接通，雨季污水直排入河。", ProblemClass.Staged, "水生态环境科", "leader", "water", 120, DemoFate.UnderReview, "柳湾片区污水全部接入管网，片区内无直排。", "管网已通水，通水以来未见溢流，下游断面氨氮明显下降。", (214, "户"),
            [new("摸清错接混接点，一点一档。"), new("改造错接点26处。"), new("接通截污管网，组织三方验收。")]),
        new(Duty, "重点行业挥发性有机物治理设施“建而不用”，抽查12家有5家停运，发现问题后以口头提醒代替督促整改。", ProblemClass.Staged, "大气环境科", "leader2", "air", 140, DemoFate.Returned, "停运设施全部恢复运行，监管记录闭环。", "5家企业治理设施均已恢复运行。", (5, "家"),
            [new("对5家企业下达整改通知并复查。"), new("建立治理设施运行远程抽查机制。", MeasureKind.Institution, 1), new("开展重点行业专项整治。", MeasureKind.Campaign, 1)]),
        new(Duty, "扬尘在线监测数据应用不足，超标报警146次仅处置52次。", ProblemClass.Staged, "大气环境科", "leader2", "air", 160, DemoFate.Rectifying, "超标报警处置率达到95%以上。", "", (94, "次"),
            [new("对未处置报警逐条核查销账，处置率达到95%以上。", Indicator: new(35.6m, "扬尘监测平台月报", [58.2m, 71, 83.6m, 88.4m])), new("把报警处置纳入每周调度。"), new("修订扬尘在线监测管理规定。", MeasureKind.Institution, 1)]),
        new(Duty, "危险废物转移联单核查未成常态，跨县转移抽查不足。", ProblemClass.Continuous, "固废与化学品科", "leader", "waste", null, DemoFate.Sustained, "联单核查形成常态，抽查比例不低于20%。", "建立按月抽查制度，已连续三个月抽查比例超过20%。", null,
            [new("建立危险废物转移联单按月抽查制度，抽查比例不低于20%。", MeasureKind.Institution, 1, new(6, "联单抽查月度统计", [12, 18.5m, 22.4m])), new("完成存量联单核查。")]),
        new(Duty, "应急物资库账实不符，吸油毡、活性炭缺口超过四成。", ProblemClass.AtOnce, "水生态环境科", "leader", "water", 60, DemoFate.Submitted, "账实相符，应急物资补齐。", "补齐吸油毡和活性炭，账册与库存一致。", null,
            [new("清点应急物资，补齐缺口。"), new("建立出入库双人登记。")]),
        new(Duty, "执法案卷评查流于形式，抽查30卷中11卷没有评查意见。", ProblemClass.Staged, "执法支队", "leader", "enforcement", 100, DemoFate.ExtensionAsked, "案卷评查意见齐全，评查结果运用到位。", "", (11, "卷"),
            [new("对11卷补充评查意见。"), new("修订案卷评查办法，实行交叉评查。", MeasureKind.Institution, 1)]),
        new(Funds, "差旅费审核把关不严，8笔重复报销共计1.26万元。", ProblemClass.AtOnce, "财务审计科", "leader2", "finance", 75, DemoFate.Closed, "重复报销款全部追回，报销审核可追溯。", "重复报销款1.26万元已全部追回，未再发现重复报销。", (1.26m, "万元"),
            [new("追回重复报销款。", MeasureKind.LossRecovered, 1.26m), new("对经办和审核人员批评教育。", MeasureKind.Accountability, 2), new("上线报销票据查重。")]),
        new(Funds, "专项资金拨付慢，420万元超过6个月没有下达县区。", ProblemClass.Staged, "财务审计科", "leader2", "finance", 130, DemoFate.Applied, "专项资金按规定时限下达，滞留资金清零。", "滞留的420万元已全部下达县区。", (420, "万元"),
            [new("逐笔核对滞留资金，限时下达。"), new("建立专项资金下达台账，按周跟踪。", MeasureKind.Institution, 1)]),
        new(Funds, "3项大额采购没有经过集体研究即签批实施，会议记录事后补记。", ProblemClass.Staged, "办公室", "leader2", "general", 90, DemoFate.Closed, "大额采购全部经集体研究，记录真实完整。", "修订议事规则，新发生的7项采购均经集体研究。", (3, "项"),
            [new("修订议事规则和采购管理办法。", MeasureKind.Institution, 2), new("对3项采购开展复核。"), new("对责任人员进行问责。", MeasureKind.Accountability, 1)], IsRestricted: true),
        new(Funds, "固定资产清查不彻底，报废设备长期挂账。", ProblemClass.Staged, "财务审计科", "leader2", "finance", 110, DemoFate.Restarted, "账实相符，报废设备按程序核销。", "完成固定资产清查，报废设备按程序核销。", (36, "件"),
            [new("开展固定资产全面清查。"), new("报废设备按程序核销。")]),
        new(Team, "干部轮岗交流不够，5个关键岗位任职满8年没有调整。", ProblemClass.Staged, "人事科", "leader2", "personnel", 185, DemoFate.UnderAcceptance, "关键岗位轮岗到位，形成常态机制。", "5个关键岗位已全部轮岗。", (5, "个"),
            [new("制定关键岗位轮岗方案并组织实施。"), new("建立关键岗位任职年限台账。", MeasureKind.Institution, 1)]),
        new(Team, "谈心谈话记录不规范，部分记录内容雷同。", ProblemClass.Continuous, "人事科", "leader2", "personnel", 200, DemoFate.Planning, "谈心谈话记录真实规范。", "", null,
            [new("制定谈心谈话记录规范。", MeasureKind.Institution, 1), new("组织开展一轮谈心谈话。")]),
        new(Team, "督查事项台账不全，9件上级交办件没有办结凭据。", ProblemClass.Staged, "办公室", "leader2", "general", 145, DemoFate.PlanSubmitted, "交办件台账完整，办结凭据齐全。", "", (9, "件"),
            [new("补齐9件交办件办结凭据。"), new("建立督查事项销号台账。", MeasureKind.Institution, 1)]),
        new(Team, "机关食堂采购公示不及时，与第12项反映的问题相同。", ProblemClass.Staged, "办公室", "leader2", "general", 120, DemoFate.Withdrawn, "采购公示及时完整。", "", null, [new("并入采购管理一并整改。")]),
    ];

    public static readonly DemoProblem[] Archived =
    [
        new(Funds, "监测站房改造工程2项变更没有履行审批手续，涉及18万元。", ProblemClass.Staged, "财务审计科", "leader2", "finance", 45, DemoFate.TakenOver, "变更审批手续齐全，程序可追溯。", "", (18, "万元"),
            [new("补充完善2项变更的审批资料。"), new("修订工程变更管理规定。", MeasureKind.Institution, 1)]),
        new(Funds, "工程档案移交不及时，3个项目完工半年后资料仍在施工单位。", ProblemClass.Staged, "办公室", "leader2", "general", 60, DemoFate.TakenOver, "完工项目档案按期移交。", "", (3, "个"),
            [new("收齐3个项目的竣工资料并入库。"), new("把档案移交列入工程验收条件。", MeasureKind.Institution, 1)]),
    ];

    public static readonly DemoProblem[] Environmental =
    [
        new("中心城区黑臭水体治理方面", "东溪河段清淤后管护缺位，雨后返黑。", ProblemClass.Staged, "水生态环境科", "leader", "water", 150, DemoFate.Closed, "河段水质稳定达到治理标准。", "河段连续三个月检测达标，雨后未再返黑。", (2.4m, "公里"), [new("完成管网混接改造。"), new("落实河段日常管护。")]),
        new("中心城区黑臭水体治理方面", "污水处理厂溢流口没有在线监测。", ProblemClass.AtOnce, "水生态环境科", "leader", "water", 90, DemoFate.Closed, "溢流口在线监测全覆盖。", "6个溢流口均已安装在线监测并联网。", (6, "个"), [new("安装在线监测设备并联网。")]),
        new("固体废物管理方面", "建筑垃圾消纳场堆存超量，防尘覆盖不到位。", ProblemClass.Staged, "固废与化学品科", "leader", "waste", 240, DemoFate.Rectifying, "堆存量降至设计容量以内，覆盖到位。", "", (12, "万吨"), [new("外运处置超量堆存。"), new("落实防尘覆盖和喷淋。"), new("开展消纳场专项整治。", MeasureKind.Campaign, 1)]),
        new("固体废物管理方面", "危险废物转移联单核查未成常态，贮存台账缺项。", ProblemClass.AtOnce, "固废与化学品科", "leader", "waste", 80, DemoFate.Closed, "标识规范、台账完整。", "41家单位标识和台账均已规范。", (41, "家"), [new("逐家规范标识。"), new("补齐台账缺项。")]),
        new("大气污染防治方面", "扬尘在线监测数据应用不足，夜间施工投诉办理超时。", ProblemClass.Continuous, "大气环境科", "leader2", "air", null, DemoFate.Sustained, "投诉按时办结率保持在98%以上。", "按时办结率连续两个季度超过98%。", null, [new("建立夜间扬尘联合巡查机制，投诉按时办结率不低于98%。", MeasureKind.Institution, 1, new(81.5m, "投诉平台统计", [94, 97.2m, 98.6m]))]),
        new("大气污染防治方面", "加油站油气回收抽查记录不全。", ProblemClass.AtOnce, "大气环境科", "leader2", "air", 45, DemoFate.TakenOver, "", "", (7, "座"), [new("补齐7座加油站油气回收抽查记录。"), new("建立油气回收抽查台账。")]),
    ];

    public static readonly DemoProblem[] Audit =
    [
        new("预算执行方面", "2项市政养护合同超进度付款86万元。", ProblemClass.AtOnce, "市容管理科", "urbanleader", "urban", 60, DemoFate.Assigned, "", "", (86, "万元"), []),
        new("预算执行方面", "垃圾分类宣传项目没有按合同约定验收。", ProblemClass.Staged, "环境卫生科", "urbanleader", "urban2", 60, DemoFate.Declined, "", "", null, []),
        new("预算执行方面", "环卫车辆油料消耗台账与定位里程不符。", ProblemClass.Staged, "环境卫生科", "urbanleader", "urban2", 75, DemoFate.Planning, "台账与里程相符。", "", (18, "辆"), [new("逐车核对油料台账。"), new("建立里程与油耗比对制度。", MeasureKind.Institution, 1)]),
        new("资产管理方面", "公厕改造结余材料没有入库登记。", ProblemClass.Staged, "环境卫生科", "urbanleader", "urban2", 75, DemoFate.Registered, "", "", null, []),
        new("资产管理方面", "户外广告位出租收入没有及时入账，涉及32万元。", ProblemClass.Staged, "市容管理科", "urbanleader", "urban", 75, DemoFate.Registered, "", "", (32, "万元"), []),
    ];
}
