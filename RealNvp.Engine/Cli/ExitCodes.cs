namespace RealNvp.Engine.Cli;

internal static class ExitCodes
{
    /// <summary>The codes of <see cref="ExitCode"/> as help shows them.</summary>
    public const string Help =
        "Exit codes: 0 done; 1 something broke, standard error says what; 2 arguments, spec or data not acceptable, each wrong field named; "
        + "3 stopped on request; 4 training diverged.";
}
