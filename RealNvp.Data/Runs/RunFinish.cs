namespace RealNvp.Data.Runs;

/// <summary>The results of a completed run.</summary>
public sealed record RunFinish(double RoundTripError, double StepsPerSecond, long PeakMemoryBytes);
