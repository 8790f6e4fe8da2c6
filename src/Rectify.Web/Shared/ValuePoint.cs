namespace Rectify.Web.Shared;

/// <summary>A value of a day.</summary>
public readonly record struct ValuePoint(DateOnly On, decimal Value);
