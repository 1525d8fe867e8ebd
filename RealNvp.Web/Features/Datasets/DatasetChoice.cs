using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets;

/// <summary>A data set a run can be trained on: a toy of the catalogue or an upload.</summary>
public sealed record DatasetChoice
{
    /// <summary>Unique among all choices: a toy's kind, an upload's id.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>One sentence: what a toy looks like, how large an upload is.</summary>
    public required string Description { get; init; }

    /// <summary>The part of a run's spec that means this data set, with a toy's defaults.</summary>
    public required DatasetSpec Spec { get; init; }

    /// <summary>The toy; null for an upload.</summary>
    public ToyDataset? Toy { get; init; }

    /// <summary>The upload; null for a toy.</summary>
    public UploadedDataset? Upload { get; init; }

    public IReadOnlyList<string> Columns => Upload?.Columns ?? ToyDataset.Columns;

    /// <summary>Rows of an upload; null for a toy, which has as many as are drawn.</summary>
    public int? Rows => Upload?.Rows;
}
