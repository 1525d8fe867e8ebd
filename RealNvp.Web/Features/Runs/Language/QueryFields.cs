using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Every field of the language: what is known of a run itself, its results, and each setting of the engine's catalogue.</summary>
public static class QueryFields
{
    public static QueryField Name { get; } = Of("name", "Name", "What the run is called.", FieldKind.Text, RunValue.Name, FieldGroup.Run);

    public static QueryField Status { get; } = Of("status", "Status", "How the run stands.", FieldKind.Choice, RunValue.Status, FieldGroup.Run) with
    {
        Choices = [.. Enum.GetValues<RunStatus>().Select(status => (Setting.Spell(status), (object)(double)status)), ("done", (double)RunStatus.Completed)],
    };

    public static QueryField Dataset { get; } =
        Of("dataset", "Data set", "Title of the toy or name of the upload.", FieldKind.Text, RunValue.Dataset, FieldGroup.Run);

    public static QueryField Tag { get; } = Of("tag", "Tags", "The run's tags; one that fits is enough.", FieldKind.Tags, RunValue.Tag, FieldGroup.Run) with
    {
        Aliases = ["tags"],
    };

    public static QueryField SameSettings { get; } = Of(
        "settings", "Same settings, other seed", "The same for runs that differ in their training seed alone.", FieldKind.Text, RunValue.Settings, FieldGroup.Run);

    public static QueryField CreatedAt { get; } =
        Of("createdAt", "Created", "When the run was launched, UTC.", FieldKind.Moment, RunValue.CreatedAt, FieldGroup.Run) with { Aliases = ["created"] };

    public static QueryField Seconds { get; } =
        Of("seconds", "Training time", "Training time so far.", FieldKind.Number, RunValue.Seconds, FieldGroup.Result);

    public static QueryField BestValNll { get; } = Of(
        "bestValNll", "Best validation NLL", "Least validation NLL of any epoch, nats on standardised data.", FieldKind.Number, RunValue.BestValNll, FieldGroup.Result) with
    {
        Aliases = ["nll"],
    };

    public static QueryField Gap { get; } = Of(
        "gap", "Gap", "Best validation NLL above the entropy of the data, nats.", FieldKind.Number, RunValue.Gap, FieldGroup.Result);

    /// <summary>Short names that everybody in the field knows, and that mean one setting only.</summary>
    private static readonly Dictionary<string, string[]> Abbreviations = new() { ["learningRate"] = ["lr"], ["batchSize"] = ["bs"] };

    public static IReadOnlyList<QueryField> All { get; } = [.. OfRuns(), .. Results(), .. Settings()];

    private static readonly Dictionary<string, QueryField> ByName = All
        .SelectMany(field => field.Aliases.Append(field.Name).Select(name => (name, field)))
        .ToDictionary(pair => pair.name, pair => pair.field, StringComparer.OrdinalIgnoreCase);

    /// <summary>What people call some fields, where the word may mean more than one of them: proposed, never taken for granted.</summary>
    private static readonly Dictionary<string, string[]> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["loss"] = ["bestValNll", "valNll", "trainNll"],
        ["layers"] = ["couplingLayers", "hiddenLayers"],
        ["couplings"] = ["couplingLayers"],
        ["width"] = ["hiddenSize"],
        ["units"] = ["hiddenSize"],
        ["wd"] = ["l2"],
        ["weightDecay"] = ["l2"],
        ["duration"] = ["seconds"],
        ["time"] = ["seconds"],
        ["date"] = ["createdAt"],
        ["state"] = ["status"],
        ["data"] = ["dataset"],
        ["label"] = ["tag"],
        ["star"] = ["favourite"],
    };

    /// <summary>Shorter than this, a part of a name says nothing.</summary>
    private const int LeastPart = 3;

    /// <summary>Every word that a field is known by.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The field with that name or alias, whatever the case; or null.</summary>
    public static QueryField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The fields that an unknown name may stand for, the likeliest first: what people call them, a mistyped name, or a part of one.</summary>
    public static IReadOnlyList<QueryField> Guess(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Meant.TryGetValue(name, out var meant) ? [.. meant.Select(known => ByName[known])]
            : Nearest(name) is { } near ? [near]
            : name.Length < LeastPart ? []
            : [.. All.Where(field => field.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(3)];
    }

    /// <summary>What people mean who have written the word, or its beginning, so far.</summary>
    public static IEnumerable<QueryField> MeantBy(string beginning) => beginning.Length < 2 ? []
        : Meant.Where(pair => pair.Key.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).SelectMany(pair => pair.Value.Select(known => ByName[known]))
            .Concat(All.Where(field => field.Aliases.Any(alias => !alias.Contains('.') && alias.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)))).Distinct();

    /// <summary>The field whose name is nearest to a mistyped one, or null when none is near. Of two letters each says half of what is meant.</summary>
    private static QueryField? Nearest(string name)
    {
        var (field, distance) = ByName.Select(pair => (pair.Value, Distance: EditDistance.Of(name.ToLowerInvariant(), pair.Key.ToLowerInvariant())))
            .MinBy(pair => pair.Distance);
        return distance <= name.Length / 3 ? field : null;
    }

    private static IEnumerable<QueryField> OfRuns() =>
    [
        Name,
        Status,
        Tag,
        Dataset,
        CreatedAt,
        Of("age", "Age", "Time since the run was launched.", FieldKind.Age, RunValue.CreatedAt, FieldGroup.Run),
        Of("startedAt", "Started", "When training first started, UTC.", FieldKind.Moment, RunValue.StartedAt, FieldGroup.Run),
        Of("endedAt", "Ended", "When the run ended, UTC.", FieldKind.Moment, RunValue.EndedAt, FieldGroup.Run),
        Switch("favourite", "Favourite", "Whether the run has a star.", RunValue.Favourite) with { Aliases = ["favorite"] },
        Switch("archived", "Archived", "Whether the run is archived; a query with it looks into the archive, too.", RunValue.Archived),
        Switch("trashed", "In the trash", "Whether the run is in the trash; a query with it looks there, too.", RunValue.Trashed),
        SameSettings,
        Of("id", "Id", "The run's id, as in its address.", FieldKind.Text, RunValue.Id, FieldGroup.Run),
        Of("datasetId", "Data set id", "Id of the uploaded data set.", FieldKind.Text, RunValue.DatasetId, FieldGroup.Run),
        Of("sweep", "Sweep", "Id of the sweep whose trial the run is.", FieldKind.Text, RunValue.Sweep, FieldGroup.Run),
        Of("trial", "Trial", "The run's number in its sweep.", FieldKind.Number, RunValue.SweepTrial, FieldGroup.Run),
        Of("failure", "Failure", "Why the run failed.", FieldKind.Text, RunValue.FailureReason, FieldGroup.Run),
        Of("note", "Note", "What people wrote about the run; note ~ word finds the word in it.", FieldKind.Text, RunValue.Note, FieldGroup.Run) with
        {
            Aliases = ["notes"], IsSearchOnly = true,
        },
        Of("resumes", "Resumes", "How often the run was continued after an interruption.", FieldKind.Number, RunValue.Resumes, FieldGroup.Run),
    ];

    private static IEnumerable<QueryField> Results() =>
    [
        BestValNll,
        Gap,
        Result("testNll", "Test NLL", "NLL of the final weights on the test rows, nats on standardised data.", RunValue.TestNll),
        Result("testGap", "Test gap", "Test NLL above the entropy of the data, nats.", RunValue.TestGap),
        Result("valNll", "Validation NLL", "Validation NLL of the last epoch, nats on standardised data.", RunValue.ValNll),
        Result("trainNll", "Training NLL", "Training NLL of the last epoch, nats on standardised data.", RunValue.TrainNll),
        Result("entropyFloor", "Entropy", "Entropy of the data, the least NLL there is, nats on standardised data.", RunValue.EntropyFloor),
        Result("bestEpoch", "Best epoch", "Epoch of the best validation NLL.", RunValue.BestEpoch),
        Result("epoch", "Epoch", "Last whole epoch done.", RunValue.Epoch),
        Seconds,
        Result("stepsPerSecond", "Steps per second", "Training steps a second.", RunValue.StepsPerSecond),
        Result("parameters", "Parameters", "Trainable parameters of the flow.", RunValue.Parameters),
        Result("peakMemoryBytes", "Peak memory", "Largest memory of the training process, bytes.", RunValue.PeakMemoryBytes),
        Result("roundTripError", "Round trip error", "Largest |x - g(f(x))| over validation rows.", RunValue.RoundTripError),
        Result("testStandardError", "Test standard error", "Standard error of the test NLL.", RunValue.TestStandardError),
        Result("testGapStandardError", "Test gap standard error", "Standard error of the test gap.", RunValue.TestGapStandardError),
        Result("trainRows", "Training rows", "Rows the flow was trained on.", RunValue.TrainRows),
        Result("validationRows", "Validation rows", "Rows that choose the best epoch.", RunValue.ValidationRows),
        Result("testRows", "Test rows", "Rows that chose nothing.", RunValue.TestRows),
    ];

    private static IEnumerable<QueryField> Settings()
    {
        yield return new QueryField("kind", "Kind of data", "Kind of the toy, or csv.", FieldKind.Text, RunField.TextSetting("dataset.kind"), FieldGroup.Data)
        {
            Aliases = ["dataset.kind"],
        };
        yield return new QueryField("noise", "Noise", "Noise of the toy.", FieldKind.Number, RunField.NumberSetting("dataset.noise"), FieldGroup.Data)
        {
            Aliases = ["dataset.noise"],
        };
        foreach (var parameter in ToyCatalogue.All.SelectMany(toy => toy.Parameters).DistinctBy(parameter => parameter.Name))
        {
            var path = $"dataset.parameters.{parameter.Name}";
            yield return new QueryField(path, parameter.Title, parameter.Help, FieldKind.Number, RunField.NumberSetting(path), FieldGroup.Data);
        }

        yield return new QueryField("preset", "Preset", "Preset the run started from.", FieldKind.Text, RunField.TextSetting("preset"), FieldGroup.Model);
        foreach (var setting in SettingCatalogue.All.Where(setting => setting.Group.Length > 0))
        {
            yield return Of(setting);
        }
    }

    /// <summary>A setting under its last name; the seed of the data, of which there is another one in training, under its path.</summary>
    private static QueryField Of(Setting setting)
    {
        var name = setting.Path == "dataset.seed" ? setting.Path : setting.Name;
        var field = Enum.TryParse<RunValue>(setting.Name, ignoreCase: true, out var column) && Enum.IsDefined(column) ? RunField.Of(column)
            : setting.Kind is SettingKind.Choice or SettingKind.Text ? RunField.TextSetting(setting.Path)
            : RunField.NumberSetting(setting.Path);
        return new QueryField(name, setting.Title, setting.Help, KindOf(setting), field, Enum.Parse<FieldGroup>(GroupOf(setting)))
        {
            Aliases = [.. name == setting.Path ? [] : new[] { setting.Path }, .. Abbreviations.GetValueOrDefault(name, [])],
            Choices = setting.Kind switch
            {
                SettingKind.Choice => [.. setting.Choices.Select(choice => (choice.Value, (object)choice.Value))],
                SettingKind.Switch => [("true", 1.0), ("false", 0.0)],
                _ => [],
            },
        };
    }

    private static FieldKind KindOf(Setting setting) => setting.Kind switch
    {
        SettingKind.Whole or SettingKind.Real => FieldKind.Number,
        SettingKind.Choice or SettingKind.Switch => FieldKind.Choice,
        _ => FieldKind.Text,
    };

    private static string GroupOf(Setting setting) => setting.Group switch
    {
        "dataset" => nameof(FieldGroup.Data),
        "model" => nameof(FieldGroup.Model),
        _ => nameof(FieldGroup.Training),
    };

    private static QueryField Result(string name, string title, string help, RunValue value) =>
        Of(name, title, help, FieldKind.Number, value, FieldGroup.Result);

    private static QueryField Switch(string name, string title, string help, RunValue value) => Of(name, title, help, FieldKind.Choice, value, FieldGroup.Run) with
    {
        Choices = [("true", 1.0), ("false", 0.0)],
    };

    private static QueryField Of(string name, string title, string help, FieldKind kind, RunValue value, FieldGroup group) =>
        new(name, title, help, kind, RunField.Of(value), group);
}
