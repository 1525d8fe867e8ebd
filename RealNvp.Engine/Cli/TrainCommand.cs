using System.CommandLine;
using RealNvp.Engine.Checkpoints;
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

    private readonly Option<bool> _json = new("--json") { Description = "Events as JSON lines on standard output." };

    private readonly Option<int> _threads = new("--threads") { Description = "Threads for computing; 0: all cores.", HelpName = "NUMBER" };

    private readonly Option<int> _checkpointEpochs = new("--checkpoint-epochs")
    {
        Description = "Most epochs between two checkpoints.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => CheckpointCadence.Defaults.Epochs,
    };

    private readonly Option<double> _checkpointSeconds = new("--checkpoint-seconds")
    {
        Description = "Most seconds between two checkpoints.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => CheckpointCadence.Defaults.Seconds,
    };

    public Command Create()
    {
        var command = new Command("train", Help);
        _settings.AddTo(command);
        foreach (var option in (Option[])[_work, _resume, _json, _threads, _checkpointEpochs, _checkpointSeconds])
        {
            command.Options.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var output = TrainingOutputs.Choose(result.GetValue(_json));
        var reading = _settings.Read(result, out var baseDirectory);
        var work = result.GetValue(_work)!;
        var errors = reading.Errors.Concat(CheckOptions(result)).ToList();
        var resume = FindCheckpoint(result.GetValue(_resume), errors);
        var spec = resume is null || _settings.AreGiven(result) ? reading.Spec : ReadSpec(resume, errors) ?? reading.Spec;
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
                ResumeFile = resume,
                Threads = result.GetValue(_threads),
                Cadence = new CheckpointCadence { Epochs = result.GetValue(_checkpointEpochs), Seconds = result.GetValue(_checkpointSeconds) },
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

    private IEnumerable<FieldError> CheckOptions(ParseResult result)
    {
        if (result.GetValue(_threads) is < 0 or > 1024)
        {
            yield return new FieldError("threads", $"threads is {result.GetValue(_threads)}; it must be a whole number from 0 to 1024.");
        }

        if (result.GetValue(_checkpointEpochs) < 1)
        {
            yield return new FieldError("checkpoint-epochs", $"checkpoint-epochs is {result.GetValue(_checkpointEpochs)}; it must be a whole number from 1.");
        }

        if (!(result.GetValue(_checkpointSeconds) > 0))
        {
            yield return new FieldError("checkpoint-seconds", $"checkpoint-seconds is {result.GetValue(_checkpointSeconds)}; it must be a number greater than 0.");
        }
    }

    private static string? FindCheckpoint(string? given, List<FieldError> errors)
    {
        if (given is null || File.Exists(given))
        {
            return given;
        }

        var found = Directory.Exists(given) ? new CheckpointFolder(given).FindNewest() : null;
        if (found is null)
        {
            errors.Add(new FieldError("resume", Directory.Exists(given) ? $"There is no checkpoint in the folder {given}." : $"There is no checkpoint {given}."));
        }

        return found;
    }

    private static RunSpec? ReadSpec(string checkpoint, List<FieldError> errors)
    {
        try
        {
            return CheckpointFile.Load(checkpoint).Spec;
        }
        catch (Exception exception) when (exception is CheckpointException or IOException or UnauthorizedAccessException)
        {
            errors.Add(new FieldError("resume", exception.Message));
            return null;
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
