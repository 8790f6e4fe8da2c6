using Rectify.App;
using Rectify.App.Supervision;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.Web.Letters;

/// <summary>What a person filled in for one act on a letter.</summary>
/// <param name="AllTheSame">A draft whose ground has gone goes out all the same.</param>
public sealed record LetterActInput(LetterId Letter, int Seen, ActId Act, Reason? Reason = null, DateOnly? On = null, bool AllTheSame = false);

/// <summary>What the dialog of an act asks for, and the use case it runs.</summary>
public sealed record LetterActForm(Func<IServiceProvider, LetterActInput, Task<Outcome>> Run, bool Reason = false, bool Day = false, bool Danger = false);

/// <summary>The acts on a letter whose dialog is a sentence, a text and at most a day. Rewriting is a form, a receipt on paper a page of its own.</summary>
public static class LetterActs
{
    private static readonly Dictionary<LetterVerb, LetterActForm> Forms = new()
    {
        [LetterVerb.Issue] = new((services, i) => services.GetRequiredService<IssueLetter>().Run(i.Letter, i.Seen, i.Act, i.AllTheSame)),
        [LetterVerb.SignFor] = new((services, i) => services.GetRequiredService<SignForLetter>().Run(i.Letter, i.Seen, i.Act)),
        [LetterVerb.Answer] = new((services, i) => services.GetRequiredService<AnswerLetter>().Run(i.Letter, i.Seen, i.Act, i.Reason!), Reason: true),
        [LetterVerb.ReturnAnswer] = new((services, i) => services.GetRequiredService<ReturnAnswer>().Run(i.Letter, i.Seen, i.Act, i.Reason!, i.On!.Value), Reason: true, Day: true, Danger: true),
        [LetterVerb.Conclude] = new((services, i) => services.GetRequiredService<ConcludeLetter>().Run(i.Letter, i.Seen, i.Act, i.Reason!), Reason: true),
        [LetterVerb.Discard] = new((services, i) => services.GetRequiredService<DiscardLetter>().Run(i.Letter, i.Seen, i.Act, i.Reason!), Reason: true, Danger: true),
        [LetterVerb.Void] = new((services, i) => services.GetRequiredService<VoidLetter>().Run(i.Letter, i.Seen, i.Act, i.Reason!), Reason: true, Danger: true),
    };

    /// <summary>Null for a verb with a form or a page of its own.</summary>
    public static LetterActForm? FormOf(LetterVerb verb) => Forms.GetValueOrDefault(verb);
}
