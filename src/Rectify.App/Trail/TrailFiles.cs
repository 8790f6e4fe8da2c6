namespace Rectify.App.Trail;

/// <summary>Columns of protected tables that name a file of the content store by its SHA-256.</summary>
internal static class TrailFiles
{
    public static IReadOnlyList<(string Table, string Column)> Columns { get; } =
        [("evidence", "sha256"), ("takeover_papers", "sha256"), ("paper_acts", "sha256"), ("withholding_papers", "sha256"), ("plan_opinions", "sha256"), ("replacement_scans", "sha256"), ("notices", "sha256"), ("problems", "source_sha256"), ("letters", "document_sha256"), ("letters", "receipt_sha256"), ("suggestion_replies", "sha256"), ("wider_remedies", "sha256"), ("look_back_items", "file_sha256"), ("milestones", "paper_sha256"), ("spot_check_files", "sha256"), ("meeting_files", "sha256"), ("milestone_papers", "sha256"), ("plan_versions", "print_sha256"), ("plan_versions", "open_print_sha256"), ("evaluations", "survey_sha256"), ("foreign_dossiers", "content_sha256"), ("foreign_files", "sha256")];

    /// <summary>Every file named, once, with the table that names it.</summary>
    public static string Select { get; } = SelectOf(Columns);

    /// <summary>The same of other columns.</summary>
    public static string SelectOf(IEnumerable<(string Table, string Column)> columns) =>
        $"select sha256, min(place) from ({string.Join(" union all ", columns.Select(c => $"select {c.Column} as sha256, '{c.Table}' as place from {c.Table} where {c.Column} is not null"))}) as named group by sha256 order by sha256 collate \"C\"";
}
