Console.WriteLine("nothing to measure yet");
