using System.Text.RegularExpressions;

namespace Rectify.Documents.Reading;

/// <summary>Whether a text says that something is wrong, or only names a thing.</summary>
internal static partial class Deficiency
{
    public static bool IsStated(string text) => text.Length <= 4000 && (Words().IsMatch(text) || text.Length <= 80 && Denied().IsMatch(text));

    /// <summary>In a heading: 不 and a quality, but not 不断, 不少于, 不折不扣 and what else praises.</summary>
    [GeneratedRegex(@"不(?![断少仅超低忘折懈渝同移动息松走留停越止惜变再反漏辱负限得含计包])|过[于多少频]|太[多少慢]|[^一-龥]?两张皮|(?:低|慢|少|差|弱|难|乱|散|窄|软|浅|粗|松|空转|空白)$|重[^，。；]{1,8}轻[^，。；]{1,6}")]
    private static partial Regex Denied();

    [GeneratedRegex(@"不够|不到位|不足|不力|不强|不深|不严|不实|不高|不牢|不全|不清|不细|不畅|不准|不及时|不规范|不扎实|不彻底|不完善|不健全|不充分|不明显|不平衡|不合理|不严格|不严肃|不紧密|不落实|不作为|未[^来]|没有|缺乏|缺失|缺位|欠缺|滞后|较缓|缓慢|差距|短板|薄弱|弱项|隐患|风险|漏洞|违规|违反|违纪|偏差|虚化|弱化|流于形式|乏力|有待|仍需|还需|需进一步|较低|偏[低高软弱慢少松]|脏乱差|走样|变形|失责|失察|失职|缺口|庸懒|躺平|畏难|好人主义|一言堂|挤占|套取|骗取|虚列|私设|小金库|吃空饷|直排|偷排|渗漏|堆积|烂尾|停滞|搁置|空置|低效|无序|欠账|失衡|递减|衰减|较多|突出|粗放|失控|失管|随意|宽松软|走过场|形式主义|落空|打折扣|久拖|滞留|闲置|松散|拖延|迟缓|迟滞|淡薄|缺席|造假|敷衍|失之于|走形式|照搬|反弹|返黑|停运|断档|断层|青黄|空档|盲区|超期|逾期|脱管|脱岗|老化|晒太阳|薄而不|散小弱|混乱|虚报|截留|挪用|侵占|吃拿卡要|推诿|扯皮|梗阻|破损|溢流|脱节|缺少|照抄|代抄|流失|浪费|超标|拖欠|多发|频发|易发|雷同|仍然存在|依然存在|屡禁不止|时有发生")]
    private static partial Regex Words();
}
