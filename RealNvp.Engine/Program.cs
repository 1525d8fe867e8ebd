return RealNvp.Engine.Cli.CommandLine.Run(args);
