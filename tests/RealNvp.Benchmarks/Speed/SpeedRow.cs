namespace RealNvp.Benchmarks.Speed;

/// <summary>A line of the table of targets.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Unit">Of both numbers, as a format: <c>0 %</c>, <c>0.00 x</c>.</param>
/// <param name="Target">What is asked for.</param>
/// <param name="Reached">Best of the rounds; null: could not be measured here.</param>
/// <param name="AtMost">Whether less is better.</param>
internal sealed record SpeedRow(string Work, string Unit, double Target, double? Reached, bool AtMost = false)
{
    public bool? IsMet => Reached is { } reached ? (AtMost ? reached <= Target : reached >= Target) : null;
}
