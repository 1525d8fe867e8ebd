namespace RealNvp.Web.Queue;

/// <summary>"Something new about this run": what subscribers fetch they fetch themselves.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Epoch">Last epoch stored.</param>
/// <param name="SnapshotEpoch">Epoch of the newest snapshot stored since the last notice, or null.</param>
/// <param name="StateChanged">Whether status, order or existence changed, not only progress.</param>
public sealed record RunChange(string RunId, int Epoch, int? SnapshotEpoch, bool StateChanged);
