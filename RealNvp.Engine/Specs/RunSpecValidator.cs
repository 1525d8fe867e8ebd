using System.Globalization;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Specs;

/// <summary>The rules for a run's settings, once for form, API and command line.</summary>
public static class RunSpecValidator
{
    public const int MaxTags = 20;
    public const int MaxTagLength = 50;

    /// <summary>Checks a spec.</summary>
    /// <param name="spec">The spec with its defaults filled in.</param>
    /// <param name="limits">What data and machine allow; null: a machine's own memory, and the rows the spec itself names.</param>
    /// <returns>Every error found; empty when the spec may run.</returns>
    public static IReadOnlyList<FieldError> Validate(RunSpec spec, RunLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        limits ??= new RunLimits();
        var errors = new List<FieldError>();

        foreach (var setting in SettingCatalogue.All)
        {
            if (spec.Dataset.IsTable && setting.Group == "dataset")
            {
                continue;
            }

            if (Check(setting, setting.Get(spec)) is { } error)
            {
                errors.Add(error);
            }
        }

        CheckTable(spec.Dataset, limits, errors);
        CheckToy(spec.Dataset, errors);
        CheckRates(spec.Training, errors);
        CheckTags(spec.Tags, errors);
        CheckSizes(spec, limits, errors);
        return errors;
    }

    private static FieldError? Check(Setting setting, object? value) => value switch
    {
        string text when text.Length > setting.Max =>
            new FieldError(setting.Path, $"{setting.Name} has {text.Length:#,##0} characters; it must be {setting.Allowed}."),
        int whole when !setting.Accepts(whole) => setting.Refuse(whole.ToString(CultureInfo.InvariantCulture)),
        double real when !setting.Accepts(real) => setting.Refuse(Setting.Number(real)),
        _ => null,
    };

    private static void CheckTable(DatasetSpec dataset, RunLimits limits, List<FieldError> errors)
    {
        if (dataset is { Fresh: true, IsTable: true })
        {
            errors.Add(new FieldError(
                "dataset.fresh", "fresh is true; it must be false for a table: only a toy is a distribution that new points can be drawn from."));
        }

        if (dataset.Csv is { } csv && !limits.FilesAllowed)
        {
            errors.Add(new FieldError("dataset.csv", $"csv names the file \"{ShortText.Of(csv.File)}\"; upload it as a data set and give its id as dataset.id."));
        }
        else if (dataset is { Kind: DatasetSpec.CsvKind, Id: null, Csv: null })
        {
            errors.Add(new FieldError("dataset.id", "kind is \"csv\" but no data set is named; give the id of an uploaded one as dataset.id."));
        }
    }

    private static void CheckToy(DatasetSpec dataset, List<FieldError> errors)
    {
        if (dataset.IsTable)
        {
            return;
        }

        if (ToyCatalogue.Find(dataset.Kind) is not { } toy)
        {
            errors.Add(new FieldError(
                "dataset.kind",
                $"kind is \"{ShortText.Of(dataset.Kind)}\"; it must be one of {string.Join(", ", ToyCatalogue.All.Select(t => t.Kind))}."));
            return;
        }

        if (dataset.Noise is { } noise)
        {
            CheckToyParameter(toy.Noise, "dataset.noise", noise, errors);
        }

        foreach (var (name, value) in dataset.Parameters)
        {
            var path = $"dataset.parameters.{ShortText.Of(name)}";
            if (toy.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter)
            {
                CheckToyParameter(parameter, path, value, errors);
            }
            else
            {
                var known = toy.Parameters.Count == 0 ? "it has none" : "it has " + string.Join(", ", toy.Parameters.Select(p => p.Name));
                errors.Add(new FieldError(path, $"{toy.Title} has no parameter \"{ShortText.Of(name)}\"; {known}."));
            }
        }
    }

    private static void CheckToyParameter(ToyParameter parameter, string path, double value, List<FieldError> errors)
    {
        var whole = parameter.IsWhole ? "a whole number" : "a number";
        if (!double.IsFinite(value) || value < parameter.Min || value > parameter.Max || (parameter.IsWhole && value != Math.Floor(value)))
        {
            errors.Add(new FieldError(
                path,
                $"{parameter.Name} is {Setting.Number(value)}; it must be {whole} from {Setting.Number(parameter.Min)} to {Setting.Number(parameter.Max)}."));
        }
    }

    private static void CheckRates(TrainingSpec training, List<FieldError> errors)
    {
        var least = SettingCatalogue.Get("training.minLearningRate");
        if (training.Schedule == LearningRateSchedule.Plateau && training.MinLearningRate > training.LearningRate
            && !errors.Exists(e => e.Field is "training.minLearningRate" or "training.learningRate"))
        {
            errors.Add(new FieldError(
                least.Path,
                $"{least.Name} is {Setting.Number(training.MinLearningRate)}; it must be {least.Allowed}, and not more than learningRate, {Setting.Number(training.LearningRate)}."));
        }
    }

    /// <summary>What is wrong with the tags of a run; empty: nothing.</summary>
    public static IReadOnlyList<FieldError> ValidateTags(IReadOnlyList<string> tags)
    {
        var errors = new List<FieldError>();
        CheckTags(tags, errors);
        return errors;
    }

    private static void CheckTags(IReadOnlyList<string> tags, List<FieldError> errors)
    {
        if (tags.Count > MaxTags)
        {
            errors.Add(new FieldError("tags", $"tags has {tags.Count:#,##0} entries; at most {MaxTags} are allowed."));
        }

        foreach (var tag in tags.Where(tag => tag.Length is 0 or > MaxTagLength || string.IsNullOrWhiteSpace(tag)).Take(1))
        {
            errors.Add(new FieldError("tags", $"tags holds \"{ShortText.Of(tag)}\" of {tag.Length:#,##0} characters; a tag has 1 to {MaxTagLength}."));
        }

        // Forms write tags in one line, with commas between them.
        foreach (var tag in tags.Where(tag => tag.Any(c => c == ',' || char.IsControl(c))).Take(1))
        {
            errors.Add(new FieldError("tags", $"tags holds \"{ShortText.Of(tag)}\"; a tag has no commas, line breaks or other control characters."));
        }
    }

    private static void CheckSizes(RunSpec spec, RunLimits limits, List<FieldError> errors)
    {
        var rows = limits.Rows ?? (spec.Dataset.IsTable ? null : spec.Dataset.Samples);
        if (rows is { } count && !errors.Exists(e => e.Field is "training.batchSize" or "dataset.samples" or "training.validationFraction" or "training.testFraction"))
        {
            var training = DataSplit.Of(spec, count).Train;
            if (spec.Training.BatchSize > training)
            {
                errors.Add(new FieldError(
                    "training.batchSize",
                    $"batchSize is {Setting.Number(spec.Training.BatchSize)}; it must be a whole number from 1 to {Setting.Number(training)}, the training rows of this data set."));
            }
        }

        var cost = FlowCost.Of(spec, limits.Columns ?? 2, rows ?? 0);
        var sizesAreUsable = spec.Model is { CouplingLayers: > 0, HiddenSize: > 0, HiddenLayers: >= 0 };
        if (sizesAreUsable && cost.TrainingBytes > limits.MemoryBytes)
        {
            // The setting that has most of it in hand; the rows of a table are none.
            var field = cost.DataBytes > cost.StateBytes + cost.BatchBytes && !spec.Dataset.IsTable ? "dataset.samples"
                : cost.BatchBytes > cost.StateBytes ? "training.batchSize" : "model.hiddenSize";
            var value = Convert.ToDouble(SettingCatalogue.Get(field).Get(spec), CultureInfo.InvariantCulture);
            errors.RemoveAll(e => e.Field == field);
            var setting = SettingCatalogue.Get(field);
            errors.Add(new FieldError(
                field,
                $"{setting.Name} is {Setting.Number(value)}: training would take about {Bytes(cost.TrainingBytes)} of memory and "
                + $"{Bytes(limits.MemoryBytes)} are there; it must be {setting.Allowed}, small enough for the memory."));
        }
    }

    /// <summary>A size for people: "1.5 GB".</summary>
    internal static string Bytes(double bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
        var unit = 0;
        while (bytes >= 1000 && unit < units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return bytes.ToString(bytes < 10 ? "0.#" : "#,##0", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
