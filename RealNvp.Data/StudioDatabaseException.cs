namespace RealNvp.Data;

/// <summary>The database cannot be used; the message says what is wrong, where and what to do, in words for the person who runs the host.</summary>
public sealed class StudioDatabaseException(StudioDatabaseProblem problem, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public StudioDatabaseProblem Problem { get; } = problem;
}
