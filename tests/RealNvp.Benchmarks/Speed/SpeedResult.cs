namespace RealNvp.Benchmarks.Speed;

/// <summary>All of one benchmark run.</summary>
/// <param name="Machine">Processor, system and cores.</param>
/// <param name="Load">Load averages before the run: what else the machine did.</param>
/// <param name="Taken">When, UTC.</param>
/// <param name="Versions">Of what was compared.</param>
/// <param name="BoundGflops">Best float32 matrix product, 1e9 operations a second; best round.</param>
/// <param name="BoundFrom">Which product that was.</param>
/// <param name="BandwidthGbytes">Memory bandwidth, 1e9 bytes a second; best round.</param>
/// <param name="Rows">The table of targets.</param>
/// <param name="Speeds">Every speed measured: its values, one a round.</param>
/// <param name="Points">Where the training steps lie under the roofline.</param>
internal sealed record SpeedResult(
    string Machine,
    string Load,
    DateTime Taken,
    IReadOnlyDictionary<string, string> Versions,
    double BoundGflops,
    string BoundFrom,
    double BandwidthGbytes,
    IReadOnlyList<SpeedRow> Rows,
    IReadOnlyDictionary<string, IReadOnlyList<double>> Speeds,
    IReadOnlyList<RooflinePoint> Points);
