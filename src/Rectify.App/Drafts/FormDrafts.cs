using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Documents.Text;
using Rectify.Domain.People;

namespace Rectify.App.Drafts;

/// <summary>A kept draft as its form gets it back.</summary>
/// <param name="Content">What was typed, in the form's own shape.</param>
/// <param name="SavedAt">When it was kept last.</param>
public sealed record KeptDraft(string Content, DateTimeOffset SavedAt);

/// <summary>
/// Keeps what the current person is typing into a form, the last writing only. A draft is nobody's word: it is no act, leaves no fact and is read by its writer alone.
/// </summary>
public sealed class FormDrafts(Door door, ICurrentActor who) : IUseCase
{
    /// <summary>
    /// Keeps the text; returns when, or null when nothing is kept: nobody is signed in, or a text in it bears a secrecy mark. Such a text is refused before anything is kept, and a draft is kept
    /// before the text is sent; what was kept of the form until then goes too.
    /// </summary>
    /// <param name="form">Names form and record, such as <c>result/0198…</c>; at most 120 characters.</param>
    /// <exception cref="ArgumentException">The name or the content is longer than a draft may be.</exception>
    public async Task<DateTimeOffset?> SaveAsync(string form, string content, CancellationToken ct = default)
    {
        if (form.Length is 0 or > FormDraft.MaxFormLength) throw new ArgumentException($"A form's name has between 1 and {FormDraft.MaxFormLength} characters.", nameof(form));
        if (content.Length > FormDraft.MaxContentLength) throw new ArgumentException($"A draft has at most {FormDraft.MaxContentLength} characters.", nameof(content));
        if (TextsOf(content).Any(text => SecrecyMark.InHead(text) is not null))
        {
            await ForgetAsync(form, ct);
            return null;
        }
        return await WithOwnAsync(async (db, person) =>
        {
            var now = door.Now();
            // two keystrokes of one person in two windows must not collide on the key
            await db.Database.ExecuteSqlAsync($"""
                insert into form_drafts (person_id, form, content, saved_at) values ({person.Value}, {form}, {content}, {now})
                on conflict (person_id, form) do update set content = excluded.content, saved_at = excluded.saved_at
                """, ct);
            return (DateTimeOffset?)now;
        }, ct);
    }

    /// <summary>What was kept last; null when there is nothing.</summary>
    public Task<KeptDraft?> ReadAsync(string form, CancellationToken ct = default) =>
        WithOwnAsync((db, person) => db.FormDrafts.AsNoTracking().Where(d => d.PersonId == person && d.Form == form).Select(d => new KeptDraft(d.Content, d.SavedAt)).SingleOrDefaultAsync(ct), ct);

    /// <summary>Throws the draft away: it was sent, or is not wanted.</summary>
    public Task ForgetAsync(string form, CancellationToken ct = default) =>
        WithOwnAsync((db, person) => db.FormDrafts.Where(d => d.PersonId == person && d.Form == form).ExecuteDeleteAsync(ct), ct);

    /// <summary>What a person may have written: every text of a form's values, or the whole where it is no JSON.</summary>
    private static List<string> TextsOf(string content)
    {
        try
        {
            using var form = JsonDocument.Parse(content);
            return [.. TextsOf(form.RootElement)];
        }
        catch (JsonException)
        {
            return [content];
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => TextsOf(property.Value)),
        _ => [],
    };

    private async Task<T?> WithOwnAsync<T>(Func<RectifyDb, PersonId, Task<T>> run, CancellationToken ct)
    {
        if (await who.PersonAsync(ct) is not { } person) return default;
        var (db, transaction) = await door.OpenForActAsync(person, ct);
        await using (db)
        await using (transaction)
        {
            var result = await run(db, person);
            await transaction.CommitAsync(ct);
            return result;
        }
    }
}
