namespace RealNvp.Data.Sweeps;

/// <summary>A trial's row. How it stands follows from its run's row, its mark and its failure; see <see cref="TrialRow"/>.</summary>
internal sealed class SweepTrialEntity
{
    public required string SweepId { get; init; }

    public required int Number { get; init; }

    public required int Combination { get; init; }

    public required int Seed { get; init; }

    public List<string> Values { get; init; } = [];

    public string? RunId { get; set; }

    public TrialMark Mark { get; set; }

    /// <summary>Why it could not be launched; such a trial has no run.</summary>
    public string? FailureReason { get; set; }

    /// <summary>Epoch of the next comparison it has not taken part in; null: there is none.</summary>
    public int? NextRung { get; set; }

    public int? StopEpoch { get; set; }

    public double? StopValue { get; set; }

    public int? StopPlace { get; set; }

    public int? StopOf { get; set; }

    public int? StopKept { get; set; }

    public double? StopCutoff { get; set; }

    public DateTime? StoppedAt { get; set; }
}
