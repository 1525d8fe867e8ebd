using System.CommandLine;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Cli;

/// <summary><c>realnvp train</c>.</summary>
internal sealed class TrainCommand
{
    private const string Help =
        "Trains a flow. Leaves weights.safetensors, checkpoints, snapshots and events.jsonl in the work folder. "
        + "With --json the events go to standard output, one JSON object a line, and a line \"cancel\" or the end of standard input stops the run; "
        + "without it, Ctrl+C does. A stopped run continues with --resume. "
        + ExitCodes.Help;

    private readonly SettingOptions _settings = new();

    private readonly Option<DirectoryInfo> _work = new("--work")
    {
        Description = "Folder for everything the run writes; made if missing. A fresh start replaces what an earlier run left there.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("realnvp-run"),
    };

    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Continue from this checkpoint file, or from the newest in this folder; without any settings those of the checkpoint are used.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _fork = new("--fork")
    {
        Description = "Go on from this checkpoint of another run, or the newest in this folder, with other settings; those not given are the checkpoint's. "
            + "The flow's shape, the data, the split and the seed stay.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Events as JSON lines on standard output." };

    private readonly NumberOption _threads = new("threads", "Threads for computing; 0: all cores.", SettingKind.Whole, 0, 0, 1024);

    private readonly NumberOption _checkpointEpochs =
        new("checkpoint-epochs", "Most epochs between two checkpoints.", SettingKind.Whole, CheckpointCadence.Defaults.Epochs, 1, 1_000_000);

    private readonly NumberOption _checkpointSeconds =
        new("checkpoint-seconds", "Most seconds between two checkpoints.", SettingKind.Real, CheckpointCadence.Defaults.Seconds, 0, 1e9);

    public Command Create()
    {
        var command = new Command("train", Help);
        _settings.AddTo(command);
        foreach (var option in (Option[])[_work, _resume, _fork, _json, _threads.Option, _checkpointEpochs.Option, _checkpointSeconds.Option])
        {
            command.Options.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var output = TrainingOutputs.Choose(result.GetValue(_json));
        var startErrors = new List<FieldError>();
        var fork = ResumePoint.Find(result.GetValue(_fork), startErrors, "fork");
        var reading = _settings.Read(result, fork?.Spec, out var baseDirectory);
        var work = result.GetValue(_work)!;
        List<FieldError> errors = [.. startErrors, .. reading.Errors];
        var threads = (int)_threads.Read(result, errors);
        var cadence = new CheckpointCadence
        {
            Epochs = (int)_checkpointEpochs.Read(result, errors),
            Seconds = _checkpointSeconds.Read(result, errors),
        };
        var resume = ResumePoint.Find(result.GetValue(_resume), errors);
        var spec = resume is null || _settings.AreGiven(result) ? reading.Spec : resume.Spec;
        if (resume is not null && fork is not null)
        {
            errors.Add(new FieldError("fork", "--fork and --resume are both given; a run goes on as itself or as another one, not both."));
        }

        CheckTable(spec.Dataset, baseDirectory, errors);
        if (errors.Count == 0 && OpenJournal(work, errors) is { } journal)
        {
            using var owned = journal;
            using var stop = new StopRequest();
            if (result.GetValue(_json) && Console.IsInputRedirected)
            {
                stop.ListenTo(Console.OpenStandardInput());
            }

            var order = new TrainingOrder
            {
                Spec = spec,
                BaseDirectory = baseDirectory,
                WorkFolder = work.FullName,
                ResumeFile = resume?.File,
                ForkFile = fork?.File,
                Warning = (resume ?? fork)?.Warning,
                Threads = threads,
                Cadence = cadence,
            };
            return output.Run(show => Train(order, Journalled(journal, show), stop.Token));
        }

        output.Refuse(errors);
        return ExitCode.BadInput;
    }

    private static int Train(TrainingOrder order, Action<TrainingEvent> report, CancellationToken stop)
    {
        var epoch = 0; // under way
        try
        {
            var run = new TrainingRun(order, Evaluators.Create, Track, TimeProvider.System);
            return run.Execute(stop) == TrainingEnd.Finished ? ExitCode.Success : ExitCode.Cancelled;
        }
        catch (Exception exception)
        {
            var (failed, code) = TrainingFailure.Explain(exception, epoch);
            report(failed);
            return code;
        }

        void Track(TrainingEvent trainingEvent)
        {
            epoch = trainingEvent switch
            {
                StartedEvent started => started.ResumedFromEpoch + 1,
                EpochEvent { Epoch: var done } => Math.Min(done + 1, order.Spec.Training.Epochs),
                _ => epoch,
            };
            report(trainingEvent);
        }
    }

    private static Action<TrainingEvent> Journalled(EventJournal journal, Action<TrainingEvent> show) => trainingEvent =>
    {
        try
        {
            if (trainingEvent is not ProgressEvent)
            {
                journal.Append(SpecJson.Serialize(trainingEvent));
            }
        }
        catch (IOException) when (trainingEvent is FailedEvent)
        {
            // The disk is full, which is what this event is about. Whoever listens still hears it.
        }

        show(trainingEvent);
    };

    /// <summary>A table that is not there is noticed before anything of an earlier run is replaced.</summary>
    private static void CheckTable(DatasetSpec dataset, string baseDirectory, List<FieldError> errors)
    {
        if (dataset.Csv is { } csv && !File.Exists(Path.Combine(baseDirectory, csv.File)))
        {
            errors.Add(new FieldError("dataset.csv", $"csv names the file {csv.File}, which does not exist; it must be a CSV file that can be read."));
        }
    }

    private static EventJournal? OpenJournal(DirectoryInfo work, List<FieldError> errors)
    {
        try
        {
            work.Create();
            return new EventJournal(work.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(new FieldError("work", $"The work folder cannot be used: {exception.Message}"));
            return null;
        }
    }
}
