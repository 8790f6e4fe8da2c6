namespace Rectify.Web.Review;

/// <summary>What the reviewer asks of the unit about one measure, and by when.</summary>
public sealed record AskedOfUnit(string What, DateOnly DueOn);
