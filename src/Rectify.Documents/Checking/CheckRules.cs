using System.Collections.Immutable;

namespace Rectify.Documents.Checking;

/// <summary>All rules of the check-up (体检). docs/checks.md lists them; a test keeps both equal.</summary>
public static class CheckRules
{
    public static CheckRule ClaimedNotCounted { get; } = new("figures.claimed-not-counted", CheckSeverity.Fault,
        new("自报数与正文不符", "正文写明的总数与逐项数得的不一致，公开后会被读者逐条核对，影响整改可信度。", "写明{0}{1}，正文逐项数得{2}，相差{3}。"),
        new("Claimed against counted", "A stated total that differs from what is printed will be counted by readers; it costs credibility.", "The text claims {1} {0}, and prints {2}: a difference of {3}."));

    public static CheckRule StatusesNotTotal { get; } = new("figures.statuses-not-total", CheckSeverity.Fault,
        new("完成数与推进数之和不等于总数", "已完成、正在推进之和应等于问题总数，否则有问题没有交代。", "已完成{0}、正在推进{1}，合计{2}，写明的问题总数为{3}。"),
        new("Done and open do not make the total", "Done and open problems together must be all problems; otherwise one is left without an account.", "{0} done and {1} open make {2}; the stated total is {3}."));

    public static CheckRule PartsNotSum { get; } = new("figures.parts-not-sum", CheckSeverity.Question,
        new("分项之和与总数不符", "“其中”各项相加与总数对不上，往往是漏列、重复或者笔误。", "总数{0}{1}，“其中”各项相加为{2}{1}。"),
        new("Parts do not add up", "Parts listed after a total that do not add up to it are mostly an omission, a repetition or a slip.", "The total is {0}{1}; the parts listed make {2}{1}."));

    public static CheckRule CompletedAboveTotal { get; } = new("figures.completed-above-total", CheckSeverity.Fault,
        new("完成数大于总数", "办结、完成的数量不可能多于移交、受理的数量。", "完成{0}{2}，多于总数{1}{2}。"),
        new("More completed than there were", "No more can be concluded than was received.", "{0}{2} completed of {1}{2}."));

    public static CheckRule RateAboveHundred { get; } = new("figures.rate-above-hundred", CheckSeverity.Fault,
        new("比率超过100%", "完成率、覆盖率等不可能超过100%。", "“{0}”写为{1}%。"),
        new("A rate above 100 %", "A rate of completion or coverage cannot exceed 100 %.", "\"{0}\" is given as {1} %."));

    public static CheckRule ProblemOrdinals { get; } = new("ordinals.problem-out-of-sequence", CheckSeverity.Question,
        new("问题序号不连", "序号跳号或重复，可能漏了一项问题，或者引用时指错。", "问题序号“{0}”与前一项不连。"),
        new("Numbers of problems out of sequence", "A number that skips or repeats may mean a missing problem, and references go astray.", "The number \"{0}\" does not follow the one before."));

    public static CheckRule ItemOrdinals { get; } = new("ordinals.item-out-of-sequence", CheckSeverity.Hint,
        new("措施或成效序号不连", "“一是、二是”跳号，可能漏了一条。", "“{0}”与前一条序号不连。"),
        new("Numbers of measures or effects out of sequence", "一是, 二是 that skip may mean a missing entry.", "The entry \"{0}\" does not follow the one before."));

    public static CheckRule SameProblem { get; } = new("repetition.same-problem", CheckSeverity.Question,
        new("同一问题出现两次", "同一问题重复列出，总数会虚增，两处的整改内容还可能不一致。", "与前面的问题{0}表述相同。"),
        new("The same problem twice", "A problem listed twice inflates totals, and its two answers may differ.", "The wording is that of problem {0} above."));

    public static CheckRule SameParagraph { get; } = new("repetition.same-paragraph", CheckSeverity.Question,
        new("同一段文字用于多个问题", "不同问题写同样的整改内容，说明没有针对问题逐项整改。", "这段文字与问题{0}的完全相同。"),
        new("The same paragraph in several answers", "The same text under different problems shows that they were not dealt with one by one.", "This text is that of problem {0}, word for word."));

    public static CheckRule OneNumberTwoTitles { get; } = new("documents.one-number-two-titles", CheckSeverity.Fault,
        new("同一文号对应不同文件", "一个文号只能对应一份文件，否则其中一处引用有误。", "文号{0}既写作《{1}》，又写作《{2}》。"),
        new("One document number, two titles", "A document number belongs to one document; one of the two citations is wrong.", "{0} is cited as 《{1}》 and as 《{2}》."));

    public static CheckRule DraftAsInstitution { get; } = new("documents.draft-as-institution", CheckSeverity.Question,
        new("把未印发的稿子算作制度", "初稿、征求意见稿尚未生效，不能作为已建立的制度。", "已完成的问题里写有“{0}”，尚未印发。"),
        new("A draft counted as an institution", "A first draft or a draft for comments is not in force and is no institution yet.", "A completed problem rests on \"{0}\", which has not been issued."));

    public static CheckRule SoftWords { get; } = new("completed.soft-words", CheckSeverity.Question,
        new("“已完成”而用语含糊", "列为已完成，却只写正在做、逐步做，没有时间、数量或者文件可以印证。", "列为已完成，却写“{0}”，没有时间、数量或文件。"),
        new("\"Completed\" in soft words", "Listed as completed, but only under way or by and by, with no date, number or document to prove it.", "Listed as completed, yet it says \"{0}\" and gives no date, number or document."));

    public static CheckRule UnfinishedUnexplained { get; } = new("unfinished.unexplained", CheckSeverity.Fault,
        new("未完成而交代不全", "没有完成的问题应写明未完成原因、下步打算和整改时限。", "没有完成，缺少{0}。"),
        new("Unfinished and not explained", "What is not done owes its reason, the next steps and a deadline.", "Not completed, and it lacks: {0}."));

    public static CheckRule DeadlinePast { get; } = new("deadlines.past", CheckSeverity.Question,
        new("时限已过而未完成", "时限已过，应写明是否完成，或者申请延期。", "时限“{0}”（{1}）已过，至{2}仍未完成。"),
        new("The deadline is past", "With the deadline past, the text owes whether it is done, or a new day.", "The deadline \"{0}\" ({1}) is past on {2}, and it is not completed."));

    public static CheckRule FrequencyWithoutCount { get; } = new("frequency.without-count", CheckSeverity.Question,
        new("承诺了次数而没有写做了几次", "“每季度至少一次”这样的承诺要用实际次数印证。", "承诺“{0}”，正文没有写明开展了几次。"),
        new("A frequency promised, no count given", "A promise such as once in every quarter is proved by how often it was done.", "\"{0}\" is promised; how often it was done is not said."));

    public static CheckRule PersonalNumber { get; } = new("personal.number", CheckSeverity.Fault,
        new("含个人号码", "公开材料不得出现手机号码、身份证号码、银行卡号。", "含有{0}（{1}）。"),
        new("A personal number", "A public text must not hold mobile, identity or bank card numbers.", "It holds a number of the kind {0} ({1})."));

    public static CheckRule PunishedPerson { get; } = new("personal.punished-name", CheckSeverity.Fault,
        new("写出受处理人姓名", "公开材料一般不写受处理人员的姓名。", "处理情况中写有人名（{0}同志）。"),
        new("The name of a punished person", "A public text as a rule does not name persons who were punished.", "A person is named beside a punishment ({0}同志)."));

    public static ImmutableArray<CheckRule> All { get; } =
    [
        ClaimedNotCounted, StatusesNotTotal, PartsNotSum, CompletedAboveTotal, RateAboveHundred, ProblemOrdinals, ItemOrdinals, SameProblem, SameParagraph,
        OneNumberTwoTitles, DraftAsInstitution, SoftWords, UnfinishedUnexplained, DeadlinePast, FrequencyWithoutCount, PersonalNumber, PunishedPerson,
    ];
}
