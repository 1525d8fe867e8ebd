return RealNvp.Engine.Cli.ExitCode.Success;
