using System.Globalization;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;
using Spectre.Console;

namespace RealNvp.Engine.Cli;

/// <summary>A progress bar with the newest numbers: for a terminal.</summary>
internal sealed class BarOutput(IAnsiConsole console, TextWriter errors) : ITrainingOutput
{
    private const int BarWidth = 24; // With the numbers beside it a line of 80 columns.
    private StartedEvent? _started;

    public int Run(Func<Action<TrainingEvent>, int> work)
    {
        var last = new List<TrainingEvent>();
        var code = console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new PercentageColumn())
            .Start(context =>
            {
                var task = context.AddTask("reading the data", autoStart: true, maxValue: 1);
                return work(trainingEvent => Show(trainingEvent, task, last));
            });
        foreach (var trainingEvent in last)
        {
            if (trainingEvent is FailedEvent)
            {
                errors.WriteLine(EventText.Of(trainingEvent, 0));
            }
            else
            {
                console.WriteLine(EventText.Of(trainingEvent, 0) ?? "");
            }
        }

        return code;
    }

    public void Refuse(IReadOnlyList<FieldError> found) => new PlainOutput(TextWriter.Null, errors).Refuse(found);

    private void Show(TrainingEvent trainingEvent, ProgressTask task, List<TrainingEvent> last)
    {
        switch (trainingEvent)
        {
            case StartedEvent e:
                _started = e;
                console.WriteLine(EventText.Of(e, e.Epochs)!);
                task.MaxValue = (double)e.Epochs * e.BatchesPerEpoch;
                task.Value = (double)e.ResumedFromEpoch * e.BatchesPerEpoch;
                task.Description = "training";
                break;
            case ProgressEvent e:
                task.Value = (e.Epoch - 1.0) * _started!.BatchesPerEpoch + e.Batch;
                break;
            case EpochEvent e:
                task.Value = (double)e.Epoch * _started!.BatchesPerEpoch;
                task.Description = string.Create(
                    CultureInfo.InvariantCulture, $"epoch {e.Epoch}/{_started.Epochs}, validation {e.ValNll:F4}, {EventText.Time(e.EtaSeconds)} left");
                break;
            case LogEvent:
                console.WriteLine(EventText.Of(trainingEvent, 0)!); // Stays above the bar.
                break;
            case FinishedEvent or CancelledEvent or FailedEvent:
                last.Add(trainingEvent); // Shown below the bar, once it stands still.
                break;
        }
    }
}
