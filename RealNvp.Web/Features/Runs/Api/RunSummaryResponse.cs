using RealNvp.Data.Runs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>
/// Results so far. NLL in nats per row on standardised data; add <see cref="LogScaleSum"/> for raw data. A value that is not finite is left out
/// like one not known.
/// </summary>
public sealed record RunSummaryResponse
{
    /// <summary>Of the last epoch.</summary>
    public double? TrainNll { get; init; }

    /// <summary>Of the last epoch.</summary>
    public double? ValNll { get; init; }

    public double? BestValNll { get; init; }

    public int? BestEpoch { get; init; }

    /// <summary>Entropy of the data's distribution, the least NLL there is; known for toys.</summary>
    public double? EntropyFloor { get; init; }

    /// <summary><see cref="BestValNll"/> minus <see cref="EntropyFloor"/>.</summary>
    public double? Gap { get; init; }

    /// <summary>The same entropy in original units.</summary>
    public double? RawEntropy { get; init; }

    /// <summary>NLL of the final weights on rows never used to choose; absent before the end and without a test.</summary>
    public double? TestNll { get; init; }

    /// <summary>Standard error of <see cref="TestNll"/> over the test rows.</summary>
    public double? TestStandardError { get; init; }

    /// <summary>Test NLL minus entropy, both in original units: the Kullback-Leibler divergence from the distribution to the flow.</summary>
    public double? TestGap { get; init; }

    /// <summary>What simpler density estimates reach on the same test rows; absent before the end and without a test.</summary>
    public IReadOnlyList<BaselineResult>? Baselines { get; init; }

    /// <summary>Standard error of <see cref="TestGap"/> over the test rows.</summary>
    public double? TestGapStandardError { get; init; }

    /// <summary>NLL on raw data = NLL on standardised data + this.</summary>
    public double? LogScaleSum { get; init; }

    /// <summary>Trainable parameters of the flow.</summary>
    public long? Parameters { get; init; }

    /// <summary>Largest |x - g(f(x))| over validation rows, on standardised data.</summary>
    public double? RoundTripError { get; init; }

    public double? StepsPerSecond { get; init; }

    /// <summary>Largest resident size of the training process.</summary>
    public long? PeakMemoryBytes { get; init; }

    public static RunSummaryResponse Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new RunSummaryResponse
        {
            TrainNll = JsonNumber.Of(run.TrainNll),
            ValNll = JsonNumber.Of(run.ValNll),
            BestValNll = JsonNumber.Of(run.BestValNll),
            BestEpoch = run.BestEpoch,
            EntropyFloor = JsonNumber.Of(run.EntropyFloor),
            Gap = JsonNumber.Of(run.Gap),
            RawEntropy = JsonNumber.Of(run.RawEntropy),
            TestNll = JsonNumber.Of(run.TestNll),
            TestStandardError = JsonNumber.Of(run.TestStandardError),
            TestGap = JsonNumber.Of(run.TestGap),
            Baselines = RunBaselines.Of(run),
            TestGapStandardError = JsonNumber.Of(run.TestGapStandardError),
            LogScaleSum = JsonNumber.Of(run.LogScaleSum),
            Parameters = run.Parameters,
            RoundTripError = JsonNumber.Of(run.RoundTripError),
            StepsPerSecond = JsonNumber.Of(run.StepsPerSecond),
            PeakMemoryBytes = run.PeakMemoryBytes,
        };
    }
}
