using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>Whether a text says that something is wrong, or only names a thing.</summary>
internal static partial class Deficiency
{
    public static bool IsStated(string text) => text.Length <= 4000 && Words().IsMatch(text);

    [GeneratedRegex(@"不够|不到位|不足|不力|不强|不深|不严|不实|不高|不牢|不全|不清|不细|不畅|不准|不及时|不规范|不扎实|不彻底|不完善|不健全|不充分|不明显|不平衡|不合理|不严格|不严肃|不紧密|不落实|不作为|未[^来]|没有|缺乏|缺失|缺位|欠缺|滞后|较缓|缓慢|差距|短板|薄弱|弱项|隐患|风险|漏洞|违规|违反|违纪|偏差|虚化|弱化|流于形式|乏力|有待|仍需|还需|需进一步|较低|偏低|较多|突出|粗放|失控|失管|随意|宽松软|走过场|形式主义|落空|打折扣|久拖|滞留|闲置|破损|溢流|脱节|缺少|照抄|代抄|流失|浪费|超标|拖欠|仍然存在|依然存在|屡禁不止|时有发生")]
    private static partial Regex Words();
}
