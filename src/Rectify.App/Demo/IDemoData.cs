namespace Rectify.App.Demo;

/// <summary>A sign-in of the demonstration, listed for whoever tries it.</summary>
/// <param name="Does">What the person does in the story, in the language of the screen.</param>
public sealed record DemoAccount(string UserName, string Password, string PersonName, string Does);

/// <summary>Fills an empty database with a fictional office, through the same use cases people use.</summary>
public interface IDemoData
{
    /// <summary>Does nothing in a database where anybody is.</summary>
    Task FillAsync(CancellationToken ct = default);

    IReadOnlyList<DemoAccount> Accounts { get; }
}
