using Rectify.Domain;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Rounds;

/// <summary>What the milestones raise: which is done, on which day, and what proves it.</summary>
public sealed record MilestoneDone(MilestoneKind Kind, DateOnly On, Reason Proof, DateOnly? RetainUntil = null);
