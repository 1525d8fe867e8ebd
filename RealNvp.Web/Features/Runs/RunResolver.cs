using System.Globalization;
using RealNvp.Data.Datasets;
using RealNvp.Data.Runs;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <summary>
/// Makes of a valid spec the run that is stored: every choice spelled out, so that a default that changes one day changes no run of the past, and a
/// name where none was given.
/// </summary>
internal static class RunResolver
{
    private const int DatasetPartLength = 60;

    /// <param name="dataset">The upload that the spec names; null for a toy.</param>
    /// <param name="lineage">Where the run comes from.</param>
    public static NewRun Resolve(RunSpec spec, DatasetRecord? dataset, RunLineage lineage)
    {
        var toy = dataset is null ? ToyCatalogue.Find(spec.Dataset.Kind)! : null;
        var resolved = spec with
        {
            Name = string.IsNullOrWhiteSpace(spec.Name) ? NameOf(spec, dataset) : spec.Name.Trim(),
            Dataset = toy is null
                ? new DatasetSpec { Kind = DatasetSpec.CsvKind, Id = dataset!.Id, Samples = dataset.Rows }
                : spec.Dataset with { Noise = spec.Dataset.Noise ?? toy.Noise.Default, Parameters = toy.Complete(spec.Dataset.Parameters) },
        };
        return new NewRun
        {
            Name = resolved.Name,
            SpecJson = SpecJson.Serialize(resolved),
            DatasetName = dataset?.Name ?? toy!.Title,
            DatasetId = dataset?.Id,
            CouplingLayers = spec.Model.CouplingLayers,
            HiddenSize = spec.Model.HiddenSize,
            HiddenLayers = spec.Model.HiddenLayers,
            LearningRate = spec.Training.LearningRate,
            L2 = spec.Training.L2,
            Epochs = spec.Training.Epochs,
            Tags = spec.Tags,
            SettingsHash = SettingsHash.Of(resolved, lineage.Start),
            Lineage = lineage,
        };
    }

    /// <summary>For example "moons 6 x 64": data, couplings, hidden size.</summary>
    private static string NameOf(RunSpec spec, DatasetRecord? dataset)
    {
        var data = dataset?.Name ?? spec.Dataset.Kind;
        if (data.Length > DatasetPartLength)
        {
            data = string.Concat(data.AsSpan(0, DatasetPartLength).TrimEnd(), "…");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{data} {spec.Model.CouplingLayers} x {spec.Model.HiddenSize}");
    }
}
