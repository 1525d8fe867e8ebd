using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Datasets;

/// <summary>An upload as a run needs it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Rows">Usable rows, for the limits of a run.</param>
/// <param name="Columns">Usable columns.</param>
/// <param name="Source">
/// For the run's <c>dataset.csv</c>. <see cref="CsvSource.File"/> is a plain file name: write the upload (<c>IDatasetStore.CopyContentToAsync</c>)
/// under that name beside the spec.
/// </param>
public sealed record ResolvedDataset(string Name, int Rows, IReadOnlyList<string> Columns, CsvSource Source);
