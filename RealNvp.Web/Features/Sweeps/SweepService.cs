using RealNvp.Data.Sweeps;
using RealNvp.Engine.Datasets;
using RealNvp.Web.Features.Sweeps.Board;
using RealNvp.Web.Features.Sweeps.Importance;
using RealNvp.Web.Features.Sweeps.Keeping;
using RealNvp.Web.Features.Sweeps.Planning;
using RealNvp.Web.Features.Sweeps.Requests;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Hosting;
using Microsoft.Extensions.Options;

namespace RealNvp.Web.Features.Sweeps;

/// <inheritdoc cref="ISweepService"/>
internal sealed class SweepService(
    ISweepStore sweeps,
    SweepChecker checker,
    SweepEstimates estimates,
    SweepLister lister,
    SweepImportances importances,
    IDatasetService datasets,
    SweepSignal signal,
    ISweepHub hub,
    IOptions<StudioOptions> options) : ISweepService
{
    public async Task<SweepPreview> PreviewAsync(SweepReading reading, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var plan = await checker.CheckAsync(reading, cancellationToken);
        var request = reading.Request;
        return new SweepPreview
        {
            Errors = plan.Errors,
            Combinations = plan.Count,
            Seeds = Math.Max(1, request.Seeds?.Count ?? 1),
            Dimensions = [.. (plan.Space?.Dimensions ?? []).Select(Describe)],
            Examples = [.. plan.Combinations.Take(SweepPreview.MostExamples)],
            Rungs = request.Kind == SweepKind.Asha ? AshaRungs.Of(request.Asha ?? new AshaPlan(), request.Base.Training.Epochs) : [],
            Estimate = plan.Errors.Count > 0 ? null : await estimates.OfAsync(request, plan, cancellationToken),
        };
    }

    public async Task<SweepCreation> CreateAsync(SweepReading reading, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var plan = await checker.CheckAsync(reading, cancellationToken);
        if (plan.Errors.Count > 0)
        {
            return new SweepCreation(null, plan.Errors);
        }

        var dataset = await NameOfDataAsync(reading.Request, cancellationToken);
        var request = Complete(reading.Request, dataset);
        var stored = await sweeps.CreateAsync(
            new NewSweep
            {
                Name = request.Name!,
                Kind = request.Kind,
                RequestJson = SweepRequestWriter.Write(request).ToJsonString(),
                DatasetName = dataset,
                TimeBudgetSeconds = request.TimeBudgetSeconds,
                Trials = [.. plan.Combinations.Index().SelectMany(pair => request.Seeds!.Select(seed => new NewTrial(pair.Index + 1, seed, pair.Item)))],
                FirstRung = request.Asha is { } asha ? AshaRungs.Of(asha, request.Base.Training.Epochs)[0] : null,
            },
            cancellationToken);
        Tell(stored.Id);
        return new SweepCreation(stored.Id, []);
    }

    public Task<SweepList> ListAsync(SweepListQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return lister.ListAsync(query, cancellationToken);
    }

    public async Task<SweepDetail?> FindAsync(string id, CancellationToken cancellationToken = default) => (await OpenAsync(id, cancellationToken))?.Sweep;

    public Task<IReadOnlyDictionary<string, string>> FindNamesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default) =>
        sweeps.FindNamesAsync(ids, cancellationToken);

    public async Task<SweepBoard?> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await ReadAsync(id, cancellationToken) is not var (sweep, trials))
        {
            return null;
        }

        var summary = SweepSummaries.Of(sweep, trials);
        var workers = Math.Min(sweep.Request.MaxConcurrent ?? int.MaxValue, options.Value.Queue.MaxConcurrentRuns);
        var detail = new SweepDetail(summary, sweep.Request with { Name = sweep.Record.Name }, sweep.Rungs, SweepSummaries.EtaSeconds(trials, workers));
        return new SweepBoard(detail, trials);
    }

    public async Task<SweepTrialList?> ListTrialsAsync(string id, SweepTrialQuery query, CancellationToken cancellationToken = default) =>
        (await OpenAsync(id, cancellationToken))?.PageOfTrials(query);

    public async Task<SweepCombinationList?> ListCombinationsAsync(string id, SweepTrialQuery query, CancellationToken cancellationToken = default) =>
        (await OpenAsync(id, cancellationToken))?.PageOfCombinations(query);

    public async Task<SweepImportance?> GetImportanceAsync(string id, CancellationToken cancellationToken = default) =>
        await OpenAsync(id, cancellationToken) is { } board ? await GetImportanceAsync(board, cancellationToken) : null;

    public Task<SweepImportance> GetImportanceAsync(SweepBoard board, CancellationToken cancellationToken = default) => importances.OfAsync(board, cancellationToken);

    public Task<SweepActionResult> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "cancel", sweeps.TryCancelAsync, cancellationToken);

    public Task<SweepActionResult> PauseAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "pause", sweeps.TryPauseAsync, cancellationToken);

    public Task<SweepActionResult> ContinueAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "continue", sweeps.TryContinueAsync, cancellationToken);

    public Task<SweepActionResult> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "delete", sweeps.TryDeleteAsync, cancellationToken);

    public async Task<SweepActionResult> ReviveAsync(string id, int trial, CancellationToken cancellationToken = default)
    {
        if (await sweeps.TryReviveAsync(id, trial, cancellationToken))
        {
            Tell(id);
            return SweepActionResult.Done;
        }

        return await ReadAsync(id, cancellationToken) is var (_, trials)
            ? SweepActions.RefuseRevival(trials.FirstOrDefault(row => row.Number == trial), trial)
            : SweepActions.NotFound(id);
    }

    public async Task<SweepActionResult> RenameAsync(string id, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > SweepRequest.Limits.NameLength)
        {
            return new SweepActionResult(SweepActionOutcome.Conflict, $"A sweep's name must be a text of 1 to {SweepRequest.Limits.NameLength} characters.");
        }

        if (!await sweeps.TryRenameAsync(id, name.Trim(), cancellationToken))
        {
            return SweepActions.NotFound(id);
        }

        Tell(id);
        return SweepActionResult.Done;
    }

    /// <summary>Every default spelled out, so that one that changes one day changes no sweep of the past.</summary>
    private static SweepRequest Complete(SweepRequest request, string dataset) => request with
    {
        Name = string.IsNullOrWhiteSpace(request.Name) ? SweepNames.Of(request, dataset) : request.Name.Trim(),
        Seeds = request.Seeds ?? [request.Base.Training.Seed],
        Combinations = request.Kind == SweepKind.Grid ? null : request.Combinations ?? SweepRequest.Defaults.Combinations,
        Asha = request.Kind == SweepKind.Asha ? request.Asha ?? new AshaPlan() : null,
    };

    private static SweepDimensionValues Describe(DimensionSpace dimension) => new(
        dimension.Setting.Path,
        dimension.Count,
        dimension.Count is { } count ? [.. Enumerable.Range(0, (int)Math.Min(count, SweepDimensionValues.MostShown)).Select(i => dimension.At(i))] : []);

    private async Task<string> NameOfDataAsync(SweepRequest request, CancellationToken cancellationToken) =>
        request.Base.Dataset.Id is { } id && await datasets.FindAsync(id, cancellationToken) is { } upload ? upload.Name
        : request.Dimensions.FirstOrDefault(dimension => dimension.Setting == SweepSettings.KindPath)?.Values is { } kinds
            ? string.Join(", ", kinds.Select(kind => ToyCatalogue.Find(kind)?.Title ?? kind))
        : ToyCatalogue.Find(request.Base.Dataset.Kind)?.Title ?? request.Base.Dataset.Kind;

    private async Task<(StoredSweep Sweep, IReadOnlyList<SweepTrial> Trials)?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (await sweeps.FindAsync(id, cancellationToken) is not { } record)
        {
            return null;
        }

        var sweep = new StoredSweep(record);
        return (sweep, TrialBoard.Of(await sweeps.ListTrialsAsync(id, sweep.Objective.Field, cancellationToken), sweep.Goal, sweep.Epochs));
    }

    private async Task<SweepActionResult> ActAsync(
        string id, string action, Func<string, CancellationToken, Task<bool>> change, CancellationToken cancellationToken)
    {
        if (!await change(id, cancellationToken))
        {
            return SweepActions.Refuse(id, await sweeps.FindAsync(id, cancellationToken), action);
        }

        Tell(id);
        return SweepActionResult.Done;
    }

    private void Tell(string id)
    {
        hub.Publish(new SweepChange(id, StateChanged: true));
        signal.Raise(id);
    }
}
