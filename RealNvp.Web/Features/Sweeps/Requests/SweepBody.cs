using System.Text.Json;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.Requests;

/// <summary>The walk behind <see cref="SweepRequestReader"/>.</summary>
internal sealed class SweepBody
{
    private readonly List<FieldError> _errors = [];

    public SweepReading Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new SweepReading(
                new SweepRequest(), [new FieldError("body", $"The sweep is {JsonFields.Describe(body)}; it must be a JSON object with kind, base, dimensions and what else is wanted.")]);
        }

        var fields = new JsonFields(body, "", _errors);
        var name = fields.Text("name");
        var kind = fields.Word<SweepKind>("kind");
        var (spec, baseErrors) = ReadBase(fields);
        var settings = SweepSettings.Of(spec).ToDictionary(setting => setting.Path);
        var dimensions = ReadDimensions(fields, settings);

        // What a dimension sets need not be right, or be there at all, in the base.
        var varied = dimensions.Select(dimension => dimension.Setting).ToHashSet();
        _errors.AddRange(baseErrors.Where(error => !varied.Contains(error.Field)).Select(error => error with { Field = BaseField(error.Field) }));
        var request = new SweepRequest
        {
            Name = name,
            Kind = kind ?? SweepKind.Random,
            Base = spec,
            Dimensions = dimensions,
            Objective = ReadObjective(fields),
            Seeds = fields.Wholes("seeds"),
            Combinations = fields.Whole("combinations"),
            Seed = fields.Whole("seed") ?? SweepRequest.Defaults.Seed,
            TimeBudgetSeconds = fields.Real("timeBudgetSeconds"),
            Asha = ReadAsha(fields),
            MaxConcurrent = fields.Whole("maxConcurrent"),
        };
        fields.RefuseUnknown("a sweep");
        return new SweepReading(request, _errors);
    }

    /// <summary>Path of a base setting in the sweep's own body.</summary>
    public static string BaseField(string path) => path == "body" ? "base" : "base." + path;

    private (RunSpec Spec, IReadOnlyList<FieldError> Errors) ReadBase(JsonFields fields)
    {
        if (fields.Find("base") is not { } value)
        {
            return (new RunSpec(), []);
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            var reading = RunSpecReader.Read(value);
            return (reading.Spec, reading.Errors);
        }

        _errors.Add(new FieldError("base", $"base is {JsonFields.Describe(value)}; it must be an object with the settings of a run."));
        return (new RunSpec(), []);
    }

    private List<SweepDimension> ReadDimensions(JsonFields fields, Dictionary<string, Setting> settings)
    {
        if (fields.Find("dimensions") is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            _errors.Add(new FieldError("dimensions", $"dimensions is {JsonFields.Describe(value)}; it must be a list of objects like {{\"setting\": \"training.learningRate\", \"scale\": \"log\", \"min\": 1e-4, \"max\": 1e-2}}."));
            return [];
        }

        return [.. value.EnumerateArray().Select((item, index) => ReadDimension(item, $"dimensions[{index}]", settings))];
    }

    private SweepDimension ReadDimension(JsonElement value, string path, Dictionary<string, Setting> settings)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            _errors.Add(new FieldError(path, $"{path} is {JsonFields.Describe(value)}; it must be an object with setting and a range or values."));
            return new SweepDimension { Setting = "" };
        }

        var fields = new JsonFields(value, path + ".", _errors);
        var setting = fields.Text("setting") ?? "";
        var values = ReadValues(fields, settings.GetValueOrDefault(setting));
        var dimension = new SweepDimension
        {
            Setting = setting,
            Scale = fields.Word<SweepScale>("scale") ?? (values is null ? SweepScale.Linear : SweepScale.Choice),
            Min = fields.Real("min"),
            Max = fields.Real("max"),
            Step = fields.Real("step"),
            Count = fields.Whole("count"),
            Values = values,
        };
        fields.RefuseUnknown("a dimension");
        return dimension;
    }

    private List<string>? ReadValues(JsonFields fields, Setting? setting)
    {
        if (fields.Find("values") is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            _errors.Add(new FieldError(fields.Path("values"), $"values is {JsonFields.Describe(value)}; it must be a list."));
            return [];
        }

        return [.. value.EnumerateArray().Select((item, index) => ReadValue(item, $"{fields.Path("values")}[{index}]", setting))];
    }

    private string ReadValue(JsonElement value, string path, Setting? setting)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number):
                return SweepValue.Spell(number);
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetRawText();
            case JsonValueKind.String when setting?.Kind is not (SettingKind.Whole or SettingKind.Real or SettingKind.Switch):
                return value.GetString()!;
            default:
                _errors.Add(new FieldError(path, $"{Last(path)} is {JsonFields.Describe(value)}; {(setting is null ? "it must be a number, a text, true or false" : $"{setting.Name} must be {setting.Allowed}")}."));
                return "";
        }
    }

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static SweepObjective ReadObjective(JsonFields fields)
    {
        if (fields.Object("objective") is not { } objective)
        {
            return SweepObjective.Default;
        }

        var field = objective.Text("field") ?? SweepObjective.Default.Field;
        var goal = objective.Word<SweepGoal>("goal");
        objective.RefuseUnknown("objective");
        return new SweepObjective(field, goal ?? (SweepObjectives.Find(field) is { } known ? SweepObjectives.UsualGoal(known) : SweepGoal.Minimise));
    }

    private static AshaPlan? ReadAsha(JsonFields fields)
    {
        if (fields.Object("asha") is not { } asha)
        {
            return null;
        }

        var plan = new AshaPlan
        {
            MinEpochs = asha.Whole("minEpochs") ?? AshaPlan.Defaults.MinEpochs,
            Eta = asha.Whole("eta") ?? AshaPlan.Defaults.Eta,
        };
        asha.RefuseUnknown("asha");
        return plan;
    }
}
