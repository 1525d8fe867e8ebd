using RealNvp.Data.Metrics;

namespace RealNvp.Web.Features.Runs.Reproduce;

/// <summary>Two curves compared bit by bit, save for the time they took.</summary>
/// <param name="Epochs">Epochs compared.</param>
/// <param name="EqualEpochs">How many of them are equal before the first difference.</param>
/// <param name="First">The first difference, or null.</param>
public sealed record CurveComparison(int Epochs, int EqualEpochs, CurveDifference? First)
{
    private static readonly (string Title, Func<EpochMetric, double> Read)[] Columns =
    [
        ("training NLL", metric => metric.TrainNll),
        ("validation NLL", metric => metric.ValNll),
        ("L2 penalty", metric => metric.Penalty),
        ("learning rate", metric => metric.LearningRate),
        ("gradient norm", metric => metric.GradNorm),
    ];

    /// <summary>Compares epoch by epoch.</summary>
    /// <param name="toEnd">Whether a missing epoch is a difference: the reproduction has ended.</param>
    public static CurveComparison Of(IReadOnlyList<EpochMetric> from, IReadOnlyList<EpochMetric> to, bool toEnd)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var common = Math.Min(from.Count, to.Count);
        for (var i = 0; i < common; i++)
        {
            if (Differ(from[i], to[i]) is { } difference)
            {
                return new CurveComparison(common, i, difference);
            }
        }

        return new CurveComparison(common, common, toEnd && from.Count != to.Count ? Missing(from, to, common) : null);
    }

    private static CurveDifference? Differ(EpochMetric from, EpochMetric to) => Columns
        .Where(column => BitConverter.DoubleToInt64Bits(column.Read(from)) != BitConverter.DoubleToInt64Bits(column.Read(to)))
        .Select(column => new CurveDifference(from.Epoch, column.Title, Finite(column.Read(from)), Finite(column.Read(to))))
        .FirstOrDefault();

    private static CurveDifference Missing(IReadOnlyList<EpochMetric> from, IReadOnlyList<EpochMetric> to, int common)
    {
        double? fromNll = from.Count > common ? Finite(from[common].ValNll) : null;
        double? toNll = to.Count > common ? Finite(to[common].ValNll) : null;
        return new CurveDifference((from.Count > common ? from : to)[common].Epoch, "validation NLL", fromNll, toNll);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
