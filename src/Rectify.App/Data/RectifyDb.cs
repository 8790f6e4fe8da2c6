using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Rectify.App.Accounts;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Data;

/// <summary>All tables. Internal, so that no page can query; a context lives for one act or one read.</summary>
internal sealed class RectifyDb(DbContextOptions<RectifyDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<StandIn> StandIns => Set<StandIn>();
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<Inspection> Inspections => Set<Inspection>();
    public DbSet<ReportingCycle> Cycles => Set<ReportingCycle>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<EvaluationScheme> EvaluationSchemes => Set<EvaluationScheme>();
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();
    public DbSet<Section> Sections => Set<Section>();
    public DbSet<Problem> Problems => Set<Problem>();
    public DbSet<RectificationTask> Tasks => Set<RectificationTask>();
    public DbSet<ProgressDraft> ProgressDrafts => Set<ProgressDraft>();
    public DbSet<PaperAct> PaperActs => Set<PaperAct>();

    public DbSet<Domain.Evidence.ReplacementScan> ReplacementScans => Set<Domain.Evidence.ReplacementScan>();
    public DbSet<Takeover> Takeovers => Set<Takeover>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<Supervision.LetterRule> LetterRules => Set<Supervision.LetterRule>();
    public DbSet<LookBack> LookBacks => Set<LookBack>();
    public DbSet<SpotCheck> SpotChecks => Set<SpotCheck>();
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();

    public DbSet<WiderCheck> WiderChecks => Set<WiderCheck>();
    public DbSet<Domain.Clues.Clue> Clues => Set<Domain.Clues.Clue>();
    public DbSet<Clues.ClueRead> ClueReads => Set<Clues.ClueRead>();
    public DbSet<RegisterEntry> Registers => Set<RegisterEntry>();
    public DbSet<Intake.IntakeDraft> IntakeDrafts => Set<Intake.IntakeDraft>();

    public DbSet<Intake.NamedHeader> NamedHeaders => Set<Intake.NamedHeader>();

    public DbSet<Checking.DismissedFinding> DismissedFindings => Set<Checking.DismissedFinding>();
    public DbSet<Reporting.RefusedWorkbook> RefusedWorkbooks => Set<Reporting.RefusedWorkbook>();
    public DbSet<Drafts.FormDraft> FormDrafts => Set<Drafts.FormDraft>();
    public DbSet<Ledger.SavedView> SavedViews => Set<Ledger.SavedView>();
    public DbSet<Calendar.CalendarFeed> CalendarFeeds => Set<Calendar.CalendarFeed>();
    public DbSet<Notices.ReleasedNotice> Notices => Set<Notices.ReleasedNotice>();
    public DbSet<Delivery.Notification> Notifications => Set<Delivery.Notification>();
    public DbSet<Delivery.DeadlineWarning> DeadlineWarnings => Set<Delivery.DeadlineWarning>();
    public DbSet<Delivery.WatchedStep> WatchedSteps => Set<Delivery.WatchedStep>();
    public DbSet<Delivery.DeliveryChoice> DeliveryChoices => Set<Delivery.DeliveryChoice>();
    public DbSet<Delivery.Webhook> Webhooks => Set<Delivery.Webhook>();
    public DbSet<Delivery.Outgoing> Outgoing => Set<Delivery.Outgoing>();
    public DbSet<Evidence.EvidenceReading> EvidenceReadings => Set<Evidence.EvidenceReading>();
    public DbSet<Evidence.EvidenceText> EvidenceTexts => Set<Evidence.EvidenceText>();
    public DbSet<Domain.Evidence.Erasure> Erasures => Set<Domain.Evidence.Erasure>();
    public DbSet<Domain.Notices.Withholding> Withholdings => Set<Domain.Notices.Withholding>();

    public DbSet<Domain.Notices.WithholdingPaper> WithholdingPapers => Set<Domain.Notices.WithholdingPaper>();
    public DbSet<Domain.Dossiers.ForeignDossier> ForeignDossiers => Set<Domain.Dossiers.ForeignDossier>();
    public DbSet<Erasures.DismissedMark> DismissedMarks => Set<Erasures.DismissedMark>();
    public DbSet<Files.ScrubRun> ScrubRuns => Set<Files.ScrubRun>();
    public DbSet<Files.ScrubFinding> ScrubFindings => Set<Files.ScrubFinding>();
    public DbSet<RestrictedRead> RestrictedReads => Set<RestrictedRead>();
    public DbSet<ActRow> Acts => Set<ActRow>();
    public DbSet<FactRow> Facts => Set<FactRow>();
    public DbSet<ChainHead> ChainHeads => Set<ChainHead>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        foreach (var id in new[] { typeof(IEntityId<>).Assembly, typeof(RectifyDb).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>))))
            conventions.Properties(id).HaveConversion(typeof(EntityIdConverter<>).MakeGenericType(id));
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<decimal>().HavePrecision(18, 4);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasSequence<int>(ProblemNumbers).StartsAt(1001);
        builder.HasDbFunction(() => Plain(null)).HasName("rectify_plain").IsNullable(false);
        builder.ApplyConfigurationsFromAssembly(typeof(RectifyDb).Assembly);
        SnakeCase.Apply(builder);
    }

    /// <summary>In SQL what <see cref="Domain.Intake.Rereading.Plain"/> is in memory: width, case, blanks and marks apart. Of nothing it is empty, never null.</summary>
    public static string Plain(string? text) => throw new InvalidOperationException($"{nameof(Plain)} of {text?.Length} characters is for queries only.");

    /// <summary>Source of the short problem numbers.</summary>
    public const string ProblemNumbers = "problem_numbers";

    private sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value)) where TId : struct, IEntityId<TId>
    {
        private static TId Make(Guid value) => TId.From(value);
    }
}
