using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Notices;

/// <summary>
/// 发布: the notice goes out as it stands at this moment and is kept as it went out. What does not add up, is missing or is personal refuses it, each with its sentence;
/// so does a text that is no longer the one the person read.
/// </summary>
public sealed class ReleaseNotice(UnitOfWork work, IContentStore files) : IUseCase
{
    /// <summary>The field of an <see cref="Outcome.Invalid"/> that holds a finding; the code is its kind, the detail its sentence.</summary>
    public const string Findings = "findings";

    private const long LargestDocument = 100L * 1024 * 1024;

    /// <param name="id">The inspection.</param>
    /// <param name="words">What the office wrote.</param>
    /// <param name="choices">Day, layout and grouping.</param>
    /// <param name="seenText">The text the person read, as <see cref="PublicNoticeText"/> gives it.</param>
    /// <param name="act">Made by the form.</param>
    /// <param name="ct">Cancels the act.</param>
    public Task<Outcome> Run(InspectionId id, NoticeWords words, NoticeChoices choices, string seenText, ActId act, CancellationToken ct = default) =>
        work.RunAsync(nameof(ReleaseNotice), act, async session =>
        {
            if (Outcome.Of(await new NoticeWordsValidator().ValidateAsync(words, ct)) is { } invalid) return invalid;
            if (choices.Channel is not (NoticeChannel.Party or NoticeChannel.Public)) return Outcome.Bad(nameof(NoticeChoices.Channel), "required");
            if (choices.AsOf > session.Stamp.On) return Outcome.Bad(nameof(NoticeChoices.AsOf), "in-future");

            // no act on the inspection ends between the reading and the release; the inspection comes first, as acts that lock it take it before the head
            Guid[] covered = choices.Second is { } other && other != id ? [id.Value, other.Value] : [id.Value];
            await session.Db.Database.ExecuteSqlAsync($"select 1 from inspections where id = any({covered}) order by id for share", ct);
            await session.Db.Database.ExecuteSqlAsync($"select 1 from chain_heads where chain = any({covered}) order by chain for update", ct);
            var (stamp, asOf) = (session.Stamp, choices.AsOf ?? session.Stamp.On);
            var records = await new NoticeReading(session.Db, session.Sight, stamp.By).RecordsAsync(id, choices.Second, choices.Channel, asOf, stamp.At, stamp.On, ct);
            if (records is null) return Outcome.None;
            if (records.Halves.Any(half => half.IsFeedbackExpected || asOf < half.Opening.FeedbackOn)) return Outcome.Bad(nameof(NoticeChoices.AsOf), "before-feedback");
            if (!records.MayRelease) return Outcome.Only(Role.Office, Role.HeadOfOffice);

            var notice = records.With(words, choices);
            var text = PublicNoticeText.Of(notice);
            if (text != seenText) return new Outcome.ChangedMeanwhile([]);
            if (notice.Title.Length > ReleasedNotice.MaxTitleLength) return Outcome.Bad("title", "too-long");
            if (Blocking(records, notice, words) is { Count: > 0 } blocking) return new Outcome.Invalid(blocking);

            var released = await KeepAsync(id, notice, text, choices, stamp, ct);
            var told = released.ToldOf(stamp.On, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), (int)notice.Totals.Withheld.Value);
            foreach (var half in records.Halves) session.Note(half.Inspection, told);
            session.Db.Notices.Add(released);
            return Outcome.Ok;
        }, ct);

    private static List<FieldError> Blocking(NoticeRecords records, PublicNotice notice, NoticeWords words) =>
        [.. records.FindingsOf(notice, words).Where(f => f.Blocks).Select(f => new FieldError(Findings, $"{f.Kind}", f.InChinese()))];

    private async Task<ReleasedNotice> KeepAsync(InspectionId id, PublicNotice notice, string text, NoticeChoices choices, Stamp stamp, CancellationToken ct)
    {
        await using var document = new MemoryStream();
        await PublicNoticeDocument.WriteAsync(document, notice, ct);
        document.Position = 0;
        var stored = await files.SaveAsync(document, LargestDocument, ct);
        return new ReleasedNotice
        {
            Id = NoticeId.New(), InspectionId = id, Title = notice.Title, Layout = $"{choices.Layout}", Channel = choices.Channel, SecondId = choices.Second, AsOf = notice.AsOf, KnownAt = stamp.At,
            ReleasedAt = stamp.At, ReleasedBy = stamp.By.Person, Text = text, Sha256 = stored.Sha256,
        };
    }
}
