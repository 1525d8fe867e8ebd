namespace RealNvp.Web.Features.Sweeps;

/// <summary>
/// One setting of a sweep with the values it takes: a range from <see cref="Min"/> to <see cref="Max"/>, or a list. Values are spelled as JSON and
/// command line spell them (<c>0.001</c>, <c>cosine</c>, <c>true</c>), whatever their type.
/// </summary>
public sealed record SweepDimension
{
    /// <summary>Path of the setting, <c>training.learningRate</c>; one of <see cref="SweepSettings.Of"/>.</summary>
    public required string Setting { get; init; }

    public SweepScale Scale { get; init; }

    /// <summary>Least value of a range.</summary>
    public double? Min { get; init; }

    /// <summary>Largest value of a range.</summary>
    public double? Max { get; init; }

    /// <summary>Distance of two values of a linear range, counted from <see cref="Min"/>; null: as near as the setting has them.</summary>
    public double? Step { get; init; }

    /// <summary>
    /// How many values are taken from the range, both ends included; not beside <see cref="Step"/>. A grid needs one of the two, except over whole numbers on
    /// a linear scale; without either, values are drawn from the whole range.
    /// </summary>
    public int? Count { get; init; }

    /// <summary>The values of a <see cref="SweepScale.Choice"/>; null for a range.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
