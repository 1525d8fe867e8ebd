using RealNvp.Engine.Datasets.Csv;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Datasets;

/// <summary>Turns the data set of a spec into rows: draws a toy's points or reads a CSV file.</summary>
public static class DatasetLoader
{
    /// <summary>Points of a toy's test sample: the standard error of an NLL over them is some 0.005 nats.</summary>
    public const int TestPoints = 20_000;

    /// <summary>
    /// Stream of a data seed that test points are drawn from. The training points are stream 0; the streams of a training seed have small numbers.
    /// </summary>
    private const int TestStream = 1000;

    /// <param name="spec">A valid spec; an upload's <see cref="DatasetSpec.Id"/> has been resolved to <see cref="DatasetSpec.Csv"/>.</param>
    /// <param name="baseDirectory">Where relative paths of <see cref="CsvSource.File"/> start.</param>
    /// <exception cref="DataFormatException">The data cannot be used; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadedDataset Load(DatasetSpec spec, string baseDirectory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Csv is { } csv)
        {
            return new LoadedDataset(CsvImporter.Load(Path.Combine(baseDirectory, csv.File), csv, CsvLimits.None, cancellationToken), null);
        }

        if (spec.IsTable)
        {
            throw new DataFormatException("file", "The data set is a table, but no CSV file is named.");
        }

        var toy = ToyCatalogue.Find(spec.Kind)
            ?? throw new DataFormatException("kind", $"There is no toy \"{spec.Kind}\"; there are {string.Join(", ", ToyCatalogue.All.Select(t => t.Kind))}.");
        var noise = spec.Noise ?? toy.Noise.Default;
        var parameters = toy.Complete(spec.Parameters);
        var values = toy.Sample(spec.Samples, noise, parameters, spec.Seed);
        var entropy = toy.Entropy(noise, parameters);
        return new LoadedDataset(new DataTable(ToyDataset.Columns, values), entropy?.Standardized)
        {
            RawEntropy = entropy?.Raw,
            Density = toy.Density(noise, parameters),
            Test = new DataTable(ToyDataset.Columns, toy.Sample(TestPoints, noise, parameters, SeededRandom.ForStream(spec.Seed, TestStream))),
        };
    }
}
