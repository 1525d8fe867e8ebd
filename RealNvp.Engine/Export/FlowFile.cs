using System.Globalization;
using System.Text.Json;
using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Export;

/// <summary>A trained flow as a safetensors file.</summary>
/// <remarks>
/// Tensors: every view of <see cref="ParameterLayout"/> (float32), <c>standardizer.mean</c> and <c>standardizer.scale</c> (float64, absent:
/// identity), <c>training.log_prob_quantiles</c> (float64, absent: not known). The shape follows from the tensors alone. Metadata, each for
/// information: <c>spec</c> and <c>columns</c> as JSON, <c>standardizer</c> once more as JSON, <c>engine</c>, the program's version; and
/// <c>version</c>, the format's: a file of a later one is refused instead of misread.
/// </remarks>
/// <param name="Shape">Shape of the flow.</param>
/// <param name="Parameters">All parameters.</param>
/// <param name="Standardizer">From raw to standardised rows.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Spec">What it was trained with; null: not known.</param>
public sealed record FlowFile(FlowShape Shape, float[] Parameters, Standardizer Standardizer, IReadOnlyList<string> Columns, RunSpec? Spec)
{
    /// <summary>Name of the file a finished run leaves in its work folder.</summary>
    public const string DefaultName = "weights.safetensors";

    private const string MeanName = "standardizer.mean";
    private const string ScaleName = "standardizer.scale";

    private const string QuantilesName = "training.log_prob_quantiles";
    private const int Version = 1;

    /// <summary>Log-densities of the training rows, nats in original units; null: not known.</summary>
    public LogProbQuantiles? TrainingLogProb { get; init; }

    /// <summary>Writes the file at once or not at all.</summary>
    public void Save(string path)
    {
        var tensors = new ParameterLayout(Shape).Views
            .Select(view => SafeTensor.Of(view.Name, view.Of<float>(Parameters), [.. view.Shape.Select(size => (long)size)]))
            .Append(SafeTensor.Of(MeanName, [.. Standardizer.Mean], Standardizer.Dimension))
            .Append(SafeTensor.Of(ScaleName, [.. Standardizer.Scale], Standardizer.Dimension));
        if (TrainingLogProb is { } quantiles)
        {
            tensors = tensors.Append(SafeTensor.Of(QuantilesName, [.. quantiles.Values], quantiles.Values.Count));
        }

        var metadata = new Dictionary<string, string>
        {
            ["format"] = "realnvp",
            ["version"] = Version.ToString(CultureInfo.InvariantCulture),
            ["columns"] = SpecJson.Serialize(Columns),
            ["standardizer"] = SpecJson.Serialize(new { Standardizer.Mean, Standardizer.Scale }),
            ["engine"] = EngineVersion.Number,
        };
        if (Spec is not null)
        {
            metadata["spec"] = SpecJson.Serialize(Spec);
        }

        new SafeTensorsFile([.. tensors], metadata).Save(path);
    }

    /// <summary>Reads a flow, whoever wrote it.</summary>
    /// <exception cref="SafeTensorsException">It is no RealNVP flow; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FlowFile Load(string path) => Read(SafeTensorsFile.Load(path));

    /// <summary>Reads a flow from a file's content.</summary>
    /// <exception cref="SafeTensorsException">It is no RealNVP flow; the message says why.</exception>
    public static FlowFile Read(SafeTensorsFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        RefuseOthers(file);
        var shape = FlowShapeReader.Read(file);
        var layout = new ParameterLayout(shape);
        var parameters = LargePages.Allocate<float>(layout.Length);
        foreach (var view in layout.Views)
        {
            var tensor = file.Get(view.Name);
            if (!tensor.Shape.SequenceEqual(view.Shape.Select(size => (long)size)))
            {
                throw new SafeTensorsException(
                    $"Tensor {view.Name} has the shape [{string.Join(", ", tensor.Shape)}]; in this flow it must be [{string.Join(", ", view.Shape)}].");
            }

            tensor.Values<float>().CopyTo(view.Of(parameters.AsSpan()));
        }

        if (!parameters.All(float.IsFinite))
        {
            throw new SafeTensorsException("The file holds weights that are NaN or infinite.");
        }

        return new FlowFile(shape, parameters, ReadStandardizer(file, shape.Dimension), ReadColumns(file, shape.Dimension), ReadSpec(file))
        {
            TrainingLogProb = ReadQuantiles(file),
        };
    }

    private static void RefuseOthers(SafeTensorsFile file)
    {
        if (file.Metadata.ContainsKey("checkpoint"))
        {
            throw new SafeTensorsException(
                "This is a checkpoint, from which training continues (realnvp train --resume), not the weights of a finished run.");
        }

        if (file.Metadata.TryGetValue("version", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > Version)
        {
            var writer = file.Metadata.TryGetValue("engine", out var engine) ? $" (realnvp {engine})" : "";
            throw new SafeTensorsException($"The file has the format version {version}, written by a newer program{writer}; this one reads up to version {Version}.");
        }
    }

    private static LogProbQuantiles? ReadQuantiles(SafeTensorsFile file)
    {
        try
        {
            return file.Find(QuantilesName) is { } tensor ? new LogProbQuantiles(tensor.Values<double>()) : null;
        }
        catch (ArgumentException exception)
        {
            throw new SafeTensorsException($"Tensor {QuantilesName} is damaged: {exception.Message}", exception);
        }
    }

    private static Standardizer ReadStandardizer(SafeTensorsFile file, int dimension)
    {
        if (file.Find(MeanName) is null && file.Find(ScaleName) is null)
        {
            return Standardizer.Identity(dimension);
        }

        try
        {
            var standardizer = new Standardizer(file.Get(MeanName).Values<double>(), file.Get(ScaleName).Values<double>());
            return standardizer.Dimension == dimension
                ? standardizer
                : throw new SafeTensorsException($"The standardizer is for {standardizer.Dimension} columns, the flow for {dimension}.");
        }
        catch (ArgumentException exception)
        {
            throw new SafeTensorsException(exception.Message, exception);
        }
    }

    private static IReadOnlyList<string> ReadColumns(SafeTensorsFile file, int dimension)
    {
        var columns = ReadMetadata<List<string>>(file, "columns");
        return columns?.Count == dimension ? columns : [.. Enumerable.Range(1, dimension).Select(i => $"c{i}")];
    }

    private static RunSpec? ReadSpec(SafeTensorsFile file) => ReadMetadata<RunSpec>(file, "spec");

    private static TValue? ReadMetadata<TValue>(SafeTensorsFile file, string name)
        where TValue : class
    {
        try
        {
            return file.Metadata.TryGetValue(name, out var json) ? SpecJson.Deserialize<TValue>(json) : null;
        }
        catch (JsonException)
        {
            return null; // Metadata only inform; a flow of another program may hold anything under this name.
        }
    }
}
