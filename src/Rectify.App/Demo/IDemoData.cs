namespace Rectify.App.Demo;

/// <summary>A sign-in of the demonstration, listed for whoever tries it.</summary>
public sealed record DemoAccount(string UserName, string Password, string PersonName);

/// <summary>How far the demonstration is told.</summary>
/// <param name="Percent">Of its days; from 1 on its people can sign in.</param>
/// <param name="HasFailed">It broke off there.</param>
public sealed record DemoProgress(int Percent, bool HasFailed);

/// <summary>Fills an empty database with a fictional office, through the same use cases people use.</summary>
public interface IDemoData
{
    /// <summary>Does nothing in a database where anybody is.</summary>
    Task FillAsync(CancellationToken ct = default);

    /// <summary>Null where this program is not filling one, or has finished.</summary>
    DemoProgress? Filling { get; }

    /// <summary>Whether this database holds the demonstration, whoever filled it and whenever.</summary>
    Task<bool> IsToldAsync(CancellationToken ct = default);

    IReadOnlyList<DemoAccount> Accounts { get; }
}
