namespace RealNvp.Engine.Cli;

/// <summary>Exit codes of the program, as its <c>--help</c> documents them.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something broke that the input is not to blame for; standard error says what.</summary>
    public const int Failure = 1;

    /// <summary>Arguments, spec or data are not acceptable; every wrong field is named.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped on request (cancel line, end of standard input, Ctrl+C).</summary>
    public const int Cancelled = 3;

    /// <summary>The loss became NaN or infinite; the last good checkpoint is kept.</summary>
    public const int Diverged = 4;
}
