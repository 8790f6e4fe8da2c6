using Rectify.Domain.Notices;

namespace Rectify.Documents.Writing;

/// <summary>The sentences of a notice that are made from facts and figures.</summary>
internal static class NoticeSentences
{
    public static string Opening(NoticeOpening o) => Facts(o) + Announced(o.LegalBasis);

    /// <summary>Of a notice in two halves: what both were, one after the other, and the bases of both.</summary>
    public static string Opening(PublicNotice notice) => string.Concat(notice.Halves.Select(half => Facts(half.Opening))) + Announced([.. notice.Halves.SelectMany(half => half.Opening.LegalBasis).Distinct()]);

    private static string Facts(NoticeOpening o)
    {
        var text = $"根据{o.Authority}统一部署，";
        if (o.RoundName is { } round)
            text += $"在{round}中，";
        if (o.Presence is { } presence)
            text += $"{ChineseText.Period(presence)}，";
        text += $"{o.Group}对{o.Body}开展了{o.Kind}。{ChineseText.Day(o.FeedbackOn)}，{o.Group}向{o.Body}反馈了{o.Oversight}意见。";
        if (o.Concentrated is { } window)
            text += $"{ChineseText.Period(window)}为集中整改期。";
        return text;
    }

    private static string Announced(IReadOnlyList<string> basis) => (basis.Count > 0 ? $"按照{Joined(basis)}，" : "") + "现将整改进展情况予以公布。";

    /// <summary>Every figure of the notice, each beside what it counts; zero figures that nobody expects are left out.</summary>
    /// <param name="paper">What the paper calls itself.</param>
    public static string Totals(PublicNotice notice, string paper = "本通报")
    {
        var t = notice.Totals;
        // of two halves the sum stands beside what it is the sum of
        var fedBack = notice.Second is null ? $"{notice.Opening.Oversight}反馈问题{t.Problems}"
            : $"{string.Join('和', notice.Halves.Select(notice.NameOf))}共反馈问题{t.Problems}（{string.Join('、', notice.Halves.Select(half => notice.NameOf(half) + half.Totals.Problems))}）";
        var text = $"截至{ChineseText.Day(notice.AsOf)}，{fedBack}，"
            + $"已完成整改{t.Done}{Part("其中长期坚持", t.Sustained)}，持续推进{t.Ongoing}{Part("其中销号后重启", t.Reopened)}。";

        var registers = new[]
        {
            ("制定整改措施", t.Measures), ("建立制度", t.Institutions), ("办理问责案件", t.AccountabilityCases),
            ("追责问责", t.PersonsHeldAccountable), ("挽回损失", t.LossRecovered),
        };
        text += string.Join("，", registers.Where(r => !r.Item2.IsZero).Select(r => r.Item1 + r.Item2)) is { Length: > 0 } counted ? counted + "。" : "";

        var apart = new[]
        {
            t.Merged.IsZero ? "" : $"{t.Merged}与其他问题合并整改，仍单独计数",
            t.Withheld.IsZero ? "" : $"{t.Withheld}按规定不在{paper}公开{Part("仅涉及这些问题的整改措施", t.WithheldMeasures)}，已计入以上数字，其余{t.Printed}逐项列出",
            t.TakenOver.IsZero ? "" : $"{t.TakenOver}的整改情况为补录",
        };
        text += string.Join("；", apart.Where(a => a.Length > 0)) is { Length: > 0 } parts ? $"以上问题中，{parts}。" : "";
        if (!t.Withdrawn.IsZero)
            text += $"另有{t.Withdrawn}问题不再跟踪，未计入以上数字。";
        return text;

        static string Part(string label, NoticeFigure figure) => figure.IsZero ? "" : $"（{label}{figure}）";
    }

    /// <summary>What a reader must know of a problem's state beyond the group it stands in.</summary>
    public static string Marks(AnsweredProblem problem)
    {
        var marks = new List<string>();
        if (problem.Standing == NoticeStanding.Sustained)
            marks.Add("已通过验收，长期坚持");
        if (problem.Standing == NoticeStanding.Reopened)
            marks.Add("销号后重启");
        if (problem.IsTakenOver)
            marks.Add("补录");
        return marks.Count == 0 ? "" : string.Join("；", marks) + "。";
    }

    public static string Suggestions(NoticeTotals totals) =>
        $"共收到意见建议{totals.Suggestions}，已办结{totals.ConcludedSuggestions}{(totals.UnprintedSuggestions.Value > 0 ? $"，其中{totals.UnprintedSuggestions}不逐条公开" : "")}。";

    /// <summary>Of one suggestion: what was done about it.</summary>
    public static string Reply(NoticeSuggestion suggestion) => string.IsNullOrWhiteSpace(suggestion.Reply) ? "正在办理。" : ChineseText.Sentence(suggestion.Reply);

    public static string HandedOver(PublicNotice notice) => Counts("问题线索", notice.Clues) + Counts("信访件", notice.Petitions);

    public static string Contact(NoticeContact contact, string oversight) =>
        $"欢迎广大党员干部和人民群众监督{oversight}整改工作，意见建议请通过以下方式反映。联系电话：{contact.Telephone}；邮政地址：{contact.PostalAddress}"
        + (contact.Email is { } email ? $"；电子邮箱：{email}。" : "。");

    private static string Counts(string what, HandedOver? counts) => counts is null
        ? ""
        : $"移交{what}{counts.Received}件，办结{counts.Concluded}件{(counts.Settled is { } settled ? $"，化解{settled}件" : "")}。";

    private static string Joined(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : string.Join("、", names.Take(names.Count - 1)) + "和" + names[^1];
}
