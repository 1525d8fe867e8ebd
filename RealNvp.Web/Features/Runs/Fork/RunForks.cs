using System.Globalization;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Fork;

/// <inheritdoc cref="IRunForks"/>
internal sealed class RunForks(IRunStore runs, IKeptCheckpointStore checkpoints, RunLauncher launcher) : IRunForks
{
    public async Task<IReadOnlyList<KeptCheckpoint>?> ListAsync(string id, CancellationToken cancellationToken = default) =>
        await runs.FindAsync(id, cancellationToken) is null ? null : await checkpoints.ListAsync(id, cancellationToken);

    public async Task<ForkResult> ForkAsync(string id, int epoch, RunSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (await runs.FindAsync(id, cancellationToken) is not { } run)
        {
            return ForkResult.NotFound;
        }

        var kept = await checkpoints.ListAsync(id, cancellationToken);
        if (kept.All(checkpoint => checkpoint.Epoch != epoch))
        {
            return new ForkResult(true, null, [RefuseEpoch(epoch, kept)]);
        }

        if (ForkRules.Check(SpecOf(run), spec, epoch) is { Count: > 0 } errors)
        {
            return new ForkResult(true, null, errors);
        }

        var named = string.IsNullOrWhiteSpace(spec.Name) ? spec with { Name = RunNames.OfFork(run.Name, epoch) } : spec;
        try
        {
            var (launched, refused) = await launcher.LaunchAsync([named], new RunLineage(RunOrigin.Fork, id) { ForkEpoch = epoch }, cancellationToken);
            return new ForkResult(true, launched.Count > 0 ? launched[0] : null, refused);
        }
        catch (CheckpointGoneException)
        {
            // Dropped for newer ones since it was looked up: the run still trains.
            return new ForkResult(true, null, [RefuseEpoch(epoch, await checkpoints.ListAsync(id, cancellationToken))]);
        }
    }

    private static FieldError RefuseEpoch(int epoch, IReadOnlyList<KeptCheckpoint> kept) => new(
        "epoch",
        string.Create(CultureInfo.InvariantCulture, $"epoch is {epoch}; ")
        + (kept.Count > 0
            ? $"it must be one whose checkpoint is kept: {string.Join(", ", kept.Select(checkpoint => checkpoint.Epoch.ToString(CultureInfo.InvariantCulture)))}."
            : "this run keeps no checkpoint to go on from."));

    private static RunSpec SpecOf(RunRecord run) => SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? new RunSpec();
}
