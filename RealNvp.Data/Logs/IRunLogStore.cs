namespace RealNvp.Data.Logs;

/// <summary>
/// What runs said while they trained, line by line, never rewritten: a run that went on from a checkpoint says again what it had said after
/// that, with the interruption in between, as it was.
/// </summary>
public interface IRunLogStore
{
    /// <summary>Stores a line; a line stored already (told once more from a journal) stays as it is.</summary>
    Task AppendAsync(string runId, RunLogLine line, CancellationToken cancellationToken = default);

    /// <summary>All lines of a run, oldest first.</summary>
    Task<IReadOnlyList<RunLogLine>> ReadAsync(string runId, CancellationToken cancellationToken = default);
}
