using System.Security.Cryptography;

namespace Rectify.App.Accounts;

/// <summary>A password somebody else sets, told once and changed at the first sign-in.</summary>
public static class OneTimePassword
{
    private const int Length = 12;

    /// <summary>No characters that are taken for one another on paper.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
