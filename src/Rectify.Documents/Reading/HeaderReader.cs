using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>Reads title, opening sentences and end of a document. What is not printed stays null.</summary>
internal sealed partial class HeaderReader(ReadingContext context)
{
    private const int OpeningAtMost = 4000;

    private string Text => context.Text;

    /// <param name="bodyStart">Where the first section begins.</param>
    /// <param name="closings">Contact blocks and signatures.</param>
    public ProposedHeader Read(int bodyStart, IReadOnlyList<(int Start, int End)> closings)
    {
        var end = Math.Min(bodyStart, OpeningAtMost);
        var title = Title(end);
        var opening = title?.End ?? 0;
        // a letter above the paper that it sends tells who came and when
        if (title is { Start: > 0 } sent && !Inspection().IsMatch(Text[opening..end]) && Inspection().IsMatch(Text[..sent.Start]))
            opening = 0;
        // 一、基本情况 tells who came and when, where the opening does not
        if (!Inspection().IsMatch(Text[opening..end]) && !Told().IsMatch(Text[opening..end]) && Basics().Match(Text, bodyStart) is { Success: true } basics)
            end = Math.Min(basics.Index + basics.Length, OpeningAtMost);
        var presence = PresenceRange().Match(Text, opening, end - opening);
        // the name and the day right below the title of a compilation stand for a signature
        var below = title is { } over ? SignerBelowTitle().Match(Text, over.End, end - over.End) : Match.Empty;
        var signed = Signed() ?? (below.Success ? Day(below, "y", "m", "d", null) : null);
        var published = Published(end, signed);
        // 今年3月: the year is that of the paper
        var thisYear = ThisYear().IsMatch(Text[opening..end]) ? (signed ?? published)?.Day.Year : presence.Success ? YearBefore(presence) : null;
        var year = (presence.Success ? YearOf(presence, "y2") ?? YearOf(presence, "y1") : null) ?? thisYear;
        var inspection = Inspection().Match(Text, opening, end - opening);
        // 市委12个巡察组对全市120个行政村: neither is a name
        if (Several().IsMatch(inspection.Groups["b"].Value))
            inspection = Match.Empty;
        var told = inspection.Success ? Match.Empty : Told().Match(Text, opening, end - opening);
        var audit = inspection.Success || told.Success ? Match.Empty : Audit().Match(Text, opening, end - opening);
        var feedback = Feedback().Match(Text, opening, end - opening);
        var window = ConcentratedPeriod().Match(Text, opening, end - opening);
        var feedbackOn = feedback.Success ? Day(feedback, "y", "m", "d", year) : null;
        context.FeedbackOn = feedbackOn?.Day;

        return new ProposedHeader
        {
            Title = title is { } printed ? context.Proposed(printed.Start, printed.End, Confidence.Sure) : null,
            Issuer = Issuer(title) ?? (below.Success ? Of(below.Groups["i"], Confidence.Likely) : null),
            Round = Round().Match(Text, 0, end) is { Success: true } round ? Of(round, Confidence.Sure) : RoundAlone().Match(Text, 0, end) is { Success: true } alone ? Of(alone, Confidence.Likely) : null,
            InspectingBody = inspection.Success ? Of(inspection.Groups["g"], Confidence.Sure) : told.Success ? Of(told.Groups["g"], Confidence.Likely)
                : audit.Success ? Of(audit.Groups["g"], Confidence.Likely) : GroupInTitle(title) ?? (GroupOfFeedback().Match(Text, opening, end - opening) is { Success: true } group ? Of(group.Groups["g"], Confidence.Likely) : null),
            InspectedBody = inspection.Success ? Body(inspection.Groups["b"], title) : told.Success ? Of(told.Groups["b"], Confidence.Likely) : audit.Success ? Body(audit.Groups["b"], title)
                : InTitle(title, OfItself()) is { Success: true } && Issuer(title) is { } itself ? itself with { Confidence = Confidence.Likely } : null,
            InspectionKinds = inspection.Success ? AllKinds(inspection, opening, end) : KindInTitle(title),
            PresenceFrom = presence.Success ? FirstDay(Day(presence, "y1", "m1", "d1", thisYear)) : null,
            PresenceTo = presence.Success ? Day(presence, "y2", "m2", "d2", YearOf(presence, "y1") ?? thisYear) : null,
            FeedbackOn = feedbackOn,
            RectificationFrom = window.Success ? Day(window, "y1", "m1", "d1", feedbackOn?.Day.Year ?? year) : null,
            RectificationTo = window.Success ? Day(window, "y2", "m2", "d2", YearOf(window, "y1") ?? feedbackOn?.Day.Year ?? year) : null,
            PublishedOn = published,
            SignedOn = signed,
            Inspections = Inspections(opening, end),
            Opening = opening < end ? context.ProposedOrNull(opening, FirstClosing(closings, opening, bodyStart), Confidence.Likely) : null,
            Closings = [.. closings.Where(closing => closing.Start >= opening).Select(closing => context.Span(closing.Start, closing.End))],
            Contacts = Contacts(closings),
            LegalBasis = Basis(opening, end),
            ContactChannels = Channels(),
        };
    }

    [GeneratedRegex(@"\d{1,4}[个家]")]
    private static partial Regex Several();

    /// <summary>我镇 is the issuer by its name, 你局 the addressee.</summary>
    private ProposedText? Body(Group printed, (int Start, int End)? title) =>
        printed.Value[0] is '我' or '本' && Issuer(title) is { } issuer ? IsItself(printed.Value, issuer.Text) ? issuer with { Confidence = Confidence.Likely } : null
        : printed.Value[0] is '你' or '贵' && Addressee().Match(Text, 0, printed.Index) is { Success: true } addressee ? Of(addressee.Groups["b"], Confidence.Likely)
        : Of(printed, Confidence.Sure);

    /// <summary>我县 is not the county's bureau that says so.</summary>
    private static bool IsItself(string said, string issuer) =>
        said.Length < 2 || !"省市县区州旗镇乡".Contains(said[1]) || ItsOrgans().Replace(issuer, "") is { Length: > 0 } name && name[^1] == said[1];

    [GeneratedRegex("(?:党委|党工委|工委|委员会|党组|党总支|党支部|人民政府|政府|委|机关)+$")]
    private static partial Regex ItsOrgans();

    /// <summary>A signature before the first section ends the opening; an issuer above the title is none.</summary>
    private static int FirstClosing(IReadOnlyList<(int Start, int End)> closings, int opening, int bodyStart) =>
        closings.Where(closing => closing.Start > opening).Select(closing => closing.Start).Append(bodyStart).Min();

    /// <summary>Two groups for two kinds of inspection, each with its presence before and its feedback after it.</summary>
    private ImmutableList<ProposedInspection> Inspections(int start, int end)
    {
        var all = new List<Match>();
        for (var match = Inspection().Match(Text, start, end - start); match.Success; match = Inspection().Match(Text, match.Index + match.Length, end - match.Index - match.Length))
            all.Add(match);
        if (all.Count < 2 || all.Select(match => match.Groups["k"].Value).Distinct().Count() < 2)
            return [];
        var found = ImmutableList.CreateBuilder<ProposedInspection>();
        int? year = null;
        for (var i = 0; i < all.Count; i++)
        {
            var before = i == 0 ? start : all[i - 1].Index + all[i - 1].Length;
            var after = i + 1 < all.Count ? all[i + 1].Index : end;
            var presence = PresenceRange().Match(Text, before, all[i].Index + all[i].Length - before);
            year = (presence.Success ? YearOf(presence, "y2") ?? YearOf(presence, "y1") : null) ?? year;
            var behind = all[i].Index + all[i].Length;
            var feedback = Feedback().Match(Text, behind, after - behind);
            found.Add(new(Of(all[i].Groups["k"], Confidence.Sure), Of(all[i].Groups["b"], Confidence.Sure), Of(all[i].Groups["g"], Confidence.Sure),
                presence.Success ? FirstDay(Day(presence, "y1", "m1", "d1", year)) : null, presence.Success ? Day(presence, "y2", "m2", "d2", YearOf(presence, "y1") ?? year) : null,
                feedback.Success ? Day(feedback, "y", "m", "d", year) : null));
        }
        // printed once for all of them
        var (shared, said) = (found[0], found.Where(inspection => inspection.FeedbackOn is not null).Select(inspection => inspection.FeedbackOn).ToList());
        return [.. found.Select(inspection => inspection with
        {
            PresenceFrom = inspection.PresenceFrom ?? shared.PresenceFrom,
            PresenceTo = inspection.PresenceTo ?? shared.PresenceTo,
            FeedbackOn = inspection.FeedbackOn ?? (said.Count == 1 ? said[0] : null),
        })];
    }

    private ImmutableList<ProposedContact> Contacts(IReadOnlyList<(int Start, int End)> closings)
    {
        var found = ImmutableList.CreateBuilder<ProposedContact>();
        foreach (var (start, end) in closings)
        {
            for (var label = Channel().Match(Text, start, end - start); label.Success; label = label.NextMatch())
            {
                var from = label.Index + label.Length - (char.IsAsciiDigit(Text[label.Index + label.Length - 1]) ? 1 : 0);
                var stop = Text.AsSpan(from, end - from).IndexOfAny("，。；\n");
                if (stop != 0 && from < end)
                    found.Add(new(KindOf(label.Groups["c"].Value), context.Span(from, stop < 0 ? end : from + stop)));
            }
        }
        return found.ToImmutable();
    }

    private static ContactKind KindOf(string label) => label switch
    {
        "传真" => ContactKind.Fax,
        "电子邮箱" or "电子邮件" or "邮箱" => ContactKind.Email,
        "邮政编码" or "邮编" => ContactKind.PostalCode,
        "邮政信箱" => ContactKind.PostBox,
        "联系人" => ContactKind.Person,
        "联系电话" or "电话" => ContactKind.Telephone,
        _ => ContactKind.PostalAddress,
    };

    /// <summary>The cover of a compilation: a title and no more; each document has its own header.</summary>
    public ProposedHeader ReadCover() => CoverTitle().Match(Text) is { Success: true } title
        ? new() { Title = Of(title.Groups["t"], Confidence.Likely), Issuer = LastLine().Match(Text.TrimEnd()) is { Success: true } last ? Of(last.Groups["i"], Confidence.Likely) : null, Opening = context.ProposedOrNull(title.Index + title.Length, Text.Length, Confidence.Likely) }
        : new() { Opening = context.ProposedOrNull(0, Text.Length, Confidence.Likely) };

    [GeneratedRegex(@"\G(?:[一（(1]+[、.）)])?\s?(?:基本|总体|整改工作基本|整改总体)情况[。：]?\n[^\n]{20,600}")]
    private static partial Regex Basics();

    /// <summary>Where the title stands; null when there is none.</summary>
    private (int Start, int End)? Title(int end)
    {
        (int Start, int End)? best = null;
        foreach (Match line in TitleLine().Matches(Text[..end]).Cast<Match>())
        {
            var title = line.Groups["t"];
            if (OpeningSentence().IsMatch(Text, title.Index))
                break;
            // 序号 反馈问题 整改措施 ... above a table, 首页 > 党务公开 above the text
            if (LineOpeners.IsChrome(title.Value))
                continue;
            // a red head may stand above; the title is the longest line that ends like one
            if (best is not { } longest || title.Length > longest.End - longest.Start)
                best = (title.Index, title.Index + title.Length);
        }
        if (best is not { } found)
        {
            context.Doubt(ProposalIssueCode.TitleMissing, context.Span(0, Math.Min(end, 1)));
            return null;
        }
        // the issuer on a line of its own, then 关于...
        return Text.AsSpan(found.Start).StartsWith("关于", StringComparison.Ordinal) && IssuerAbove().Match(Text[..found.Start]) is { Success: true } issuer
            ? (issuer.Index, found.End)
            : found;
    }

    /// <summary>In the title, or else who signed.</summary>
    private ProposedText? Issuer((int Start, int End)? title) =>
        InTitle(title, IssuerInTitle()) is { Success: true } match ? Of(match.Groups["i"], Confidence.Sure)
        : Signer().Match(Text, Math.Max(0, Text.Length - 400)) is { Success: true } signer ? Of(signer.Groups["i"], Confidence.Likely)
        : LastLine().Match(Text, Math.Max(0, Text.Length - 100)) is { Success: true } last ? Of(last.Groups["i"], Confidence.Likely) : null;

    /// <summary>The body that a title begins with; null where it names none.</summary>
    public static string? IssuerOfTitle(string title) => IssuerInTitle().Match(title) is { Success: true } match ? match.Groups["i"].Value.Trim() : null;

    private ProposedText? GroupInTitle((int Start, int End)? title) =>
        InTitle(title, InspectingGroup()) is { Success: true } match ? Of(match.Groups["g"], Confidence.Likely) : null;

    private ImmutableList<ProposedText> KindInTitle((int Start, int End)? title) =>
        InTitle(title, KindWord()) is { Success: true } match ? [context.Proposed(match.Index, match.Index + match.Length, Confidence.Likely)] : [];

    private Match? InTitle((int Start, int End)? title, Regex pattern) => title is { } range ? pattern.Match(Text, range.Start, range.End - range.Start) : null;

    private ImmutableList<ProposedText> AllKinds(Match first, int start, int end) =>
        Inspections(start, end) is { IsEmpty: false } several ? [.. several.Select(inspection => inspection.Kind)] : [.. Kinds(first.Groups["k"]), .. KindBeside(first, end)];

    /// <summary>A second kind that the sentence names beside the first: 并同步开展了……专项检查.</summary>
    private ImmutableList<ProposedText> KindBeside(Match first, int end)
    {
        var from = first.Index + first.Length;
        return Beside().Match(Text, from, end - from) is { Success: true } beside ? [Of(beside.Groups["k"], Confidence.Likely)] : [];
    }

    /// <summary>常规和营商环境专项巡视 are two kinds; 黄河流域生态保护和高质量发展专项巡视 is one.</summary>
    private ImmutableList<ProposedText> Kinds(Group group)
    {
        if (TwoWholeKinds().Match(Text, group.Index, group.Length) is { Success: true } whole)
            return [Of(whole.Groups["a"], Confidence.Likely), Of(whole.Groups["b"], Confidence.Likely)];
        var two = TwoKinds().Match(group.Value);
        if (!two.Success)
            return [Of(group, Confidence.Sure)];
        var span = context.Span(group.Index, group.Index + group.Length);
        var noun = two.Groups["n"].Value;
        return [new(two.Groups["a"].Value + noun, span, Confidence.Likely), new(two.Groups["b"].Value + noun, span, Confidence.Likely)];
    }

    /// <summary>2023年县委第三巡察组于9月7日至...: the year stands earlier in the sentence.</summary>
    private int? YearBefore(Match days)
    {
        var start = Text.LastIndexOfAny(['。', '\n'], days.Index) + 1;
        return YearInSentence().Matches(Text[start..days.Index]).LastOrDefault() is { } said ? YearOf(said, "y") : null;
    }

    /// <param name="end">Where the opening ends.</param>
    /// <param name="signed">A bare day below the title that is the day of signature says nothing else.</param>
    private ProposedDay? Published(int end, ProposedDay? signed)
    {
        var labelled = PublishedLabel().Match(Text, 0, Math.Min(end, 1000));
        if (labelled.Success)
            return Day(labelled, "y", "m", "d", null);
        if (PublishedBelowTitle().Match(Text[..Math.Min(end, 600)]) is { Success: true } below)
            return Day(below, "y", "m", "d", null);
        return DateLine().Match(Text[..Math.Min(end, 600)]) is { Success: true } line && Day(line, "y", "m", "d", null) is { } bare && bare.Day != signed?.Day ? bare : null;
    }

    private ProposedDay? Signed()
    {
        var from = Math.Max(0, Text.Length - 400);
        var lines = SignatureDate().Matches(Text[from..]).Cast<Match>().ToList();
        if (lines.Count == 0)
            return null;
        var match = SignatureDate().Match(Text, from + lines[^1].Index);
        return ChineseDay(match) ?? Day(match, "y", "m", "d", null);
    }

    private ProposedDay? ChineseDay(Match match)
    {
        if (!match.Groups["cy"].Success)
            return null;
        var parts = new[] { "cy", "cm", "cd" }.Select(name => ChineseNumbers.Parse(match.Groups[name].Value) ?? 0).ToArray();
        return DayMeant.DayOf(parts[0], parts[1], parts[2]) is { } day && parts[2] > 0
            ? new(day, match.Groups["date"].Value, DayInference.None, SpanOf(match.Groups["date"]), Confidence.Sure)
            : null;
    }

    private ImmutableList<ProposedText> Basis(int start, int end)
    {
        var match = BasisClause().Match(Text, start, end - start);
        if (!match.Success)
            return [];
        var titles = DocumentTitle().Matches(match.Groups["b"].Value).Cast<Match>().ToList();
        var at = match.Groups["b"].Index;
        return titles.Count == 0
            ? [Of(match.Groups["b"], Confidence.Sure)]
            : [.. titles.Select(title => context.Proposed(at + title.Index + 1, at + title.Index + title.Length - 1, Confidence.Sure))];
    }

    private ImmutableList<ProposedText> Channels()
    {
        var from = Text.LastIndexOf("欢迎广大", StringComparison.Ordinal) is >= 0 and var welcome ? welcome : Math.Max(0, Text.Length - 800);
        return [.. Channel().Matches(Text[from..]).Cast<Match>()
            .Select(match => context.Proposed(from + match.Groups["c"].Index, from + match.Groups["c"].Index + match.Groups["c"].Length, Confidence.Sure))
            .DistinctBy(channel => channel.Text)];
    }

    private ProposedDay? Day(Match match, string year, string month, string day, int? inferredYear)
    {
        // 10月10日至28日: the month stands once
        var printed = month == "m2" && !match.Groups[month].Success && match.Groups[day].Success ? match.Groups["m1"] : match.Groups[month];
        var number = YearOf(match, year) ?? inferredYear;
        if (!printed.Success || number is null)
            return null;
        var how = match.Groups[year].Success ? DayInference.None : DayInference.Year;
        var dayOfMonth = match.Groups[day].Success ? (ChineseNumbers.Parse(match.Groups[day].Value) ?? 0) : 0;
        if (dayOfMonth == 0)
            how |= DayInference.PeriodEnd;
        if (DayMeant.DayOf(number.Value, (ChineseNumbers.Parse(printed.Value) ?? 0), dayOfMonth) is not { } meant)
            return null;
        var start = match.Groups[year].Success ? match.Groups[year].Index : printed.Index;
        var end = match.Groups[day].Success ? match.Groups[day].Index + match.Groups[day].Length + 1 : printed.Index + printed.Length + 1;
        end = Math.Min(end, Text.Length);
        return new(meant, context.Slice(start, end), how, context.Span(start, end), how == DayInference.None ? Confidence.Sure : Confidence.Likely);
    }

    /// <summary>2022年5月至6月 begins with the first of May.</summary>
    private static ProposedDay? FirstDay(ProposedDay? day) => day is { } found && found.How.HasFlag(DayInference.PeriodEnd)
        ? found with { Day = new(found.Day.Year, found.Day.Month, 1), How = found.How & ~DayInference.PeriodEnd | DayInference.PeriodStart }
        : day;

    private static int? YearOf(Match match, string name) => match.Groups[name].Success ? (ChineseNumbers.Parse(match.Groups[name].Value) ?? 0) : null;

    private ProposedText Of(Group group, Confidence confidence) => context.Proposed(group.Index, group.Index + group.Length, confidence);

    private TextSpan SpanOf(Group group) => context.Span(group.Index, group.Index + group.Length);

    [GeneratedRegex(@"^[•●■◆]?(?<t>(?=[^\n]{6,140}$)[^\n。；：]*(?:通报|通告|公告|公示|公示表|情况表|报告|方案|意见|情况|清单|一览表|统计表|进展表|明细表|台账|汇编|反馈|情况公开|整改进展|(?:整改|情况|问题)的(?:复?函|回复|答复|说明)|情况说明)(?:（[^）\n]{1,20}）)?)$", RegexOptions.Multiline)]
    private static partial Regex TitleLine();

    /// <summary>The first words of an opening, or a line that tells when somebody came or that something is now made known.</summary>
    [GeneratedRegex(@"\G(?:根据|按照|依据|为深入|为贯彻|为落实|为全面|近日|近期|现将|现就|[^\n]{0,60}?\d{1,2}月\d{1,2}日(?:[，至到—–-]|[^\n]{0,60}?，)|[^\n]{2,200}?，(?:现将|现就|现报告|现公布|现予以))")]
    private static partial Regex OpeningSentence();

    [GeneratedRegex(@"^(?<t>[^\n。；：\d]{0,20}[^\n。；：]{4,100}(?:汇编|通报|公示|情况|报告|清单|公告))$", RegexOptions.Multiline)]
    private static partial Regex CoverTitle();

    [GeneratedRegex(@"(?<=^|\n)[^\n。；，：]{2,50}(?:党组|党委|党工委|党总支|总支部委员会|党支部|委员会|政府|办公室|领导小组|公司|中心|[委局厅院校办会团司部行社站所处署])\n$")]
    private static partial Regex IssuerAbove();

    [GeneratedRegex(@"^(?!关于)(?<i>[^\n]{2,60}?(?:党组|党委|党工委|党总支|党支部|委员会|政府|办公室|领导小组|公司|集团|中心|街道|[委局厅院校办会团司部行社站所处署县市区镇乡]|(?:巡视|巡察|督察|审计)组)\n?(?=关于)|[^\n]{2,60}?(?:党组|党委|党工委|党总支|党支部|委员会|公司党委|[局厅院校办])(?=落实|贯彻|巡察|巡视|督察|审计|主题教育))")]
    private static partial Regex IssuerInTitle();

    /// <summary>市园林局党组： on a line of its own.</summary>
    [GeneratedRegex(@"(?<=^|\n)(?<b>[^\n。，；：、\d]{2,40}(?:党组|党委|党工委|党总支|党支部|委员会|政府|公司|集团|中心|街道|[局委办厅院校司团镇乡县区市]))：(?=\n)")]
    private static partial Regex Addressee();

    /// <summary>A line of its own that names a body, right above the day of signature.</summary>
    [GeneratedRegex(@"(?<=\n)(?<i>[^\n。；，：、\d]{2,40}?(?:党组|党委|党工委|党总支|党支部|支部|委员会|政府|办公室|领导小组|公司|集团|中心|街道|[委局厅院校办会署县市区镇乡]|办事处|(?:巡视|巡察|督察|审计|检查|督查)组))\n（?(?:\d{4}年\d{1,2}月\d{1,2}日|[二一][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)）?(?=\n|$)")]
    private static partial Regex Signer();

    /// <summary>公示单位：..., or a body's name as the last line, without a day.</summary>
    [GeneratedRegex(@"(?<=\n)(?:公[示告布]|发布)(?:单位|机关)[：:](?<i>[^\n，。；]{4,40})(?=\n|$)|(?<=[。\n])(?<i>[^\n。；，：、\d]{2,30}(?:党组|党委|党工委|党支部|委员会|政府|办公室|领导小组|[局厅院校]))$")]
    private static partial Regex LastLine();

    [GeneratedRegex(@"(?:关于|落实|对)?(?<g>(?:(?!关于|落实)[^\s，。]){1,16}?(?:巡视|巡察|督察|督查)组)")]
    private static partial Regex InspectingGroup();

    [GeneratedRegex(@"主题教育(?:检视)?|巡视|巡察|督察|审计")]
    private static partial Regex KindWord();

    [GeneratedRegex(@"[一二三四五六七八九十]{1,4}届[^\s，。关于]{1,6}委第[一二三四五六七八九十]{1,4}轮|[省市县区][^\s，。关于]{0,3}委第[一二三四五六七八九十]{1,4}轮")]
    private static partial Regex Round();

    /// <summary>第三轮省生态环境保护督察: a round without the name of the committee.</summary>
    [GeneratedRegex(@"第[一二三四五六七八九十]{1,3}轮(?=被?(?:常规|专项|机动|提级)?巡[视察]|(?:中央|[省市县区])[^\s，。]{0,8}督察)")]
    private static partial Regex RoundAlone();

    [GeneratedRegex(@"(?<!公示(?:期|期限|时间)[^。\n]{0,8}|截至|\d)(?:(?<y1>\d{4})年)?(?<m1>\d{1,2})月(?:(?<d1>\d{1,2})日|[上中下]旬|初|底)?(?:至|到|—|–|－|-|~)(?:(?:(?<y2>\d{4})年)?(?<m2>\d{1,2})月(?:(?<d2>\d{1,2})日|[上中下]旬|初|底)?|(?<d2>\d{1,2})日(?![^。]{0,30}反馈(?:巡|意见|情况)))(?![^。]{0,12}集中整改)")]
    private static partial Regex PresenceRange();

    [GeneratedRegex(@"(?<g>[^，,。；：:\s]{1,24}?(?:巡视|巡察|督察|督查|审计|检查)(?:第?[一二三四五六七八九十]{1,3})?组)(?:[^，,。；：:]{0,40}?[，,]?)(?:对|进驻)(?<b>[^，,。；]{2,60}?)(?:(?:及|和)(?:其)?所辖[^，,。；]{1,16}?)?(?:落实[^，,。；]{2,30}?情况)?(?:党组织)?(?:，)?(?:集中)?(?:开展|进行|实施)了?(?:为期[^，。的]{1,10}的?)?(?:第[一二三四五六七八九十]{1,3}轮)?(?<k>[^，,。；]{0,40}?(?:巡视|巡察|督察|督查|审计|检查)(?:“回头看”)?)(?=[。，,；：（(])")]
    private static partial Regex Inspection();

    /// <summary>Who told whom, where no sentence says who inspected; several groups or bodies name none.</summary>
    [GeneratedRegex(@"(?<g>(?:[^，,。；：:\s\d个]{1,20}第[一二三四五六七八九十]{1,3}|[^，,。；：:\s\d个]{1,12})(?:巡视|巡察|督察|督查|审计|检查)组)(?:正式)?向(?<b>(?![我本])[^，,。；\d等被]{2,40}?)(?:进行|作了?)?反馈")]
    private static partial Regex Told();

    /// <summary>落实县委第九巡察组反馈意见: whose feedback it is.</summary>
    [GeneratedRegex(@"落实(?<g>[^\s，。：；]{1,16}?(?:巡视|巡察|督察)组)的?反馈")]
    private static partial Regex GroupOfFeedback();

    [GeneratedRegex(@"^(?<a>常规|专项|机动式?|提级|[^和及、]{2,12}专项)(?:和|及|、|暨)(?<b>[^和]{2,30}?)(?<n>巡视|巡察|督察)$")]
    private static partial Regex TwoKinds();

    /// <summary>巡察“回头看”暨……专项巡察: each with its noun.</summary>
    [GeneratedRegex(@"^(?<a>[^和及、暨]{0,16}?(?:巡视|巡察|督察)(?:“回头看”)?)(?:和|及|、|暨)(?<b>[^和]{2,40}?(?:巡视|巡察|督察|检查|督查))$")]
    private static partial Regex TwoWholeKinds();

    [GeneratedRegex(@"\G[，,](?:并|还|也)?(?:同步|一并|同时|结合|统筹)(?:开展|进行|实施)了?(?<k>[^，,。；]{2,40}?(?:巡视|巡察|督察|督查|检查))(?=[。，,；：（(])")]
    private static partial Regex Beside();

    [GeneratedRegex(@"(?:今|本)年(?:初|以来)?\d{1,2}月")]
    private static partial Regex ThisYear();

    [GeneratedRegex(@"(?<!截止(?:时间|日期)?[：:]?|截至)(?:(?<y>\d{4})年)?(?<m>\d{1,2})月(?<d>\d{1,2})日[，,]?(?:(?!\d{1,2}月\d{1,2}日)[^。；《]){0,60}?(?:反馈了?[^。；]{0,44}?(?:意见|情况|问题)|(?:进行|作|作出|书面|正式|以[^，。；]{2,8}形式)了?反馈)")]
    private static partial Regex Feedback();

    [GeneratedRegex(@"(?:集中整改(?:期|时间)?[^。\d]{0,8})?(?:(?<y1>\d{4})年)?(?<m1>\d{1,2})月(?<d1>\d{1,2})日(?:至|到|—|–|－|-|~)(?:(?<y2>\d{4})年)?(?<m2>\d{1,2})月(?<d2>\d{1,2})日[^。\d]{0,16}集中整改|集中整改(?:期|时间)?[^。\d]{0,8}(?:(?<y1>\d{4})年)?(?<m1>\d{1,2})月(?<d1>\d{1,2})日(?:至|到|—|–|－|-|~)(?:(?<y2>\d{4})年)?(?<m2>\d{1,2})月(?<d2>\d{1,2})日")]
    private static partial Regex ConcentratedPeriod();

    [GeneratedRegex(@"(?:发布时间|发布日期|信息时间|公开时间|公开日期|发文日期|(?<!截止|截至|完成|整改|填报)(?:时间|日期))[：:]\s?(?<y>\d{4})[-年/.](?<m>\d{1,2})[-月/.](?<d>\d{1,2})")]
    private static partial Regex PublishedLabel();

    /// <summary>（2024年12月30日公告）, or the day and hour of a web page.</summary>
    [GeneratedRegex(@"^[（(](?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日(?:公告|公布|发布|公示)[）)]$|(?<y>20\d{2})-(?<m>\d{1,2})-(?<d>\d{1,2}) \d{1,2}[：:]\d{2}", RegexOptions.Multiline)]
    private static partial Regex PublishedBelowTitle();

    [GeneratedRegex(@"^(?:[（(]?(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日[）)]?|(?<y>20\d{2})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2}))$", RegexOptions.Multiline)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"(?<y>20\d{2})年(?!\d)")]
    private static partial Regex YearInSentence();

    /// <summary>市审计局对我局2023年度预算执行情况进行了审计.</summary>
    [GeneratedRegex(@"(?<g>[^，,。；：:\s]{0,16}?审计(?:局|厅|署|组|委员会办公室))(?:于[^，,。；]{2,24})?[，,]?对(?<b>[^，,。；\d]{2,40}?)(?=\d{4}|的?(?:预算|财政|财务|经济责任|任期|领导干部)|党政|原?(?:主要(?:负责|领导)|院长|局长|书记|主任|校长|区长|县长|镇长|乡长|总经理|董事长|主席|会长|站长))[^，,。；]{2,80}?(?:进行|开展|实施)了?[^，,。；]{0,12}?审计")]
    private static partial Regex Audit();

    /// <summary>主题教育检视问题整改: a body looked at itself.</summary>
    [GeneratedRegex("主题教育|教育实践活动|专题民主生活会")]
    private static partial Regex OfItself();

    [GeneratedRegex(@"\G\n(?<i>[^\n。；，：、\d]{2,40}(?:党组|党委|党工委|委员会|政府|办公室|领导小组|[委局厅办]))\n（?(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日）?(?=\n)")]
    private static partial Regex SignerBelowTitle();

    [GeneratedRegex(@"^[^\n。；，：:]{0,40}?(?<date>(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日|(?<cy>[二一][〇○零一二三四五六七八九]{3})年(?<cm>[一二三四五六七八九十]{1,2})月(?<cd>[一二三四五六七八九十]{1,3})日)$", RegexOptions.Multiline)]
    private static partial Regex SignatureDate();

    [GeneratedRegex(@"(?:按照|根据|依据)(?<b>[^。]{2,200}?)(?:有关规定|规定|的要求)?[，,](?:我[^，。]{0,8})?(?:现|予以|将)[^。]{0,60}(?:公布|公开|通报)")]
    private static partial Regex BasisClause();

    [GeneratedRegex(@"《[^《》\n]{2,80}》")]
    private static partial Regex DocumentTitle();

    [GeneratedRegex(@"(?<c>联系电话|电话|传真|邮政信箱|邮政地址|通讯地址|通信地址|联系地址|地址|邮政编码|邮编|电子邮箱|电子邮件|邮箱|联系人)(?:[：:\d]|(?=\d))")]
    private static partial Regex Channel();
}
