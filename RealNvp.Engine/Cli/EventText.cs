using System.Globalization;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Cli;

/// <summary>Training events as lines for people.</summary>
internal static class EventText
{
    /// <summary>The line, or null for events that need none.</summary>
    public static string? Of(TrainingEvent trainingEvent, int epochs) => trainingEvent switch
    {
        StartedEvent e => Text(
            $"{(e.ResumedFromEpoch > 0 ? $"Continuing after epoch {e.ResumedFromEpoch}" : "Training")}: {e.Parameters:#,##0} parameters, {e.TrainRows:#,##0} training rows, {e.ValidationRows:#,##0} for validation, {e.TestRows:#,##0} for the test, {e.BatchesPerEpoch:#,##0} batches an epoch, {e.Provenance.Threads} threads")
            + (e.EntropyFloor is { } floor ? Text($", entropy floor {floor:F4} nats") : ""),
        EpochEvent e => Text(
            $"epoch {e.Epoch}/{epochs}  train {e.TrainNll:F4}  validation {e.ValNll:F4}")
            + (e.Penalty > 0 ? Text($"  penalty {e.Penalty:G3}") : "")
            + Text($"  rate {e.LearningRate:G3}  {Time(e.Seconds)}, {Time(e.EtaSeconds)} left"),
        LogEvent e => Text($"{(e.Level == LogSeverity.Warning ? "warning" : "note")}{(e.Epoch > 0 ? Text($", epoch {e.Epoch}") : "")}: {e.Message}"),
        CheckpointEvent e => Text($"checkpoint of epoch {e.Epoch}: {e.File}"),
        FinishedEvent e => Text(
            $"Finished in {Time(e.Seconds)}: validation NLL {e.ValNll:F4} nats (best {e.BestValNll:F4} in epoch {e.BestEpoch}), round-trip error {e.RoundTripError:G2}, {e.StepsPerSecond:F0} steps/s")
            + ResultText.Of(e),
        CancelledEvent e => Text($"Stopped after epoch {e.Epoch}."),
        FailedEvent e => e.Advice is null ? e.Reason : $"{e.Reason} {e.Advice}",
        _ => null,
    };

    /// <summary>A time for people: "12 s", "3 min 20 s", "2 h 5 min".</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 9.95 => Text($"{seconds:F1} s"),
        < 60 => Text($"{seconds:F0} s"),
        < 3600 => Text($"{Math.Floor(seconds / 60):F0} min {seconds % 60:F0} s"),
        _ => Text($"{Math.Floor(seconds / 3600):#,##0} h {Math.Floor(seconds % 3600 / 60):F0} min"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
