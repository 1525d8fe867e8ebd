using RealNvp.Data.Checkpoints;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Fork;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Forks that are noted, of checkpoints as a test sets them.</summary>
internal sealed class FakeRunForks : IRunForks
{
    public List<KeptCheckpoint> Kept { get; } = [];

    public List<(string Id, int Epoch, RunSpec Spec)> Forked { get; } = [];

    public Task<IReadOnlyList<KeptCheckpoint>?> ListAsync(string id, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<KeptCheckpoint>?>(Kept);

    public Task<ForkResult> ForkAsync(string id, int epoch, RunSpec spec, CancellationToken cancellationToken = default)
    {
        Forked.Add((id, epoch, spec));
        return Task.FromResult(new ForkResult(true, RunFactory.Run("fork", RunStatus.Queued), []));
    }
}
