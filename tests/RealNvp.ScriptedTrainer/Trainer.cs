using System.Diagnostics;
using System.Globalization;
using System.Text;
using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.ScriptedTrainer;

/// <summary>
/// Keeps the protocol of a training process without training: epochs with numbers that follow from the epoch alone, checkpoints that
/// hold only their epoch, and the accidents its script asks for.
/// </summary>
internal sealed class Trainer(RunSpec spec, string work, string? resume, int checkpointEpochs) : IDisposable
{
    /// <summary>Nobody who wants it released takes that long; one that was forgotten must not hold up others for ever.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(2);

    private readonly Script _script = new(spec.Name);
    private readonly EventJournal _journal = new(work);
    private readonly ManualResetEventSlim _cancel = new();
    private int _lines;

    private double Added => _script.AddsRate ? spec.Training.LearningRate : 0;

    public int Run()
    {
        if (!_script.IsDeaf)
        {
            new Thread(Listen) { IsBackground = true }.Start();
        }

        var start = resume is null ? 0 : int.Parse(File.ReadAllText(resume), CultureInfo.InvariantCulture);
        if (start == 0)
        {
            Happen(0);
        }

        Tell(Started(start));
        for (var epoch = start + 1; epoch <= spec.Training.Epochs; epoch++)
        {
            if (_cancel.Wait(_script.Delay))
            {
                return Cancel(epoch - 1);
            }

            Tell(new EpochEvent(epoch, 1.0 / epoch, 2.0 / epoch + Added, 0, 1e-3, 1, epoch, spec.Training.Epochs - epoch));
            if (epoch % checkpointEpochs == 0)
            {
                Checkpoint(epoch);
            }

            Happen(epoch);
        }

        return Finish();
    }

    public void Dispose()
    {
        _journal.Dispose();
        _cancel.Dispose();
    }

    private void Listen()
    {
        while (Console.In.ReadLine() is { } line && line != "cancel")
        {
        }

        _cancel.Set();
    }

    private void Happen(int epoch)
    {
        foreach (var accident in _script.At(epoch))
        {
            switch (accident)
            {
                case "kill":
                    Process.GetCurrentProcess().Kill();
                    break;
                case "abort":
                    Environment.FailFast("the trainer's native library gave up");
                    break;
                case "exit":
                    Console.Error.WriteLine("first complaint");
                    Console.Error.WriteLine("last complaint");
                    Environment.Exit(7);
                    break;
                case "fail":
                    Tell(new FailedEvent("The loss became NaN in epoch 3.", "Lower the learning rate.", epoch));
                    Environment.Exit(4);
                    break;
                case "garbage":
                    Console.Out.WriteLine("{\"event\":\"later-version\",\"x\":1}\n{broken\n\u0000\u0001 not an event");
                    Console.Out.WriteLine(new string('x', 3_000_000));
                    break;
                case "snapshot":
                    var name = string.Create(CultureInfo.InvariantCulture, $"snapshot-{epoch}");
                    File.WriteAllText(Path.Combine(work, name), name);
                    Tell(new SnapshotEvent(epoch, name));
                    break;
                case "log":
                    Tell(new LogEvent(DateTime.UnixEpoch.AddSeconds(epoch), ++_lines, epoch, LogSeverity.Warning, $"something at epoch {epoch}"));
                    break;
                case "outside":
                    Tell(new SnapshotEvent(epoch, "../../secret.txt"));
                    break;
                case "hold":
                    Hold();
                    break;
                case "hang":
                    Thread.Sleep(Timeout.Infinite);
                    break;
            }
        }
    }

    /// <summary>Waits until there is a file beside the work folder, of its name and <c>.go</c>, or until the run is cancelled.</summary>
    private void Hold()
    {
        var watch = Stopwatch.StartNew();
        while (!File.Exists(Path.TrimEndingDirectorySeparator(work) + ".go") && watch.Elapsed < LongestHold && !_cancel.Wait(10))
        {
        }
    }

    private int Cancel(int epoch)
    {
        if (epoch > 0)
        {
            Checkpoint(epoch);
        }

        Tell(new CancelledEvent(epoch));
        return 3;
    }

    private int Finish()
    {
        var epochs = spec.Training.Epochs;
        File.WriteAllText(Path.Combine(work, "weights"), $"weights after {epochs}");
        Tell(new FinishedEvent(epochs, 1.0 / epochs, 2.0 / epochs, 2.0 / epochs, epochs, epochs, 1e-6, 100, 1 << 20, "weights"));
        return 0;
    }

    private void Checkpoint(int epoch)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"checkpoint-{epoch:D6}");

        // Whole or not at all, as the real trainer writes: a cancelled run writes the newest one again while the host may be reading it.
        AtomicFile.Write(Path.Combine(work, name), stream => stream.Write(Encoding.UTF8.GetBytes(epoch.ToString(CultureInfo.InvariantCulture))));
        Tell(new CheckpointEvent(epoch, name) { AtEpochEnd = true });
    }

    private void Tell(TrainingEvent trainingEvent)
    {
        var line = SpecJson.Serialize(trainingEvent);
        _journal.Append(line);
        try
        {
            Console.Out.WriteLine(line);
        }
        catch (IOException)
        {
            // Nobody listens any more; the journal has it.
        }
    }

    private StartedEvent Started(int epoch) => new()
    {
        ResumedFromEpoch = epoch,
        Epochs = spec.Training.Epochs,
        BatchesPerEpoch = 10,
        Columns = ["x", "y"],
        TrainRows = 90,
        ValidationRows = 10,
        Parameters = 1000,
        EntropyFloor = 1.1,
        LogScaleSum = 0.5,
        Provenance = new Provenance("1.0", null, "scripted", 1, "a machine", new Dictionary<string, string>(), "00"),
    };
}
