using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Repeat;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Repeats that are noted, and families as a test sets them.</summary>
internal sealed class FakeRunRepeats : IRunRepeats
{
    public Dictionary<string, RunFamily> Families { get; } = [];

    public List<RepeatOrder> Orders { get; } = [];

    /// <summary>What a repetition answers instead of runs.</summary>
    public IReadOnlyList<FieldError> Refusal { get; set; } = [];

    /// <summary>What finding a family throws, or null.</summary>
    public Exception? Failure { get; set; }

    public int FamilyReads { get; private set; }

    public Task<RepeatPlan?> PlanAsync(string id, int count, CancellationToken cancellationToken = default) =>
        Task.FromResult<RepeatPlan?>(new RepeatPlan(Enumerable.Range(2, count).ToList(), 1, 9));

    public Task<RepeatResult> RepeatAsync(string id, RepeatOrder order, CancellationToken cancellationToken = default)
    {
        Orders.Add(order);
        return Task.FromResult(Refusal.Count > 0
            ? RepeatResult.Refused(Refusal)
            : new RepeatResult(true, Enumerable.Range(1, order.Count).Select(i => RunFactory.Run($"r{i}", RunStatus.Queued)).ToList(), []));
    }

    public Task<RunFamily?> FindFamilyAsync(string id, CancellationToken cancellationToken = default)
    {
        FamilyReads++;
        return Failure is null ? Task.FromResult(Families.GetValueOrDefault(id)) : Task.FromException<RunFamily?>(Failure);
    }
}
