namespace RealNvp.Web.Queue;

/// <summary>
/// One place all live pages listen to. Notices are merged per run and sent at most every 200 ms; subscribers are called outside locks,
/// one slow or failing subscriber does not hold up the others.
/// </summary>
public interface IRunHub
{
    /// <summary>Announces a change; cheap, from any thread.</summary>
    void Publish(RunChange change);

    /// <summary>Calls <paramref name="onChange"/> for changes of one run (null: of all) until disposed.</summary>
    IDisposable Subscribe(string? runId, Func<RunChange, Task> onChange);
}
