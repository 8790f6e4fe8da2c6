namespace Rectify.App.Demo;

/// <summary>A sign-in of the demonstration, listed for whoever tries it.</summary>
public sealed record DemoAccount(string UserName, string Password, string PersonName);

/// <summary>Fills an empty database with a fictional office, through the same use cases people use.</summary>
public interface IDemoData
{
    /// <summary>Does nothing in a database where anybody is.</summary>
    Task FillAsync(CancellationToken ct = default);

    /// <summary>Whether this database holds the demonstration, whoever filled it and whenever.</summary>
    Task<bool> IsToldAsync(CancellationToken ct = default);

    IReadOnlyList<DemoAccount> Accounts { get; }
}
