namespace Rectify.Web.Accounts;

/// <summary>What a panel raises when something ends: which, and the last day it holds.</summary>
public sealed record Ending<TId>(TId Id, DateOnly LastDay) where TId : struct;
