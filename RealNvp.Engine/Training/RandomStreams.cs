namespace RealNvp.Engine.Training;

/// <summary>What a run draws random numbers for: one independent generator each, so that one use never shifts another.</summary>
internal static class RandomStreams
{
    public const int Split = 1;
    public const int InitialParameters = 2;
    public const int Shuffle = 3;
    public const int SnapshotNoise = 4;

    /// <summary>The first of as many streams as there are epochs.</summary>
    public const int FreshPoints = 1 << 24;
}
