using RealNvp.Data.Runs;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>A queue in two lists.</summary>
internal sealed class FakeRunQueue : IRunQueue
{
    public List<RunRecord> Running { get; } = [];

    public List<RunRecord> Waiting { get; } = [];

    /// <summary>What reading the state throws, or null.</summary>
    public Exception? Failure { get; set; }

    public Task EnqueueAsync(string runId, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<bool> CancelAsync(string runId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Waiting.RemoveAll(run => run.Id == runId) > 0);

    public Task<bool> MoveAsync(string runId, QueueMove move, CancellationToken cancellationToken = default)
    {
        var from = Waiting.FindIndex(run => run.Id == runId);
        if (from < 0)
        {
            return Task.FromResult(false);
        }

        var to = Math.Clamp(move switch { QueueMove.Up => from - 1, QueueMove.Down => from + 1, _ => 0 }, 0, Waiting.Count - 1);
        var run = Waiting[from];
        Waiting.RemoveAt(from);
        Waiting.Insert(to, run);
        return Task.FromResult(true);
    }

    public Task<QueueState> GetStateAsync(CancellationToken cancellationToken = default) => Failure is null
        ? Task.FromResult(new QueueState(Running.ToList(), Waiting.ToList(), 1))
        : Task.FromException<QueueState>(Failure);
}
