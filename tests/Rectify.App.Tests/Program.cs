using Rectify.App.Tests.Killing;

// usage: FILES ANCHORS HANDLER UNIT-LEAD MINUTE SEED, with the connection string in RECTIFY_CONNECTION   acts until it is killed
await new ActingProcess(args).RunAsync();
