using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>Results of a bundled run; each is what <see cref="RunRecord"/> says of it.</summary>
internal sealed record BundledResults
{
    public int Epoch { get; init; }

    public double Seconds { get; init; }

    public double? TrainNll { get; init; }

    public double? ValNll { get; init; }

    public double? BestValNll { get; init; }

    public int? BestEpoch { get; init; }

    public double? EntropyFloor { get; init; }

    public double? RawEntropy { get; init; }

    public double? LogScaleSum { get; init; }

    public double? RoundTripError { get; init; }

    public double? StepsPerSecond { get; init; }

    public long? PeakMemoryBytes { get; init; }

    public long? Parameters { get; init; }

    public double? TestNll { get; init; }

    public double? TestStandardError { get; init; }

    public double? TestGap { get; init; }

    public double? TestGapStandardError { get; init; }

    public JsonElement? Baselines { get; init; }

    public static BundledResults Of(RunRecord run) => new()
    {
        Epoch = run.Epoch,
        Seconds = run.Seconds,
        TrainNll = run.TrainNll,
        ValNll = run.ValNll,
        BestValNll = run.BestValNll,
        BestEpoch = run.BestEpoch,
        EntropyFloor = run.EntropyFloor,
        RawEntropy = run.RawEntropy,
        LogScaleSum = run.LogScaleSum,
        RoundTripError = run.RoundTripError,
        StepsPerSecond = run.StepsPerSecond,
        PeakMemoryBytes = run.PeakMemoryBytes,
        Parameters = run.Parameters,
        TestNll = run.TestNll,
        TestStandardError = run.TestStandardError,
        TestGap = run.TestGap,
        TestGapStandardError = run.TestGapStandardError,
        Baselines = run.BaselinesJson is { } json ? SpecJson.Deserialize<JsonElement>(json) : null,
    };

    public RunRecord Onto(RunRecord run) => run with
    {
        Epoch = Epoch,
        Seconds = Seconds,
        TrainNll = TrainNll,
        ValNll = ValNll,
        BestValNll = BestValNll,
        BestEpoch = BestEpoch,
        EntropyFloor = EntropyFloor,
        RawEntropy = RawEntropy,
        LogScaleSum = LogScaleSum,
        RoundTripError = RoundTripError,
        StepsPerSecond = StepsPerSecond,
        PeakMemoryBytes = PeakMemoryBytes,
        Parameters = Parameters,
        TestNll = TestNll,
        TestStandardError = TestStandardError,
        TestGap = TestGap,
        TestGapStandardError = TestGapStandardError,
        BaselinesJson = Baselines?.GetRawText(),
    };
}
