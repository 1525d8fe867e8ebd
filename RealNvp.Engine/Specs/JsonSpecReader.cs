using System.Globalization;
using System.Text.Json;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Specs;

/// <summary>The walk behind <see cref="RunSpecReader"/>: takes what fits, collects an error for what does not.</summary>
internal sealed class JsonSpecReader(List<FieldError> errors)
{
    private static readonly string[] Extras =
        ["preset", "tags", "dataset.kind", "dataset.noise", "dataset.parameters", "dataset.id", "dataset.csv"];

    public RunSpec Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError("body", $"The spec is {Describe(body)}; it must be a JSON object."));
            return new RunSpec();
        }

        var spec = ReadPreset(body);
        foreach (var property in body.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            spec = property.Name switch
            {
                "preset" => spec,
                "tags" => spec with { Tags = ReadTags(property.Value) },
                "dataset" or "model" or "training" => ReadGroup(spec, property.Name, property.Value),
                _ => ReadSetting(spec, property.Name, property.Value),
            };
        }

        // A preset made for toys may draw fresh points; with a table it means the rest of its settings.
        var saysFresh = body.TryGetProperty("dataset", out var dataset) && dataset.ValueKind == JsonValueKind.Object && dataset.TryGetProperty("fresh", out _);
        return spec.Dataset.IsTable && !saysFresh ? spec with { Dataset = spec.Dataset with { Fresh = false } } : spec;
    }

    private RunSpec ReadPreset(JsonElement body)
    {
        if (!body.TryGetProperty("preset", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return new RunSpec();
        }

        if (value.ValueKind == JsonValueKind.String && Presets.Find(value.GetString()!) is { } preset)
        {
            return preset.Spec;
        }

        errors.Add(new FieldError("preset", $"preset is {Describe(value)}; it must be one of {string.Join(", ", Presets.All.Select(p => p.Name))}."));
        return new RunSpec();
    }

    private RunSpec ReadGroup(RunSpec spec, string group, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError(group, $"{group} is {Describe(value)}; it must be an object with the {group} settings."));
            return spec;
        }

        // The hidden size last: what it costs depends on the other sizes.
        foreach (var property in value.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).OrderBy(p => p.Name == "hiddenSize"))
        {
            var path = $"{group}.{property.Name}";
            spec = path switch
            {
                "dataset.kind" => spec with { Dataset = spec.Dataset with { Kind = ReadText(path, property.Value) ?? spec.Dataset.Kind } },
                "dataset.id" => spec with { Dataset = spec.Dataset with { Id = ReadText(path, property.Value) } },
                "dataset.noise" => spec with { Dataset = spec.Dataset with { Noise = ReadNumber(path, property.Value) } },
                "dataset.parameters" => spec with { Dataset = spec.Dataset with { Parameters = ReadParameters(property.Value) } },
                "dataset.csv" => spec with { Dataset = spec.Dataset with { Kind = DatasetSpec.CsvKind, Csv = ReadCsv(property.Value) } },
                _ => ReadSetting(spec, path, property.Value),
            };
        }

        return spec;
    }

    private RunSpec ReadSetting(RunSpec spec, string path, JsonElement value)
    {
        if (SettingCatalogue.Find(path) is not { } setting)
        {
            errors.Add(UnknownField(path));
            return spec;
        }

        object? read = setting.Kind switch
        {
            SettingKind.Whole => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var whole) && setting.Accepts(whole) ? (int)whole : null,
            SettingKind.Real => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var real) && setting.Accepts(real) ? real : null,
            SettingKind.Switch => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null,
            SettingKind.Choice => ReadChoice(setting, value),
            _ => value.ValueKind == JsonValueKind.String ? value.GetString() : null,
        };
        if (read is not null)
        {
            return setting.With(spec, read);
        }

        errors.Add(TooLargeForMemory(spec, setting, value) ?? setting.Refuse(Describe(value)));
        return spec;
    }

    /// <summary>A hidden size beyond the limit gets told what it would take, which says more than the limit.</summary>
    private static FieldError? TooLargeForMemory(RunSpec spec, Setting setting, JsonElement value)
    {
        if (setting.Path != "model.hiddenSize" || value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var size) || size <= setting.Max
            || !double.IsFinite(size))
        {
            return null;
        }

        var cost = FlowCost.Of(new TrainingSpec(), spec.Model.CouplingLayers, size, spec.Model.HiddenLayers, 2, spec.Dataset.Samples);
        return new FieldError(
            setting.Path,
            $"{setting.Name} is {Describe(value)}, which takes about {RunSpecValidator.Bytes(cost.TrainingBytes)} of memory with "
            + $"{spec.Model.CouplingLayers} couplings; it must be {setting.Allowed}.");
    }

    private static object? ReadChoice(Setting setting, JsonElement value)
    {
        var current = setting.Default!.GetType();
        return value.ValueKind == JsonValueKind.String && setting.Choices.Any(choice => choice.Value == value.GetString())
            ? Enum.Parse(current, value.GetString()!, ignoreCase: true)
            : null;
    }

    private string? ReadText(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        errors.Add(new FieldError(path, $"{path[(path.LastIndexOf('.') + 1)..]} is {Describe(value)}; it must be a text."));
        return null;
    }

    private double? ReadNumber(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        errors.Add(new FieldError(path, $"{path[(path.LastIndexOf('.') + 1)..]} is {Describe(value)}; it must be a number."));
        return null;
    }

    private Dictionary<string, double> ReadParameters(JsonElement value)
    {
        var parameters = new Dictionary<string, double>();
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError("dataset.parameters", $"parameters is {Describe(value)}; it must be an object of numbers."));
            return parameters;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (ReadNumber($"dataset.parameters.{ShortText.Of(property.Name)}", property.Value) is { } number)
            {
                parameters[property.Name] = number;
            }
        }

        return parameters;
    }

    private CsvSource? ReadCsv(JsonElement value)
    {
        try
        {
            return value.Deserialize<CsvSource>(SpecJson.Options);
        }
        catch (JsonException exception)
        {
            errors.Add(new FieldError("dataset.csv", $"csv cannot be read ({exception.Path}); it must be an object with file, format, columns and dropMissingRows."));
            return null;
        }
    }

    private IReadOnlyList<string> ReadTags(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String))
        {
            return value.EnumerateArray().Select(tag => tag.GetString()!.Trim()).Distinct().ToList();
        }

        errors.Add(new FieldError("tags", $"tags is {Describe(value)}; it must be a list of texts."));
        return [];
    }

    private static FieldError UnknownField(string path)
    {
        var shown = ShortText.Of(path);
        var known = SettingCatalogue.All.Select(s => s.Path).Concat(Extras).ToList();
        var nearest = known.MinBy(candidate => EditDistance(candidate.ToUpperInvariant(), shown.ToUpperInvariant()))!;
        var hint = EditDistance(nearest.ToUpperInvariant(), shown.ToUpperInvariant()) <= Math.Max(2, nearest.Length / 4) ? $" Did you mean {nearest}?" : "";
        var group = path.Contains('.', StringComparison.Ordinal) ? path[..path.IndexOf('.', StringComparison.Ordinal)] : null;
        var siblings = group is null ? ["preset", "name", "dataset", "model", "training", "tags"]
            : known.Where(k => k.StartsWith(group + ".", StringComparison.Ordinal)).Select(k => k[(group.Length + 1)..]).ToArray();
        return new FieldError(shown, $"There is no field {shown}; {(group is null ? "a run" : group)} has {string.Join(", ", siblings)}.{hint}");
    }

    private static int EditDistance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[^1];
    }

    /// <summary>A value as a message shows it: numbers and short texts as they are, the rest by kind.</summary>
    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"\"{ShortText.Of(value.GetString()!)}\"",
        JsonValueKind.Number => ShortText.Of(value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Null => "null",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"a list of {value.GetArrayLength()}"),
        _ => "an object",
    };
}
