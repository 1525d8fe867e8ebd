namespace RealNvp.Engine.Training;

/// <summary>How often a run is saved: after so many epochs or so many seconds, whichever comes first.</summary>
public sealed record CheckpointCadence
{
    /// <summary>Most epochs between two checkpoints, at least 1.</summary>
    public int Epochs { get; init; } = Defaults.Epochs;

    /// <summary>Most seconds between two checkpoints (plus a batch); in long epochs they fall between two batches.</summary>
    public double Seconds { get; init; } = Defaults.Seconds;

    public static class Defaults
    {
        public const int Epochs = 10;
        public const double Seconds = 30;
    }
}
