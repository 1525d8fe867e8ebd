using System.Text;
using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs.Use;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>A flow that answers what it is told to.</summary>
internal sealed class FakeFlowUse : IFlowUse
{
    /// <summary>What a scoring answers; null: no weights.</summary>
    public ScoreOutcome? Outcome { get; set; }

    /// <summary>What a draw writes.</summary>
    public string Sample { get; set; } = "x,y\n1,2\n3,4\n";

    /// <summary>What every call throws, or null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Holds a scoring back until set; cancelled with the scoring.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public List<string> Asked { get; } = [];

    public async Task<ScoreOutcome?> ScoreAsync(
        string runId, StagedFile file, IProgress<ScoringProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Asked.Add($"score {runId} {file.FileName} {await File.ReadAllTextAsync(file.Path, cancellationToken)}");
        progress?.Report(new ScoringProgress(500, 2_000));
        if (Gate is not null)
        {
            await Gate.Task.WaitAsync(cancellationToken);
        }

        return Failure is null ? Outcome : throw Failure;
    }

    public async Task<bool> SampleAsync(string runId, int count, int seed, Func<Stream> open, CancellationToken cancellationToken = default)
    {
        Asked.Add($"sample {runId} {count} {seed}");
        if (Failure is not null)
        {
            throw Failure;
        }

        await open().WriteAsync(Encoding.UTF8.GetBytes(Sample), cancellationToken);
        return true;
    }

    public ScoredTable? FindTable(string runId, string tableId) => null;

    public void Forget(ScoredTable table)
    {
    }
}
