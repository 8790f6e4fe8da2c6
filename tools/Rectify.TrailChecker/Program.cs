using Rectify.TrailChecker;

// usage: trail-checker FOLDER [--anchors FILE] [--key FILE] [--code CODE]
// Ends with 0 when everything fits, 1 when something does not, 2 when there is nothing to check.
var options = new Dictionary<string, string>(StringComparer.Ordinal);
string? folder = null;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] is "--anchors" or "--key" or "--code" && i + 1 < args.Length) options[args[i]] = args[++i];
    else if (folder is null && !args[i].StartsWith('-')) folder = args[i];
    else folder = "";
}
if (folder is null or "")
{
    Console.Error.WriteLine("用法：trail-checker 数据包文件夹 [--anchors 另存的锚点文件] [--key 另存的公钥] [--code 校验码]");
    return 2;
}
try
{
    var result = Checker.Run(folder, options.GetValueOrDefault("--anchors"), options.GetValueOrDefault("--key"), options.GetValueOrDefault("--code"));
    Console.WriteLine($"留痕 {result.Facts} 条（内容不提供 {result.Withheld} 条），数据行 {result.Rows} 行（不提供 {result.RowsWithheld} 行），文件 {result.Files} 份，锚点 {result.Anchors} 个。");
    Console.WriteLine(result.LastAnchorAt is { } at ? $"最后一个锚点：{at}。此前的改动都能查出，此后的不能。" : "没有锚点：整条链被重写无从查出。");
    foreach (var erased in result.Erased) Console.WriteLine(erased);
    foreach (var fault in result.Faults.Take(100)) Console.WriteLine(fault);
    Console.WriteLine(result.Faults.Count == 0 ? "相符。" : $"不符 {result.Faults.Count} 处，第一处：{result.Faults[0]}");
    return result.Faults.Count == 0 ? 0 : 1;
}
catch (InvalidDataException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
