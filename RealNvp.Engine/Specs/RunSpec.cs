namespace RealNvp.Engine.Specs;

/// <summary>
/// Everything that decides the numbers of a training run. Two runs with equal specs on the same kind of machine give
/// the same weights. Serialised as camelCase JSON: the body of <c>POST /api/v1/runs</c> and the file behind <c>realnvp train --spec</c>.
/// </summary>
public sealed record RunSpec
{
    /// <summary>Name of the preset the spec started from, or null.</summary>
    public string? Preset { get; init; }

    /// <summary>What people call the run; null lets the host make a name from the settings.</summary>
    public string? Name { get; init; }

    public DatasetSpec Dataset { get; init; } = new();

    public ModelSpec Model { get; init; } = new();

    public TrainingSpec Training { get; init; } = new();

    /// <summary>Free labels, in the order given.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
