namespace RealNvp.Data.Runs.Groups;

/// <summary>Runs with something in common, and what they reached.</summary>
public sealed record RunGroupSummary
{
    /// <summary>Most runs that <see cref="Ids"/> names.</summary>
    public const int MostIds = 50;

    /// <summary>A <see cref="double"/> or <see cref="string"/>, as the field's kind has it; null: these runs have none.</summary>
    public required object? Value { get; init; }

    /// <summary>How many runs.</summary>
    public required int Runs { get; init; }

    /// <summary>How many of them are in each state; states of none are left out.</summary>
    public required IReadOnlyDictionary<RunStatus, int> Statuses { get; init; }

    /// <summary>How many have the number that is summed up.</summary>
    public required int Measured { get; init; }

    public required double? Least { get; init; }

    public required double? Mean { get; init; }

    /// <summary>Of a sample: divided by one less than <see cref="Measured"/>; null where that is less than two.</summary>
    public required double? StandardDeviation { get; init; }

    public required double? Largest { get; init; }

    /// <summary>The newest run: it can stand for the group where <see cref="Value"/> says nothing to people.</summary>
    public required string NewestId { get; init; }

    /// <summary>Runs by their number, least first, at most <see cref="MostIds"/>; those without one last, newest first.</summary>
    public required IReadOnlyList<string> Ids { get; init; }
}
