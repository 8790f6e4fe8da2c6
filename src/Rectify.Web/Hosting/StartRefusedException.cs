namespace Rectify.Web.Hosting;

/// <summary>The server cannot start as it is set; the message is a sentence for the person at the console and names the remedy.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
