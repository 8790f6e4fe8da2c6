using Rectify.Domain.Rounds;

namespace Rectify.App.Notices;

/// <summary>How a public text names an inspection: province and above say 巡视, city and county 巡察; other kinds have words of their own.</summary>
internal static class OversightNames
{
    /// <summary>The one word in titles and headings.</summary>
    public static string Oversight(InspectionKind kind, InspectionLevel level) => kind switch
    {
        InspectionKind.Environmental => "生态环境保护督察",
        InspectionKind.Audit => "审计",
        InspectionKind.SelfExamination => "主题教育检视问题",
        _ => level is InspectionLevel.Central or InspectionLevel.Province ? "巡视" : "巡察",
    };

    /// <summary>种类, as in 开展了常规巡察.</summary>
    public static string Kind(InspectionKind kind, InspectionLevel level)
    {
        var word = Oversight(kind, level);
        return kind switch
        {
            InspectionKind.Routine => "常规" + word,
            InspectionKind.Special => "专项" + word,
            InspectionKind.Mobile => "机动式" + word,
            InspectionKind.Escalated => "提级" + word,
            InspectionKind.LookBack => word + "“回头看”",
            InspectionKind.SelfExamination => "主题教育检视",
            _ => word,
        };
    }
}
