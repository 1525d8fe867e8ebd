using RealNvp.Data.Metrics;

namespace RealNvp.Web.Features.Compare.Curves;

/// <summary>Which curves, over what, how smooth and how fine.</summary>
public sealed record CurveQuery
{
    /// <summary>Runs drawn each for itself.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>Groups of runs of which the mean and the range are drawn.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Means { get; init; } = [];

    public MetricColumn Column { get; init; }

    public CurveAxis Axis { get; init; }

    /// <summary>Weight of the past in the moving average; 0: none.</summary>
    public double Smoothing { get; init; }

    /// <summary>Left end of what is wanted, on the axis.</summary>
    public double From { get; init; } = double.NegativeInfinity;

    /// <summary>Right end.</summary>
    public double To { get; init; } = double.PositiveInfinity;

    /// <summary>At most so many points a line: two a pixel are all that a picture can show.</summary>
    public int Points { get; init; } = Defaults.Points;

    public static class Defaults
    {
        public const int Points = 2_000;
        public const int LeastPoints = 16;

        /// <summary>Runs with fewer epochs come whole: what a file of all numbers asks for.</summary>
        public const int MostPoints = 100_000;

        public const double MostSmoothing = 0.999;
    }
}
