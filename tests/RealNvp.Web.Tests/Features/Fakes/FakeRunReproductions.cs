using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Reproduce;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Reproductions that are noted, and comparisons as a test sets them.</summary>
internal sealed class FakeRunReproductions : IRunReproductions
{
    public List<string> Reproduced { get; } = [];

    public Reproduction? Comparison { get; set; }

    /// <summary>Why nothing is launched, or null.</summary>
    public string? Refusal { get; set; }

    public Task<ReproduceResult> ReproduceAsync(string id, CancellationToken cancellationToken = default)
    {
        Reproduced.Add(id);
        return Task.FromResult(Refusal is { } why ? ReproduceResult.Refused(why) : new ReproduceResult(true, RunFactory.Run("again", RunStatus.Queued), null, []));
    }

    public Task<Reproduction?> CompareAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(Comparison);
}
