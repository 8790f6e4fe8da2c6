using Rectify.App.Files;

namespace Rectify.Web.Hosting;

/// <summary>How files are looked at, from the settings <c>Rectify:Scanner:*</c>, and where they are kept, from <c>Rectify:S3:*</c>. What cannot be meant keeps the server from starting.</summary>
internal static class FilesConfiguration
{
    /// <summary>Null where no bucket is named: files lie in the local folder.</summary>
    public static S3Settings? BucketOf(IConfiguration configuration)
    {
        var bucket = configuration.GetSection("Rectify:S3");
        if (bucket["Bucket"] is not { Length: > 0 } name) return null;
        if (!Uri.TryCreate(bucket["ServiceUrl"], UriKind.Absolute, out var service) || service.Scheme is not ("http" or "https")) throw new StartRefusedException("The setting Rectify:S3:ServiceUrl cannot be read; it is the http or https address of the service.");
        if (bucket["AccessKey"] is not { Length: > 0 } key || bucket["SecretKey"] is not { Length: > 0 } secret) throw new StartRefusedException("Rectify:S3:Bucket is set, but Rectify:S3:AccessKey or Rectify:S3:SecretKey is not.");
        var prefix = bucket["Prefix"] ?? "";
        return new S3Settings(service, name, key, secret, bucket["Region"] is { Length: > 0 } region ? region : "us-east-1", prefix.Length == 0 || prefix.EndsWith('/') ? prefix : prefix + "/");
    }

    /// <summary>Null where no scanner is named: nothing is scanned.</summary>
    public static ScannerSettings? ScannerOf(IConfiguration configuration)
    {
        var scanner = configuration.GetSection("Rectify:Scanner");
        if (scanner["Address"] is not { Length: > 0 } address) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri is { Scheme: "tcp", Host.Length: > 0 } || uri is { Scheme: "unix", AbsolutePath.Length: > 1 })
            ? new ScannerSettings(uri, scanner.GetValue("LetThrough", false))
            : throw new StartRefusedException("The setting Rectify:Scanner:Address cannot be read; it is tcp://HOST:PORT or unix:/PATH.");
    }
}
