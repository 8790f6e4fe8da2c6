using System.Buffers;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;
using Rectify.Domain.Notices;

namespace Rectify.Documents.Checking;

/// <summary>Numbers that identify a person, and names of persons beside a punishment. What is found is shown masked.</summary>
internal sealed partial class PersonalDataChecks(CheckContext context)
{
    private const int Searched = 5_000_000;

    private static readonly SearchValues<char> Surnames = SearchValues.Create(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾韦夏付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳葛翟詹霍");

    public void Run()
    {
        var raw = context.Source.Raw;
        foreach (var hit in PersonalData.Find(raw.Length > Searched ? raw[..Searched] : raw).Where(hit => hit.Kind != PersonalDataKind.Email))
        {
            var (start, end) = CheckContext.SentenceAround(raw, hit.At, hit.Length);
            var sentence = (raw[start..hit.At] + hit.Masked + raw[(hit.At + hit.Length)..end]).Trim();
            context.Add(CheckRules.PersonalNumber, context.ProblemAt(hit.At), new TextSpan(hit.At, hit.Length), sentence, NameOf(hit.Kind), hit.Masked);
        }
        foreach (Match comrade in Comrade().Matches(context.Text).Cast<Match>())
        {
            var (start, end) = CheckContext.SentenceAround(context.Text, comrade.Index, comrade.Length);
            if (NameBefore(comrade.Index) is not { } name || !Punishment().IsMatch(context.Text[start..end]))
                continue;
            var masked = name[0] + new string('某', name.Length - 1);
            var at = comrade.Index - name.Length;
            var sentence = context.Source.Flow.Slice(start, at) + masked + context.Source.Flow.Slice(comrade.Index, end);
            var span = context.Source.Flow.RawSpan(at, comrade.Index);
            context.Add(CheckRules.PunishedPerson, context.ProblemAt(span.Start), span, sentence, masked);
        }
    }

    /// <summary>Two or three characters that begin with a surname and are no office, no group and not masked already.</summary>
    private string? NameBefore(int at)
    {
        foreach (var length in (ReadOnlySpan<int>)[3, 2])
        {
            if (at < length)
                continue;
            var name = context.Text.Substring(at - length, length);
            if (Surnames.Contains(name[0]) && name.All(c => c is >= '\u4e00' and <= '\u9fff') && !NoName().IsMatch(name))
                return name;
        }
        return null;
    }

    private static string NameOf(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.MobileNumber => "手机号码",
        PersonalDataKind.IdentityNumber => "身份证号码",
        _ => "银行卡号",
    };

    [GeneratedRegex("同志")]
    private static partial Regex Comrade();

    [GeneratedRegex("处分|诫勉|批评教育|谈话提醒|提醒谈话|通报批评|问责|立案|警告|记过|撤职|开除|降级|免职|移送")]
    private static partial Regex Punishment();

    [GeneratedRegex("[某×xX*＊]|[任长记员导部管关位名等的和与及各组书局科处委干领负责相有对于向由为方]$|主任|书记|局长|领导|干部|党员|班子|负责|有关|相关|分管|全体|单位|部门")]
    private static partial Regex NoName();
}
