using RealNvp.Data.Runs;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs;

/// <summary>The toy that a run learned.</summary>
public static class RunToy
{
    /// <summary>
    /// Null for a table, and for what is not known. The settings decide, not whether a data set is here: the table of a run from elsewhere stayed there.
    /// </summary>
    public static ToyDataset? Of(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.DatasetId is null && SpecJson.Deserialize<RunSpec>(run.SpecJson) is { Dataset: { IsTable: false } dataset }
            ? ToyCatalogue.Find(dataset.Kind)
            : null;
    }
}
