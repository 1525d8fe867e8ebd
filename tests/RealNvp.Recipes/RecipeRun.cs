using System.Globalization;
using System.Text.Json.Nodes;
using RealNvp.Engine.Specs;

namespace RealNvp.Recipes;

/// <summary>One training that is wanted.</summary>
/// <param name="Preset">Name of the preset.</param>
/// <param name="Data">Name of the data.</param>
/// <param name="Seed">Seed of data, split and training.</param>
/// <param name="Changes">Settings that replace the preset's, as given.</param>
/// <param name="Body">The spec as the program reads it.</param>
/// <param name="Key">All settings as resolved: a preset that has changed since is another run.</param>
/// <param name="Errors">What is wrong with the spec.</param>
internal sealed record RecipeRun(
    string Preset, string Data, int Seed, IReadOnlyList<string> Changes, string Body, string Key, IReadOnlyList<FieldError> Errors)
{
    public static RecipeRun Plan(string preset, RecipeData data, int seed, IReadOnlyList<string> changes)
    {
        var body = new JsonObject { ["preset"] = preset, ["dataset"] = data.Spec(seed), ["training"] = new JsonObject { ["seed"] = seed } };
        foreach (var change in changes)
        {
            Apply(body, change);
        }

        var text = body.ToJsonString();
        var reading = RunSpecReader.Read(text, new RunLimits { FilesAllowed = true });
        var key = reading.Spec.Dataset.Csv is { } csv
            ? reading.Spec with { Dataset = reading.Spec.Dataset with { Csv = csv with { File = data.Name } } }
            : reading.Spec;
        return new RecipeRun(preset, data.Name, seed, changes, text, SpecJson.Serialize(key), reading.Errors);
    }

    private static void Apply(JsonObject body, string change)
    {
        var (path, value) = change.Split('=', 2) is [var left, var right] ? (left.Split('.'), right) : throw new ArgumentException($"\"{change}\" is not path=value.");
        var target = body;
        foreach (var group in path[..^1])
        {
            target = (JsonObject)(target[group] ??= new JsonObject());
        }

        target[path[^1]] = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || value is "true" or "false"
            ? JsonNode.Parse(value)
            : JsonValue.Create(value);
    }
}
