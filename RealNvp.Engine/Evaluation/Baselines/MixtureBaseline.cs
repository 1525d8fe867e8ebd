using System.Globalization;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>
/// A mixture of Gaussians; the validation rows choose the ridge on the covariances and the number of components, which grows until two
/// more in a row did not help.
/// </summary>
/// <param name="seed">Seed of the starts.</param>
public sealed class MixtureBaseline(int seed) : IBaseline
{
    /// <summary>Rows fitted to; more would cost time and change little.</summary>
    public const int MaxRows = 5_000;

    public const int MaxComponents = 10;

    /// <summary>Multiplications allowed in all, some seconds. A fixed count, not a clock, so that the result does not depend on the machine.</summary>
    private const double MaxWork = 1e10;

    private const int Patience = 2;

    private static readonly double[] Ridges = [1e-3, 1e-2, 1e-1];

    public string Name => "mixture";

    public string Title => "Gaussian mixture";

    /// <inheritdoc />
    public BaselineScores Score(BaselineData data, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rows = RowMath.ToDouble(data.First(data.Train, MaxRows));
        var validation = RowMath.ToDouble(data.First(data.Validation, MaxRows));
        var perComponent = (double)GaussianMixture.MaxIterations * (rows.Length / data.Dimension) * data.Dimension * (data.Dimension + 4.0);
        var work = 0.0;
        Candidate? best = null;
        var ridges = Ridges;
        for (var (components, misses) = (2, 0); components <= MaxComponents && misses < Patience && components * 2 <= data.TrainRows; components++)
        {
            work += perComponent * components * ridges.Length;
            if (work > MaxWork)
            {
                break;
            }

            var fits = new Candidate?[ridges.Length];
            Parallel.For(0, fits.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
                fits[i] = Fit(rows, validation, data.Dimension, components, ridges[i], cancellationToken));
            var found = fits.Where(fit => fit is not null).MaxBy(fit => fit!.ValidationLogProb);
            misses = found is null || found.ValidationLogProb <= (best?.ValidationLogProb ?? double.NegativeInfinity) ? misses + 1 : 0;
            best = misses == 0 ? found : best;
            ridges = best is null ? ridges : [best.Ridge]; // What suits the columns shows with the first components.
        }

        if (best is null)
        {
            throw new BaselineException(work > MaxWork
                ? string.Create(CultureInfo.InvariantCulture, $"{data.Dimension} columns are too many to fit full covariances in a few seconds.")
                : "The covariances are singular: the training rows are too few or too much alike.");
        }

        var used = rows.Length / data.Dimension;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{best.Components} components, ridge {best.Ridge:0.###}");
        return new BaselineScores(
            best.Mixture.LogProb(RowMath.ToDouble(data.Test)),
            used < data.TrainRows ? string.Create(CultureInfo.InvariantCulture, $"{detail}, fitted to {used:#,##0} of {data.TrainRows:#,##0} rows") : detail);
    }

    private Candidate? Fit(double[] rows, double[] validation, int dimension, int components, double ridge, CancellationToken cancellationToken) =>
        GaussianMixture.Fit(rows, dimension, components, ridge, SeededRandom.ForStream(seed, components), cancellationToken) is { } mixture
        && mixture.LogProb(validation).Average() is var logProb && double.IsFinite(logProb)
            ? new Candidate(mixture, components, ridge, logProb)
            : null;

    private sealed record Candidate(GaussianMixture Mixture, int Components, double Ridge, double ValidationLogProb);
}
