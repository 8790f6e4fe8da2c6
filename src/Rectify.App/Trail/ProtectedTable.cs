using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.Trail;

namespace Rectify.App.Trail;

/// <summary>
/// A table whose rows the trail protects: how a row is named in facts and what its digest covers. The same for a row on its way into the database and for one read from it by column,
/// so that a value nobody could have written is a digest that does not fit and not an accident.
/// </summary>
internal sealed class ProtectedTable
{
    /// <summary>Digest of a row that an act took away.</summary>
    public const string Deleted = "deleted";

    private static readonly ConditionalWeakTable<IModel, IReadOnlyList<ProtectedTable>> OfModels = [];

    private readonly IReadOnlyList<IProperty> key;
    private readonly IReadOnlyList<IProperty> columns;
    private readonly IProperty? discriminator;
    private readonly Dictionary<string, HashSet<string>> columnsOfKind = new(StringComparer.Ordinal);
    private readonly Func<string?, HashSet<string>?> columnsOf;

    private ProtectedTable(IEntityType root)
    {
        Name = root.GetTableName()!;
        key = root.FindPrimaryKey()!.Properties;
        var types = root.GetDerivedTypesInclusive().ToList();
        columns = [.. types.SelectMany(Covered).DistinctBy(p => p.GetColumnName()).OrderBy(p => p.GetColumnName(), StringComparer.Ordinal)];
        discriminator = root.FindDiscriminatorProperty();
        foreach (var type in types.Where(t => discriminator is not null && !t.IsAbstract()))
            columnsOfKind[(string)type.GetDiscriminatorValue()!] = [.. Covered(type).Select(p => p.GetColumnName())];
        HashSet<string> all = [.. columns.Select(p => p.GetColumnName())];
        columnsOf = kind => discriminator is null ? all : columnsOfKind.GetValueOrDefault(kind ?? "");
    }

    public string Name { get; }

    /// <summary>Columns of the key, in its order.</summary>
    public IEnumerable<string> KeyColumns => key.Select(p => p.GetColumnName());

    /// <summary>Every act leaves a row there, but an act that left no fact has no digest of it either.</summary>
    public bool MayLackDigest => Name == "acts";

    /// <summary>Reads a row's name and its columns, in the order of the names; what <see cref="Read"/> expects.</summary>
    public string Select => $"select * from (select {string.Join(" || ',' || ", key.Select(KeyText))} as row_key, {string.Join(", ", columns.Select(p => Quoted(p.GetColumnName())))} from {Quoted(Name)}) as named order by row_key collate \"C\"";

    /// <summary>Protected tables in the order in which their rows sort as <c>table/key</c>.</summary>
    public static IReadOnlyList<ProtectedTable> Of(IModel model) =>
        OfModels.GetValue(model, m => [.. m.GetEntityTypes().Where(t => t.BaseType is null && IsProtected(t)).Select(t => new ProtectedTable(t)).OrderBy(t => t.Name + "/", StringComparer.Ordinal)]);

    /// <summary>Everything of the field is protected but what a handler has not yet submitted; so are notices as released, findings set aside and the list of acts. Accounts hold secrets and stay out.</summary>
    public static bool IsProtected(IEntityType type) =>
        type.ClrType.Assembly == typeof(Fact).Assembly ? type.ClrType != typeof(ProgressDraft)
        : type.ClrType == typeof(ActRow) || type.ClrType == typeof(Notices.ReleasedNotice) || type.ClrType == typeof(Checking.DismissedFinding)
            || type.ClrType == typeof(Erasures.DismissedMark);

    /// <summary>The row's name in facts.</summary>
    public static string NameOf(EntityEntry entry) => NameOf(entry, entry.Metadata, entry.Metadata.FindPrimaryKey()!.Properties);

    /// <summary>The name of the row that these columns point to.</summary>
    public static string NameOf(EntityEntry entry, IEntityType pointedTo, IReadOnlyList<IProperty> by) =>
        $"{pointedTo.GetTableName()}/{string.Join(",", by.Select(p => Canonical.Text(Stored(entry, p))))}";

    /// <summary>Digest of a row as an act leaves it.</summary>
    public static byte[] DigestOf(EntityEntry entry) =>
        DigestOf(Covered(entry.Metadata).OrderBy(p => p.GetColumnName(), StringComparer.Ordinal).Select(p => (p.GetColumnName(), Canonical.Text(Stored(entry, p)))));

    public static byte[] DigestOf(IEnumerable<(string Column, string? Text)> row)
    {
        var canonical = new Canonical();
        // what holds nothing is left out, so that a column that comes later changes no digest of before
        foreach (var (column, text) in row)
            if (text is not null) canonical.Add(column).Add(text);
        return canonical.Digest();
    }

    /// <summary>Columns and canonical texts of a row read by <see cref="Select"/>; null where it holds what the program never writes.</summary>
    public IReadOnlyList<(string Column, string? Text)>? Read(DbDataReader reader)
    {
        try
        {
            var row = columns.Select((p, i) => (Column: p.GetColumnName(), Text: Canonical.Text(ValueOf(reader, i + 1, p)))).ToList();
            if (columnsOf(discriminator is null ? null : row.Find(c => c.Column == discriminator.GetColumnName()).Text) is not { } mine) return null;
            return row.Exists(c => c.Text is not null && !mine.Contains(c.Column)) ? null : [.. row.Where(c => mine.Contains(c.Column))];
        }
        catch (Exception e) when (e is JsonException or OverflowException or InvalidCastException or FormatException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<IProperty> Covered(IEntityType type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => part.ComplexType.GetProperties())).Where(p => p.GetComputedColumnSql() is null);

    private static object? Stored(EntityEntry entry, IProperty property)
    {
        var value = property.DeclaringType is IComplexType part
            ? entry.ComplexProperty(part.ComplexProperty.Name).CurrentValue is { } held ? property.PropertyInfo!.GetValue(held) : null
            : entry.Property(property.Name).CurrentValue;
        var converter = property.GetTypeMapping().Converter;
        var stored = converter is null || value is null ? value : converter.ConvertToProvider(value);
        // the database keeps that many places and rounds to them
        return stored is decimal number && property.GetScale() is { } scale ? Math.Round(number, scale, MidpointRounding.AwayFromZero) : stored;
    }

    private static object? ValueOf(DbDataReader reader, int i, IProperty property)
    {
        if (reader.IsDBNull(i)) return null;
        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(DateOnly)) return reader.GetFieldValue<DateOnly>(i);
        if (type == typeof(DateTimeOffset)) return reader.GetFieldValue<DateTimeOffset>(i);
        var value = reader.GetValue(i);
        return converter is not null && property.GetColumnType() == "jsonb" ? WrittenAgain((string)value, converter) : value;
    }

    /// <summary>The database writes json in its own way; read and written again it is what was digested, unless something was in it that we do not read.</summary>
    private static string WrittenAgain(string json, ValueConverter converter)
    {
        var again = (string)converter.ConvertToProvider(converter.ConvertFromProvider(json))!;
        return JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(again)) ? again : throw new FormatException("Holds more than is read.");
    }

    private static string KeyText(IProperty property)
    {
        var column = Quoted(property.GetColumnName());
        return property.GetColumnType() switch
        {
            "uuid" => $"replace({column}::text, '-', '')",
            "date" => $"to_char({column}, 'YYYY-MM-DD')",
            _ => $"{column}::text",
        };
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
