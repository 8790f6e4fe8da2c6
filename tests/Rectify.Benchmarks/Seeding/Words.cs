using System.Globalization;
using System.Text;

namespace Rectify.Benchmarks.Seeding;

/// <summary>Fictional wording of the length and the mix of frequent and rare words that feedback documents have.</summary>
internal static class Words
{
    /// <summary>In about a third of the problems.</summary>
    public const string Frequent = "资金";

    private static readonly string[] First = ["柳", "云", "青", "石", "白", "清", "金", "长", "双", "北", "南", "东", "西", "上", "下", "新", "古", "大", "小", "红", "梅", "松", "竹", "荷", "莲", "杨", "枫", "桂", "兰", "平"];
    private static readonly string[] Second = ["溪", "湖", "山", "桥", "河", "塘", "泉", "坪", "岭", "沟", "湾", "洲", "岗", "坝", "渡", "潭", "坡", "屯", "井", "峡", "台", "关", "堡", "庄", "集", "坳", "浦", "港", "滩", "源"];
    private static readonly string[] Kinds = ["村", "镇", "社区", "水库", "中心小学", "卫生院", "工业园", "灌区"];
    private static readonly string[] Subjects = ["党组理论学习中心组", "局机关", "下属单位", "项目法人", "分管科室", "基层站所", "驻点工作组", "资产管理部门", "行政审批窗口", "物业服务企业", "执法大队", "帮扶责任人"];
    private static readonly string[] Faults =
    [
        "学习贯彻上级决策部署不够深入，年度要点未分解到岗到人", "未按规定开展公开招标，拆分工程量后直接发包", "巡查记录与现场情况不符，补记痕迹明显", "专项资金拨付滞后，滞留时间最长达{0}个月",
        "固定资产账实不符，{0}台设备未入账", "河道排口整治进度滞后，{0}处排口仍有污水直排", "公务接待审批单填写不全，{0}笔支出缺少清单", "项目竣工{0}个月后仍未办理决算，工程尾款无法结清",
        "日常监管流于形式，检查发现的{0}个问题未跟踪到底", "谈心谈话走过场，{0}份记录内容雷同", "惠民补贴资金发放不精准，{0}户不符合条件的仍在享受", "档案管理不规范，{0}卷材料长期未归档",
        "内控制度不健全，重大事项决策前未经专题研究", "安全隐患排查不彻底，{0}处隐患逾期未消除", "信访事项办理超期，群众反映的{0}件事项未按时答复", "编外人员管理松散，{0}人长期在岗不在编、职责不清",
        "土地出让金征收不到位，{0}宗地块欠缴资金", "帮扶项目收益分配不及时，{0}个村集体未收到分红资金", "饮用水水源保护区标识缺失，{0}公里围网破损", "绩效目标设定脱离实际，{0}项指标无法考核",
    ];
    private static readonly string[] Details =
    [
        "经抽查{0}份台账，其中{1}份要素不全", "{0}年以来先后{1}次被上级通报仍未举一反三", "涉及金额{0}万元，尚有{1}万元未追回", "现场走访{0}户群众，有{1}户表示不知情", "{0}年第{1}季度以来未召开专题会议研究", "涉及{0}个单位、{1}名责任人",
    ];
    private static readonly string[] Consequences =
    [
        "群众反映强烈", "整改主体责任未有效落实", "廉政风险较为突出", "影响工程按期发挥效益", "与上级要求存在较大差距", "存在资金流失风险", "监督职责履行不到位", "长效机制尚未建立",
    ];
    private static readonly string[] Steps =
    [
        "制定专项整治方案，明确责任领导、责任科室和完成时限", "逐项核对台账，建立问题清单并按月销号", "组织专题学习和业务培训，覆盖全体相关人员", "修订完善内部管理制度，经集体研究后印发执行", "对责任人员开展提醒谈话，情节较重的移交处理", "追缴违规资金并按规定上缴财政",
        "开展拉网式排查，对同类问题举一反三", "委托第三方机构复核，形成书面报告",
    ];
    private static readonly string[] Reports = ["已完成排查并形成清单，共梳理{0}项", "已召开专题会议{0}次，研究解决堵点问题", "已完成{0}处整改，其余正按序时进度推进", "已追缴资金{0}万元，剩余部分已签订还款协议", "已印发制度{0}项，正在组织培训", "已约谈相关责任人{0}人次，完成资料归档"];

    /// <summary>A place; of several thousand, so that its name is in few problems.</summary>
    public static string Place(Random chance) => Any(chance, First) + Any(chance, Second) + Any(chance, Kinds);

    /// <summary>80 to 200 characters.</summary>
    public static string Problem(long number)
    {
        var chance = Ids.Chance(1, number);
        var wanted = chance.Next(80, 165);
        var text = new StringBuilder(220).Append(Place(chance)).Append(Any(chance, Subjects)).Append(Said(chance, Faults));
        while (text.Length < wanted) text.Append(chance.Next(3) == 0 ? "；" : "，").Append(chance.Next(3) == 0 ? Place(chance) : "").Append(Said(chance, chance.Next(2) == 0 ? Details : Faults));
        return text.Append('，').Append(Any(chance, Consequences)).Append('。').ToString();
    }

    public static string Measure(Random chance) => $"{Any(chance, Steps)}；{Any(chance, Steps)}。";

    public static string Progress(Random chance) => $"{Said(chance, Reports)}；{Said(chance, Reports)}。";

    /// <summary>What stands on a page that proves something: 150 to 400 characters.</summary>
    public static string Evidence(long number) => $"{Problem(number + 1_000_000_000)}{Progress(Ids.Chance(5, number))}{Progress(Ids.Chance(6, number))}";

    public static string PersonName(long number)
    {
        const string Surnames = "苏程温许何秦陆丁宋柳孟江顾沈叶纪方袁邵汪", Given = "见山雪舟自牧望川以宁予安清和明远依然怀谷知远长风星河知秋云帆思齐若水";
        var chance = Ids.Chance(2, number);
        return $"{Surnames[chance.Next(Surnames.Length)]}{Given[chance.Next(Given.Length)]}{Given[chance.Next(Given.Length)]}";
    }

    public static T Any<T>(Random chance, T[] of) => of[chance.Next(of.Length)];

    private static string Said(Random chance, string[] of) => string.Format(CultureInfo.InvariantCulture, Any(chance, of), chance.Next(2, 30), chance.Next(2, 12));
}
