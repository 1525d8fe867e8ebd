using System.Globalization;
using System.Text;
using System.Text.Json;
using RealNvp.Data.Datasets;
using RealNvp.Data.Logs;
using RealNvp.Data.Metrics;
using RealNvp.Data.Runs;
using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;
using RealNvp.Web.Features.Runs.Notes;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>Makes a run of an archive, and believes nothing of it that can be checked.</summary>
internal static class BundleReader
{
    private static readonly string[] PointSets = ["data", "latent", "noise", "generated"];

    /// <summary>What must be there must not be null either: everything after the reading relies on it.</summary>
    private static readonly JsonSerializerOptions Strict = new(SpecJson.Options) { RespectNullableAnnotations = true };

    private const int LongestDataName = 1_000;

    /// <param name="tables">The data sets that are here.</param>
    /// <exception cref="BundleException">Something in it is wrong; the message names the part.</exception>
    public static RunBundle Read(BundleArchive archive, IReadOnlyList<DatasetRecord> tables)
    {
        var bundled = ReadJson<BundledRun>(archive, BundleNames.Run, Strict);
        var spec = ReadSpec(bundled);
        Check(bundled, spec);
        var run = bundled.ToRecord(spec, FindTable(bundled, tables)?.Id);
        var metrics = MetricsCsv.Read(archive.Get(BundleNames.Metrics));
        CheckEpochs(metrics, run);
        var epochs = archive.Names.Select(BundleNames.EpochOf).OfType<int>().Order().ToList();
        foreach (var epoch in epochs)
        {
            CheckSnapshot(archive, epoch, run);
        }

        return new RunBundle(run, new RunBelongings
        {
            Metrics = metrics,
            Log = ReadLog(archive),
            Note = ReadNote(archive),
            Weights = ReadWeights(archive, run),
            Snapshots = epochs.Select(epoch => (epoch, archive.Get(BundleNames.Snapshot(epoch)))),
        });
    }

    private static RunSpec ReadSpec(BundledRun bundled)
    {
        var (spec, errors) = RunSpecReader.Read(bundled.Spec);
        return errors.Count == 0 ? spec : throw new BundleException(
            $"The settings in {BundleNames.Run} cannot be used here: {string.Join(" ", errors.Select(error => error.Message))}");
    }

    private static void Check(BundledRun bundled, RunSpec spec)
    {
        if (bundled.Status is not (RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled))
        {
            throw Wrong($"status is {SpecJson.Serialize(bundled.Status)}; it must be completed, failed or cancelled");
        }

        if (bundled.Id.Length is 0 or > 40 || !bundled.Id.All(char.IsAsciiLetterOrDigit))
        {
            throw Wrong($"id is \"{BundleException.Shorten(bundled.Id)}\"; it must be 1 to 40 letters and digits");
        }

        if (bundled.Tags.Any(tag => tag is null) || bundled.Data.Columns.Any(column => column is null))
        {
            throw Wrong("tags or data.columns hold null; each must be a text");
        }

        // Name and tags have the limits that they have in a form.
        var labels = RunSpecValidator.Validate(spec with { Name = bundled.Name, Tags = bundled.Tags });
        if (labels.Count > 0 || string.IsNullOrWhiteSpace(bundled.Name))
        {
            throw Wrong(labels.Count > 0 ? labels[0].Message.TrimEnd('.') : "name is empty");
        }

        if (bundled.Data.Name.Length is 0 or > LongestDataName)
        {
            throw Wrong($"data.name has {bundled.Data.Name.Length} characters; it must have 1 to {LongestDataName}");
        }

        CheckNumbers(bundled, spec);
        CheckDetails(bundled);
    }

    private static void CheckNumbers(BundledRun bundled, RunSpec spec)
    {
        var results = bundled.Results;
        if (results.Epoch < 0 || results.Epoch > spec.Training.Epochs)
        {
            throw Wrong($"results.epoch is {results.Epoch}; it must be a whole number from 0 to {spec.Training.Epochs}");
        }

        if (!double.IsFinite(results.Seconds) || results.Seconds < 0)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"results.seconds is {results.Seconds}; it must be a number from 0"));
        }

        (string Name, long? Value)[] counts =
        [
            ("data.trainRows", bundled.Data.TrainRows), ("data.validationRows", bundled.Data.ValidationRows), ("data.testRows", bundled.Data.TestRows),
            ("results.bestEpoch", results.BestEpoch), ("results.parameters", results.Parameters), ("results.peakMemoryBytes", results.PeakMemoryBytes),
            ("resumes", bundled.Resumes),
        ];
        if (counts.FirstOrDefault(count => count.Value < 0) is { Value: { } value } negative)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{negative.Name} is {value}; it must be a whole number from 0"));
        }
    }

    /// <summary>Provenance and baselines are stored as they are: they must be what pages expect there.</summary>
    private static void CheckDetails(BundledRun bundled)
    {
        try
        {
            _ = bundled.Provenance?.Deserialize<Provenance>(SpecJson.Options);
            _ = bundled.Results.Baselines?.Deserialize<List<BaselineResult>>(SpecJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new BundleException($"{BundleNames.Run} is wrong: provenance or baselines are not as they should be.", exception);
        }
    }

    /// <summary>The file it was trained on, if the same was uploaded here.</summary>
    private static DatasetRecord? FindTable(BundledRun bundled, IReadOnlyList<DatasetRecord> tables) => bundled.Data.Sha256 is { } sha256
        ? tables.FirstOrDefault(table => table.Sha256 == sha256 && table.Columns.SequenceEqual(bundled.Data.Columns))
        : null;

    private static void CheckEpochs(IReadOnlyList<EpochMetric> metrics, RunRecord run)
    {
        var last = metrics.Count == 0 ? 0 : metrics[^1].Epoch;
        if (last != run.Epoch)
        {
            throw new BundleException($"{BundleNames.Metrics} ends with epoch {last}, but {BundleNames.Run} says that the run ended with epoch {run.Epoch}.");
        }
    }

    private static void CheckSnapshot(BundleArchive archive, int epoch, RunRecord run)
    {
        var name = BundleNames.Snapshot(epoch);
        try
        {
            var file = ReadTensors(archive.Get(name));
            foreach (var tensor in PointSets.Select(file.Get))
            {
                if (tensor.Shape is not [_, var width] || width != run.Columns.Count)
                {
                    throw new BundleException($"{name}: tensor {tensor.Name} has the shape [{string.Join(", ", tensor.Shape)}]; it must have {run.Columns.Count} columns.");
                }
            }
        }
        catch (SafeTensorsException exception)
        {
            throw new BundleException($"{name}: {exception.Message}", exception);
        }
    }

    private static (int Epoch, byte[] Content)? ReadWeights(BundleArchive archive, RunRecord run)
    {
        if (run.Status != RunStatus.Completed)
        {
            return null;
        }

        var content = archive.Find(BundleNames.Weights)
            ?? throw new BundleException($"{BundleNames.Weights} is missing from the bundle; a completed run has its weights.");
        try
        {
            var shape = FlowFile.Read(ReadTensors(content)).Shape;
            return (shape.Dimension, shape.Couplings) == (run.Columns.Count, run.CouplingLayers)
                && (shape.HiddenLayers == 0 || shape.HiddenSize == run.HiddenSize) && shape.HiddenLayers == run.HiddenLayers
                ? (KeptWeights.EpochOf(run) ?? run.Epoch, content)
                : throw new BundleException(
                    $"{BundleNames.Weights} holds {shape.Couplings} couplings for {shape.Dimension} columns with {shape.HiddenLayers} hidden layers of {shape.HiddenSize}, "
                    + $"but {BundleNames.Run} says {run.CouplingLayers} for {run.Columns.Count} with {run.HiddenLayers} of {run.HiddenSize}.");
        }
        catch (SafeTensorsException exception)
        {
            throw new BundleException($"{BundleNames.Weights}: {exception.Message}", exception);
        }
    }

    /// <summary>A line told twice would be one line too many for the database.</summary>
    private static IReadOnlyList<RunLogLine> ReadLog(BundleArchive archive) =>
        [.. ReadJson<List<RunLogLine>>(archive, BundleNames.Log).Where(line => line?.Message is not null).DistinctBy(line => (line.At, line.Number))];

    private static string? ReadNote(BundleArchive archive)
    {
        if (archive.Find(BundleNames.Note) is not { } bytes)
        {
            return null;
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            return NoteRules.Check(text) is [var error, ..] ? throw new BundleException($"{BundleNames.Note} is wrong: {error.Message}") : text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new BundleException($"{BundleNames.Note} is not UTF-8 text.", exception);
        }
    }

    private static SafeTensorsFile ReadTensors(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return SafeTensorsReader.Read(stream);
    }

    private static T ReadJson<T>(BundleArchive archive, string name, JsonSerializerOptions? options = null)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(archive.Get(name), options ?? SpecJson.Options) ?? throw new BundleException($"{name} is empty.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new BundleException($"{name} cannot be read: {BundleException.Shorten(exception.Message)}", exception);
        }
    }

    private static BundleException Wrong(string what) => new($"{BundleNames.Run} is wrong: {what}.");
}
