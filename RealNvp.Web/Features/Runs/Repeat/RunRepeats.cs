using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <inheritdoc cref="IRunRepeats"/>
internal sealed class RunRepeats(IRunStore runs, IRunLineageStore lineage, RunLauncher launcher) : IRunRepeats
{
    private readonly FamilyFinder _families = new(runs, lineage);

    public async Task<RepeatPlan?> PlanAsync(string id, int count, CancellationToken cancellationToken = default)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return null;
        }

        var same = await SameSettingsAsync(run, cancellationToken);
        var seeds = RepeatSeeds.Choose(same.Select(SeedOf), Math.Clamp(count, 1, RepeatOrder.Defaults.MaxCount));
        return new RepeatPlan(seeds, same.Count, run.Status == RunStatus.Completed ? run.Seconds : null);
    }

    public async Task<RepeatResult> RepeatAsync(string id, RepeatOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return RepeatResult.NotFound;
        }

        if (run.Lineage.Origin == RunOrigin.Fork)
        {
            return RepeatResult.Refused(
                [new FieldError("id", $"id is {id}, a fork: its first epochs were trained with the seed of the run it goes on from. Run that one again with other seeds.")]);
        }

        if (RepeatSeeds.Check(order) is { Count: > 0 } wrong)
        {
            return RepeatResult.Refused(wrong);
        }

        var seeds = order.Seeds ?? RepeatSeeds.Choose((await SameSettingsAsync(run, cancellationToken)).Select(SeedOf), order.Count);
        var spec = SpecOf(run);
        var specs = seeds.Select(seed => spec with
        {
            Name = RepeatNames.Of(run.Name, seed),
            Tags = run.Tags,
            Training = spec.Training with { Seed = seed },
        }).ToList();
        var (launched, errors) = await launcher.LaunchAsync(specs, new RunLineage(RunOrigin.Repeat, run.Id), cancellationToken);
        return new RepeatResult(true, launched, errors);
    }

    public async Task<RunFamily?> FindFamilyAsync(string id, CancellationToken cancellationToken = default) =>
        await runs.FindAsync(id, cancellationToken) is { } run ? await _families.FindAsync(run, cancellationToken) : null;

    private async Task<IReadOnlyList<RunRecord>> SameSettingsAsync(RunRecord run, CancellationToken cancellationToken) =>
        run.SettingsHash.Length > 0 ? await lineage.ListBySettingsAsync(run.SettingsHash, cancellationToken) : [run];

    private static int SeedOf(RunRecord run) => SpecOf(run).Training.Seed;

    private static RunSpec SpecOf(RunRecord run) => SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? new RunSpec();
}
