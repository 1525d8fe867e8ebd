using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Compare;

/// <summary>A run in a comparison.</summary>
/// <param name="Run">The run.</param>
/// <param name="Colour">Its colour, unique in the comparison, as a CSS value.</param>
/// <param name="Label">Its name, unique in the comparison.</param>
/// <param name="Snapshots">Epochs with a snapshot.</param>
/// <param name="Distribution">Equal where the NLLs may be compared: the same upload, or the same toy with the same noise and parameters.</param>
public sealed record ComparedRun(RunRecord Run, string Colour, string Label, IReadOnlyList<int> Snapshots, string Distribution)
{
    /// <summary>Without what no part of the page shows: fifty runs make a large message.</summary>
    public ComparedRun Lightened() => this with { Run = Run with { ProvenanceJson = null, BaselinesJson = null } };

    /// <summary>What decides a run's distribution. Seed and number of a toy's points do not: they draw from the same one.</summary>
    public static string DistributionOf(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var dataset = SpecJson.Deserialize<RunSpec>(run.SpecJson)?.Dataset ?? new DatasetSpec();
        return run.DatasetId ?? JsonSerializer.Serialize(
            dataset with { Samples = 0, Seed = 0, Parameters = dataset.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).ToDictionary() },
            SpecJson.Options);
    }
}
