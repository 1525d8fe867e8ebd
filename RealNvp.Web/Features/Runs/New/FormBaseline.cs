using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>What a form started from: a preset, which is about model and training, or another run, which is about everything.</summary>
public sealed record FormBaseline
{
    private FormBaseline(RunSpec spec, string title) => (Spec, Title) = (spec, title);

    public RunSpec Spec { get; }

    /// <summary>Name of the preset or run, for "reset to ...".</summary>
    public string Title { get; }

    public string? PresetName { get; private init; }

    /// <summary>Id of the cloned run, or null.</summary>
    public string? RunId { get; private init; }

    /// <summary>Whether it is about everything though it is no run of this studio: it came through a link, or is a sweep's base.</summary>
    private bool IsWhole { get; init; }

    /// <summary>Epoch of the run's checkpoint that a fork goes on from; null: no fork.</summary>
    public int? ForkEpoch { get; private init; }

    public static FormBaseline Of(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return new FormBaseline(preset.Spec, preset.Title) { PresetName = preset.Name };
    }

    /// <summary>A run's settings, without its name: two runs of one name could not be told apart.</summary>
    /// <param name="forkEpoch">The checkpoint to go on from, for a fork.</param>
    public static FormBaseline Of(RunRecord run, int? forkEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var spec = SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? new RunSpec();
        if (run.DatasetId is { } id)
        {
            spec = spec with { Dataset = spec.Dataset with { Id = id, Csv = null } };
        }

        return new FormBaseline(spec with { Name = null }, run.Name) { RunId = run.Id, ForkEpoch = forkEpoch };
    }

    /// <summary>The settings of a run that a link shows; of its data only what anybody can draw, a toy.</summary>
    public static FormBaseline OfShared(RunRecord run)
    {
        var baseline = Of(run);
        var spec = RunToy.Of(run) is not null ? baseline.Spec : baseline.Spec with { Dataset = new DatasetSpec() };
        return new FormBaseline(spec, run.Name) { IsWhole = true };
    }

    /// <summary>The settings that a sweep's trials share.</summary>
    /// <param name="title">The sweep's name.</param>
    public static FormBaseline OfSweep(RunSpec spec, string title)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new FormBaseline(spec with { Name = null }, title) { IsWhole = true };
    }

    /// <summary>Whether the start says anything about a setting, so that it can count as changed.</summary>
    public bool Governs(string path) => RunId is not null || IsWhole
        ? path != "name"
        : path is "dataset.samples" or "dataset.fresh" || path.StartsWith("model.", StringComparison.Ordinal) || path.StartsWith("training.", StringComparison.Ordinal);
}
