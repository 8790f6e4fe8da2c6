namespace Rectify.LocalPostgres;

/// <summary>The private cluster cannot be had; the message is a sentence for the person at the console and names the remedy.</summary>
public sealed class LocalPostgresException : Exception
{
    public LocalPostgresException(string message)
        : base(message)
    {
    }

    public LocalPostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
