using System.Globalization;
using RealNvp.Data.Runs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Live;

/// <summary>
/// What of a run's page changes with every epoch, as the page writes it. Said once, for the page when it is drawn and for what is sent to pages that are
/// open; an element of the page with <c>data-live</c> shows the number of that name.
/// </summary>
public sealed record LiveNumbers
{
    /// <summary>Whole epochs.</summary>
    public required string Epoch { get; init; }

    /// <summary>Whole epochs and the part of the one under way, 0 to 100.</summary>
    public required string Percent { get; init; }

    /// <summary>Time left, or what the run waits for.</summary>
    public required string Left { get; init; }

    public required string Best { get; init; }

    public required string BestUnit { get; init; }

    public required string BestLabel { get; init; }

    public required string Gap { get; init; }

    public required string GapLabel { get; init; }

    public required string Validation { get; init; }

    public required string ValidationUnit { get; init; }

    public required string Training { get; init; }

    public required string TrainingUnit { get; init; }

    /// <summary>The best NLL on the data's own scale.</summary>
    public required string RawBest { get; init; }

    public required string RawBestUnit { get; init; }

    /// <summary>Training time so far.</summary>
    public required string Time { get; init; }

    public static LiveNumbers Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var rawBest = run.BestValNll + run.LogScaleSum;
        return new LiveNumbers
        {
            Epoch = Format.Count(run.Epoch),
            Percent = PercentOf(run).ToString("0.##", CultureInfo.InvariantCulture),
            Left = run.CancelRequested ? "stops after this batch" : run.EtaSeconds is null ? "estimating" : Format.Left(run.EtaSeconds),
            Best = Format.Nats(run.BestValNll),
            BestUnit = NatsIf(run.BestValNll),
            BestLabel = run.BestEpoch is { } best ? $"best validation NLL, epoch {Format.Count(best)}" : "best validation NLL",
            Gap = Format.SignedNats(run.Gap),
            GapLabel = run.Gap < 0 ? "below the entropy floor, by the luck of the validation rows" : "above the entropy floor",
            Validation = Format.Nats(run.ValNll),
            ValidationUnit = NatsIf(run.ValNll),
            Training = Format.Nats(run.TrainNll),
            TrainingUnit = NatsIf(run.TrainNll),
            RawBest = Format.Nats(rawBest),
            RawBestUnit = NatsIf(rawBest),
            Time = run.Seconds > 0 ? Format.Duration(run.Seconds) : Format.Unknown,
        };
    }

    /// <summary>Whole epochs and the part of the one under way, 0 to 100.</summary>
    internal static double PercentOf(RunRecord run) => run.Status == RunStatus.Completed ? 100
        : run.Epochs > 0 ? Math.Clamp(100 * (run.Epoch + (run.Status == RunStatus.Running ? run.EpochFraction : 0)) / run.Epochs, 0, 100) : 0;

    /// <summary>A unit, where there is a number before it.</summary>
    private static string NatsIf(double? value) => value is null ? "" : "nats";
}
