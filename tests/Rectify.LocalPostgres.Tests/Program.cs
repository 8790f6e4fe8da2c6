using Rectify.LocalPostgres;

// usage: FOLDER   uses the cluster in FOLDER, says "ready" and leaves it in good order when standard input ends
await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions(args[0]));
Console.WriteLine("ready");
await Console.In.ReadToEndAsync();
