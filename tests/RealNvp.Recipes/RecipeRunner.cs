using System.Diagnostics;
using System.Globalization;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Recipes;

/// <summary>Trains in a process of its own, as people and the web host do, so that the times are theirs.</summary>
internal static class RecipeRunner
{
    public static async Task<RecipeResult> RunAsync(RecipeRun run, int threads, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("realnvp-recipes-");
        try
        {
            var spec = Path.Combine(folder.FullName, "spec.json");
            await File.WriteAllTextAsync(spec, run.Body, cancellationToken);
            var watch = Stopwatch.StartNew();
            var (events, errors) = await TrainAsync(spec, folder.FullName, threads, cancellationToken);
            return ToResult(run, events, errors, watch.Elapsed.TotalSeconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(List<TrainingEvent> Events, string Errors)> TrainAsync(
        string spec, string folder, int threads, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            // Standard input stays open: its end would stop the run.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])
            [
                Path.Combine(AppContext.BaseDirectory, "RealNvp.Engine.dll"), "train", "--json", "--spec", spec, "--work", Path.Combine(folder, "work"),
                "--threads", threads.ToString(CultureInfo.InvariantCulture),
            ])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The system started no process.");
        await using var stop = cancellationToken.UnsafeRegister(_ => process.Kill(), null);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var events = new List<TrainingEvent>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (SpecJson.Deserialize<TrainingEvent>(line) is StartedEvent or FinishedEvent or FailedEvent)
            {
                events.Add(SpecJson.Deserialize<TrainingEvent>(line)!);
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        return (events, await errors);
    }

    private static RecipeResult ToResult(RecipeRun run, List<TrainingEvent> events, string errors, double seconds)
    {
        var result = new RecipeResult { Preset = run.Preset, Data = run.Data, Seed = run.Seed, Changes = run.Changes, Key = run.Key, WallSeconds = seconds };
        if (events.OfType<StartedEvent>().LastOrDefault() is { } started)
        {
            result = result with
            {
                EntropyFloor = started.EntropyFloor,
                Epochs = started.Epochs,
                Evaluator = started.Provenance.Evaluator,
                Threads = started.Provenance.Threads,
                Machine = started.Provenance.Machine,
                Commit = started.Provenance.Commit,
            };
        }

        return events.OfType<FinishedEvent>().LastOrDefault() is { } finished
            ? result with
            {
                TrainNll = finished.TrainNll,
                BestValNll = finished.BestValNll,
                BestEpoch = finished.BestEpoch,
                Test = finished.Test,
                Baselines = finished.Baselines,
                RoundTripError = finished.RoundTripError,
                TrainingSeconds = finished.Seconds,
            }
            : result with { Failure = events.OfType<FailedEvent>().LastOrDefault()?.Reason ?? errors.Trim() };
    }
}
