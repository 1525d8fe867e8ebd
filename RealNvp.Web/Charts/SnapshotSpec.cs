namespace RealNvp.Web.Charts;

/// <summary>What the browser's snapshot viewer is told: <c>charts/snapshots.js</c> reads these names, in camelCase.</summary>
/// <param name="Epoch">The epoch to show; null: the newest, as they come.</param>
/// <param name="X">Column on the horizontal axes, from 0.</param>
/// <param name="Y">Column on the vertical axes, from 0.</param>
/// <param name="Names">Names of the data's columns.</param>
/// <param name="ByPlace">Whether points are coloured by their place.</param>
public sealed record SnapshotSpec(IReadOnlyList<SnapshotPanel> Panels, int? Epoch, int X, int Y, IReadOnlyList<string> Names, bool ByPlace);
