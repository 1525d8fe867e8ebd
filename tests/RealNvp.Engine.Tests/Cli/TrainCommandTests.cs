using System.Diagnostics;
using System.Globalization;
using RealNvp.Engine.Checkpoints;
using RealNvp.Engine.Cli;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Torch;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Cli;

public sealed class TrainCommandTests : IDisposable
{
    private const string Small = """
        {"dataset":{"kind":"moons","samples":400},"model":{"couplingLayers":3,"hiddenSize":8,"hiddenLayers":2},
         "training":{"epochs":EPOCHS,"batchSize":60,"learningRate":0.005,"l2":1e-5}}
        """;

    private readonly TempFolder _folder = new();

    public static bool IsUnix => !OperatingSystem.IsWindows();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_tells_its_events_in_order_and_leaves_what_they_name()
    {
        var result = await EngineProcess.RunAsync(Train(epochs: 4));

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal("", result.Errors);
        var events = result.Events.Where(e => e is not ProgressEvent).ToList();
        var started = Assert.IsType<StartedEvent>(events[0]);
        Assert.Equal((0, 4, 6, 360, 40), (started.ResumedFromEpoch, started.Epochs, started.BatchesPerEpoch, started.TrainRows, started.ValidationRows));
        Assert.Equal(["x", "y"], started.Columns);
        Assert.NotNull(started.EntropyFloor);
        Assert.Equal("kernels", started.Provenance.Evaluator);
        Assert.Equal(1, started.Provenance.Threads);
        Assert.Equal(64, started.Provenance.DataHash.Length);
        Assert.Equal(InstructionSets.NameOf(InstructionSets.Best), started.Provenance.Packages["kernels"]);
        Assert.DoesNotContain("TorchSharp", started.Provenance.Packages.Keys);
        Assert.Equal([1, 2, 3, 4], events.OfType<EpochEvent>().Select(e => e.Epoch));
        Assert.Equal([0, 1, 2, 3, 4], events.OfType<SnapshotEvent>().Select(e => e.Epoch));
        Assert.Equal([4], events.OfType<CheckpointEvent>().Select(e => e.Epoch));
        var finished = Assert.IsType<FinishedEvent>(events[^1]);
        Assert.Equal(events.OfType<EpochEvent>().Last().ValNll, finished.ValNll);
        Assert.InRange(finished.RoundTripError, 0, 1e-3);
        Assert.True(finished.PeakMemoryBytes > 10_000_000);
        Assert.Equal(started.Parameters, FlowFile.Load(_folder.File(finished.WeightsFile)).Parameters.Length);
    }

    [Fact]
    public async Task Torch_trains_on_request_and_goes_on_where_it_began()
    {
        await EngineProcess.RunAsync([.. Train(epochs: 2), "--evaluator", "torch"]);
        var checkpoint = new CheckpointFolder(_folder.Path).NewestFirst()[0];

        var result = await EngineProcess.RunAsync([.. Train(epochs: 2), "--evaluator", "torch", "--resume", checkpoint]);

        Assert.Equal("torch", CheckpointFile.Load(checkpoint).Evaluator);
        var started = result.Events.OfType<StartedEvent>().Single();
        Assert.Equal("torch", started.Provenance.Evaluator);
        Assert.Contains("TorchSharp", started.Provenance.Packages.Keys);
    }

    [Fact]
    public async Task The_journal_holds_the_same_lines_but_progress()
    {
        var result = await EngineProcess.RunAsync(Train(epochs: 3));

        var journal = await File.ReadAllLinesAsync(_folder.File(EventJournal.FileName), TestContext.Current.CancellationToken);
        Assert.Equal(result.Lines.Where(line => !line.Contains("\"progress\"", StringComparison.Ordinal)), journal);
    }

    [Fact]
    public async Task A_snapshot_pairs_rows_with_images_in_original_units()
    {
        await EngineProcess.RunAsync(Train(epochs: 1));

        var snapshot = SafeTensorsFile.Load(_folder.File("snapshot-0000000.safetensors"));

        Assert.Equal(["data", "latent", "noise", "generated"], snapshot.Tensors.Select(tensor => tensor.Name));
        Assert.All(snapshot.Tensors, tensor => Assert.Equal([400, 2], tensor.Shape));
        var data = snapshot.Get("data").Values<float>();
        Assert.InRange(data.Where((_, i) => i % 2 == 0).Average(), 0.3, 0.7); // moons: x is around 0.5, y around 0.25
        Assert.InRange(data.Where((_, i) => i % 2 == 1).Average(), 0.1, 0.4);
    }

    [Fact]
    public async Task Settings_as_options_amount_to_the_same_run_as_a_spec()
    {
        var bySpec = await EngineProcess.RunAsync(Train(epochs: 2));
        var byOptions = await EngineProcess.RunAsync(
            "train", "--json", "--threads", "1", "--work", _folder.File("other"), "--dataset", "moons", "--samples", "400", "--coupling-layers", "3",
            "--hidden-size", "8", "--hidden-layers", "2", "--epochs", "2", "--batch-size", "60", "--learning-rate", "0.005", "--l2", "1e-5");

        Assert.Equal(Curve(bySpec.Events), Curve(byOptions.Events));
    }

    [Fact]
    public async Task A_table_trains_and_its_weights_do_not_tell_where_it_lay()
    {
        var result = await EngineProcess.RunAsync(
            "train", "--json", "--threads", "1", "--work", _folder.Path, "--csv", TestData.PathOf("faithful.csv"), "--epochs", "1", "--batch-size", "64",
            "--hidden-size", "8");

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(["eruptions", "waiting"], Assert.IsType<StartedEvent>(result.Events[0]).Columns);
        Assert.Equal("faithful.csv", FlowFile.Load(_folder.File(FlowFile.DefaultName)).Spec!.Dataset.Csv!.File);
    }

    [Fact]
    public async Task A_cancel_line_stops_with_a_checkpoint_to_continue_from()
    {
        using var process = EngineProcess.Start(Train(epochs: 100_000));
        await process.ReadUntilAsync(e => e is EpochEvent { Epoch: 3 });
        process.WriteLine("cancel");

        var result = await process.FinishAsync();

        Assert.Equal(ExitCode.Cancelled, result.ExitCode);
        var cancelled = Assert.IsType<CancelledEvent>(result.Events[^1]);
        var checkpoint = Assert.IsType<CheckpointEvent>(result.Events[^2]);
        Assert.InRange(cancelled.Epoch, 3, 99_999);
        Assert.Equal(cancelled.Epoch, checkpoint.Epoch);
        Assert.True(File.Exists(_folder.File(checkpoint.File)));
    }

    [Fact]
    public async Task The_end_of_standard_input_stops_too()
    {
        using var process = EngineProcess.Start(Train(epochs: 100_000));
        await process.ReadUntilAsync(e => e is EpochEvent { Epoch: 2 });
        process.CloseInput();

        var result = await process.FinishAsync();

        Assert.Equal(ExitCode.Cancelled, result.ExitCode);
        Assert.IsType<CancelledEvent>(result.Events[^1]);
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "Windows has no SIGTERM.")]
    public async Task SIGTERM_stops_too()
    {
        using var process = EngineProcess.Start(Train(epochs: 100_000));
        await process.ReadUntilAsync(e => e is EpochEvent { Epoch: 2 });
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);

        var result = await process.FinishAsync();

        Assert.Equal(ExitCode.Cancelled, result.ExitCode);
        Assert.IsType<CancelledEvent>(result.Events[^1]);
    }

    [Fact]
    public async Task A_killed_run_continues_to_the_same_curve_and_weights()
    {
        var undisturbed = await EngineProcess.RunAsync(TrainIn(_folder.File("undisturbed"), epochs: 40));
        List<TrainingEvent> before;
        using (var process = EngineProcess.Start(Train(epochs: 40, "--checkpoint-epochs", "5")))
        {
            before = await process.ReadUntilAsync(e => e is CheckpointEvent { Epoch: 15 });
            process.Kill();
        }

        var after = await EngineProcess.RunAsync([.. Train(epochs: 40), "--resume", _folder.Path]);

        Assert.Equal(ExitCode.Success, after.ExitCode);
        var from = Assert.IsType<StartedEvent>(after.Events[0]).ResumedFromEpoch;
        Assert.InRange(from, 15, 40); // it may have come further before the signal did
        Assert.Equal(Curve(undisturbed.Events).Skip(from), Curve(after.Events));
        Assert.Equal(Curve(undisturbed.Events).Take(15), Curve(before));
        Assert.Equal(
            FlowFile.Load(_folder.File("undisturbed/weights.safetensors")).Parameters, FlowFile.Load(_folder.File("weights.safetensors")).Parameters);
    }

    [Fact]
    public async Task A_fork_takes_its_settings_from_the_checkpoint_save_those_given_and_leaves_the_run_alone()
    {
        await EngineProcess.RunAsync(Train(epochs: 4, "--checkpoint-epochs", "2"));
        var weights = await File.ReadAllBytesAsync(_folder.File("weights.safetensors"), TestContext.Current.CancellationToken);
        var checkpoint = new CheckpointFolder(_folder.Path).NewestFirst()[^1];
        Assert.Equal(2, CheckpointFile.Load(checkpoint).State.Position.Epoch);

        var same = await EngineProcess.RunAsync("train", "--json", "--work", _folder.File("same"), "--fork", checkpoint);
        var other = await EngineProcess.RunAsync("train", "--json", "--work", _folder.File("other"), "--fork", checkpoint, "--epochs", "5", "--learning-rate", "1e-5");

        Assert.Equal(ExitCode.Success, same.ExitCode);
        Assert.Equal(FlowFile.Load(_folder.File("weights.safetensors")).Parameters, FlowFile.Load(_folder.File("same/weights.safetensors")).Parameters);
        Assert.Equal([3, 4, 5], other.Events.OfType<EpochEvent>().Select(epoch => epoch.Epoch));
        Assert.Contains(other.Events.OfType<LogEvent>(), line => line.Message == "Forked: goes on from another run's checkpoint of epoch 2.");
        Assert.Equal(weights, await File.ReadAllBytesAsync(_folder.File("weights.safetensors"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--hidden-size", "9", "hiddenSize is 9; it must be 8")]
    [InlineData("--epochs", "2", "epochs is 2; it must be a whole number from 3")]
    [InlineData("--dataset", "rings", "kind is rings; it must be moons")]
    public async Task What_a_fork_may_not_change_is_refused(string option, string value, string message)
    {
        await EngineProcess.RunAsync(Train(epochs: 2));

        var result = await EngineProcess.RunAsync("train", "--json", "--work", _folder.File("fork"), "--fork", _folder.Path, option, value);

        Assert.NotEqual(ExitCode.Success, result.ExitCode);
        Assert.Contains(message, result.Events.OfType<FailedEvent>().Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_continues_without_repeating_its_settings()
    {
        await EngineProcess.RunAsync(Train(epochs: 2));
        File.Delete(_folder.File("weights.safetensors"));

        var result = await EngineProcess.RunAsync("train", "--json", "--threads", "1", "--work", _folder.Path, "--resume", _folder.Path);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(2, Assert.IsType<StartedEvent>(result.Events[0]).ResumedFromEpoch);
        Assert.True(File.Exists(_folder.File("weights.safetensors")));
    }

    [Fact]
    public async Task Wrong_settings_are_all_named_and_nothing_is_trained()
    {
        var result = await EngineProcess.RunAsync(
            "train", "--json", "--work", _folder.Path, "--coupling-layers", "0", "--hidden-size", "2.5", "--epochs", "six", "--learning-rate", "NaN",
            "--parameter", "oops", "--threads", "-1");

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        var failed = Assert.IsType<FailedEvent>(Assert.Single(result.Events));
        foreach (var part in (string[])["couplingLayers is 0", "hiddenSize is 2.5", "epochs is \"six\"", "learningRate is \"NaN\"", "\"oops\"", "threads is -1"])
        {
            Assert.Contains(part, failed.Reason, StringComparison.Ordinal);
            Assert.Contains(part, result.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"model\":", "not valid JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("{\"modell\":{}}", "no field modell")]
    [InlineData("{\"dataset\":{\"csv\":{\"file\":\"none.csv\"}}}", "none.csv")]
    [InlineData("{\"training\":{\"batchSize\":30000},\"dataset\":{\"samples\":1000}}", "batchSize is 30,000")]
    public async Task Bad_spec_files_are_refused(string spec, string reason)
    {
        await File.WriteAllTextAsync(_folder.File("bad.json"), spec, TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("train", "--json", "--work", _folder.Path, "--spec", _folder.File("bad.json"));

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains(reason, Assert.IsType<FailedEvent>(result.Events[^1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_refused()
    {
        await EngineProcess.RunAsync(Train(epochs: 1));
        var checkpoint = Directory.GetFiles(_folder.Path, "checkpoint-*").Single();
        await File.WriteAllBytesAsync(checkpoint, (await File.ReadAllBytesAsync(checkpoint, TestContext.Current.CancellationToken))[..^100], TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync([.. Train(epochs: 1), "--resume", checkpoint]);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains(checkpoint, Assert.IsType<FailedEvent>(result.Events[^1]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Divergence_fails_with_advice_and_an_exit_code_of_its_own()
    {
        // Nine layers of weights that grow by 1 a step: their product leaves float32 within some dozen steps.
        const string Wild = """
            {"dataset":{"samples":400},"model":{"couplingLayers":2,"hiddenSize":32,"hiddenLayers":8},
             "training":{"epochs":100,"batchSize":60,"learningRate":1,"clipNorm":0,"schedule":"constant"}}
            """;
        await File.WriteAllTextAsync(_folder.File("spec.json"), Wild, TestContext.Current.CancellationToken);

        var result = await EngineProcess.RunAsync("train", "--json", "--threads", "1", "--work", _folder.Path, "--spec", _folder.File("spec.json"));

        Assert.Equal(ExitCode.Diverged, result.ExitCode);
        var failed = Assert.IsType<FailedEvent>(result.Events[^1]);
        Assert.Contains("diverged", failed.Reason, StringComparison.Ordinal);
        Assert.Contains("learning rate", failed.Advice!, StringComparison.Ordinal);
        Assert.True(failed.Epoch >= 1);
    }

    [Fact]
    public async Task Without_json_people_get_lines()
    {
        var result = await EngineProcess.RunAsync(Train(epochs: 2).Where(argument => argument != "--json"));

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.StartsWith("Training: ", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.StartsWith("epoch 2/2  train ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("Finished in ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("Test NLL ", StringComparison.Ordinal) && line.Contains("above the entropy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_json_people_read_the_log_too()
    {
        var result = await EngineProcess.RunAsync(
            [.. Train(epochs: 40).Where(argument => argument != "--json"), "--early-stopping", "1", "--schedule", "constant", "--learning-rate", "0.3"]);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains(result.Lines, line => line.StartsWith("note, epoch ", StringComparison.Ordinal) && line.Contains("Stopped early: for 1 epoch the", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_explains_every_choice()
    {
        var help = string.Join(' ', (await EngineProcess.RunAsync("train", "--help")).Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

        Assert.All(SettingCatalogue.All, setting => Assert.Contains(setting.Description, help, StringComparison.Ordinal));
        Assert.All(SettingCatalogue.All.SelectMany(setting => setting.Choices), choice => Assert.Contains($"{choice.Value}: {choice.Help}", help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_final_weights_are_tested_on_fresh_points_of_a_toy()
    {
        var result = await EngineProcess.RunAsync(Train(epochs: 1));

        var started = Assert.IsType<StartedEvent>(result.Events[0]);
        var test = Assert.IsType<FinishedEvent>(result.Events[^1]).Test!;
        Assert.Equal((DatasetLoader.TestPoints, DatasetLoader.TestPoints), (started.TestRows, test.Rows));
        Near.Assert(test.Nll + started.LogScaleSum, test.RawNll, 1e-9);
        Assert.Equal(test.RawNll - started.RawEntropy!.Value, test.Gap!.Value, 5 * test.StandardError!.Value); // Another estimate of the same divergence.
        Assert.InRange(test.GapStandardError!.Value, 1e-4, 0.02);

        var flow = FlowFile.Load(Path.Combine(_folder.Path, FlowFile.DefaultName));
        using var evaluator = new TorchEvaluator<float>(flow.Shape);
        using var loaded = new RealNvpFlow(flow.Parameters, flow.Standardizer, evaluator);
        var fresh = DatasetLoader.Load(flow.Spec!.Dataset, _folder.Path, TestContext.Current.CancellationToken).Test!;
        Near.Assert(-loaded.LogProb(fresh.Values).Average(), test.RawNll, 1e-5);
    }

    [Theory]
    [InlineData("0.1", 27)]
    [InlineData("0", 0)]
    public async Task A_table_is_tested_on_the_rows_kept_for_it_if_any(string fraction, int rows)
    {
        var result = await EngineProcess.RunAsync(
            "train", "--json", "--work", _folder.Path, "--csv", TestData.PathOf("faithful.csv"), "--epochs", "1", "--hidden-size", "8",
            "--batch-size", "64", "--test-fraction", fraction);

        var started = Assert.IsType<StartedEvent>(result.Events[0]);
        var finished = Assert.IsType<FinishedEvent>(result.Events[^1]);
        Assert.Equal((272 - 27 - rows, 27, rows), (started.TrainRows, started.ValidationRows, started.TestRows));
        Assert.Equal(rows == 0 ? null : rows, finished.Test?.Rows);
        Assert.Null(finished.Test?.Gap);
    }

    private static IEnumerable<EpochEvent> Curve(IEnumerable<TrainingEvent> events) =>
        events.OfType<EpochEvent>().Select(e => e with { Seconds = 0, EtaSeconds = 0 });

    private List<string> Train(int epochs, params IEnumerable<string> more) => [.. TrainIn(_folder.Path, epochs), .. more];

    private List<string> TrainIn(string work, int epochs)
    {
        File.WriteAllText(_folder.File("spec.json"), Small.Replace("EPOCHS", epochs.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return ["train", "--json", "--threads", "1", "--spec", _folder.File("spec.json"), "--work", work];
    }
}
