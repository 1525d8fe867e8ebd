using System.Globalization;
using System.Text.Json;
using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Engine.Evaluation.Scoring.Events;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Queue.Processes;

namespace RealNvp.Web.Features.Runs.Use;

/// <inheritdoc cref="IFlowUse"/>
internal sealed class FlowUse(IRunService runs, TrainerProgram program, ScoredTables tables, ILogger<FlowUse> logger) : IFlowUse, IDisposable
{
    /// <summary>Programs at work at once; runs in training want the cores too.</summary>
    private const int MaxAtOnce = 2;

    private const int BufferBytes = 1 << 16;

    private readonly SemaphoreSlim _places = new(MaxAtOnce);

    public async Task<ScoreOutcome?> ScoreAsync(
        string runId, StagedFile file, IProgress<ScoringProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (await runs.ReadWeightsAsync(runId, cancellationToken) is not { } weights)
        {
            return null;
        }

        await _places.WaitAsync(cancellationToken);
        var folder = tables.CreateFolder();
        var kept = false;
        try
        {
            var path = Path.Combine(folder, "scored.csv");
            var final = await RunScoringAsync(folder, await SaveAsync(folder, weights, cancellationToken), file.Path, path, progress, cancellationToken);
            if (final is not ScoredEvent scored)
            {
                return new ScoreOutcome(null, null, ((ScoringFailedEvent)final).Errors);
            }

            kept = true;
            var name = Path.GetFileNameWithoutExtension(file.FileName) + "-scored.csv";
            return new ScoreOutcome(tables.Add(runId, path, name), scored.Summary, []);
        }
        finally
        {
            _places.Release();
            if (!kept)
            {
                tables.Delete(folder);
            }
        }
    }

    public async Task<bool> SampleAsync(string runId, int count, int seed, Func<Stream> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (await runs.ReadWeightsAsync(runId, cancellationToken) is not { } weights)
        {
            return false;
        }

        await _places.WaitAsync(cancellationToken);
        var folder = tables.CreateFolder();
        try
        {
            var arguments = (string[])
            [
                "sample", "--weights", await SaveAsync(folder, weights, cancellationToken), "--count", Text(count), "--seed", Text(seed), "--threads", Text(program.Threads),
            ];
            await using var process = FlowProcess.Start(program.Describe(folder, arguments), logger);
            await CopyAsync(process, open, cancellationToken);
            return true;
        }
        finally
        {
            _places.Release();
            tables.Delete(folder);
        }
    }

    public ScoredTable? FindTable(string runId, string tableId) => tables.Find(tableId) is { } table && table.RunId == runId ? table : null;

    public void Forget(ScoredTable table) => tables.Forget(table);

    public void Dispose() => _places.Dispose();

    private static async Task CopyAsync(FlowProcess process, Func<Stream> open, CancellationToken cancellationToken)
    {
        // The target is opened with the first bytes: before them it can still be said that something is wrong.
        var source = process.Output.BaseStream;
        var buffer = new byte[BufferBytes];
        Stream? target = null;
        for (int count; (count = await source.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            target ??= open();
            await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        var (code, reason) = await process.WaitAsync(cancellationToken);
        if (code != 0)
        {
            throw new FlowUseException(reason);
        }
    }

    private static async Task<string> SaveAsync(string folder, byte[] weights, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "weights.safetensors");
        await File.WriteAllBytesAsync(path, weights, cancellationToken);
        return path;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<ScoringEvent> RunScoringAsync(
        string folder, string weights, string data, string output, IProgress<ScoringProgress>? progress, CancellationToken cancellationToken)
    {
        var arguments = (string[])["score", "--json", "--weights", weights, "--data", data, "--out", output, "--threads", Text(program.Threads)];
        await using var process = FlowProcess.Start(program.Describe(folder, arguments), logger);
        ScoringEvent? final = null;
        while (await process.Output.ReadLineAsync(cancellationToken) is { } line)
        {
            switch (Parse(line))
            {
                case ScoringProgressEvent told:
                    progress?.Report(new ScoringProgress(told.Rows, told.Total));
                    break;
                case { } told:
                    final = told;
                    break;
            }
        }

        var (_, reason) = await process.WaitAsync(cancellationToken);
        return final ?? throw new FlowUseException(reason.Length > 0 ? reason : "The program ended without a result.");
    }

    private static ScoringEvent? Parse(string line)
    {
        try
        {
            return SpecJson.Deserialize<ScoringEvent>(line);
        }
        catch (JsonException)
        {
            return null; // A line of something else, a library's greeting say.
        }
    }
}
