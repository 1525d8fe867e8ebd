using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The schema of <c>POST /runs</c>, written from the catalogue of settings that reads and checks the body, so that the two cannot differ.</summary>
internal static class RunBodySchema
{
    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["preset"] = Words("Settings to start from.", Presets.All.Select(preset => (preset.Name, preset.Help))),
            ["name"] = Of(SettingCatalogue.Get("name")),
            ["dataset"] = Dataset(),
            ["model"] = Group("model", "The flow's architecture."),
            ["training"] = Group("training", "How the flow is fitted."),
            ["tags"] = Tags(),
        },
    };

    public static Dictionary<string, IOpenApiExample> Examples() => new()
    {
        ["defaults"] = Example("All defaults", "{}"),
        ["quick"] = Example("The quick preset on two moons", """{ "preset": "quick" }"""),
        ["own"] = Example(
            "Own settings",
            """
            {
              "name": "spirals, wide",
              "dataset": { "kind": "moons", "samples": 30000, "noise": 0.05, "seed": 1 },
              "model": { "couplingLayers": 8, "hiddenSize": 96, "hiddenLayers": 4 },
              "training": { "epochs": 40, "batchSize": 256, "learningRate": 0.002, "l2": 0, "seed": 1 },
              "tags": ["docs"]
            }
            """),
        ["upload"] = Example("An uploaded data set", """{ "dataset": { "id": "k7m2xq9c4d" }, "training": { "batchSize": 64 } }"""),
    };

    private static OpenApiSchema Dataset()
    {
        var schema = Group("dataset", "A toy by kind, or an uploaded data set by id.");
        schema.Properties!["kind"] = Words("The toy distribution.", ToyCatalogue.All.Select(toy => (toy.Kind, toy.Description)), DatasetSpec.Defaults.Kind);
        schema.Properties["noise"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Number,
            Minimum = "0",
            Description = "Standard deviation of the toy's noise in its own units; left out: the toy's default. "
                + string.Join(", ", ToyCatalogue.All.Select(toy => string.Create(CultureInfo.InvariantCulture, $"{toy.Kind} {toy.Noise.Default}"))) + ".",
        };
        schema.Properties["parameters"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Further parameters of the toy by name. "
                + string.Join(" ", ToyCatalogue.All.Where(toy => toy.Parameters.Count > 0).Select(Describe)),
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Number },
        };
        schema.Properties["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Id of an uploaded data set; the toy's settings are not used then." };
        return schema;
    }

    private static string Describe(ToyDataset toy) => $"{toy.Kind}: " + string.Join("; ", toy.Parameters.Select(parameter => string.Create(
        CultureInfo.InvariantCulture, $"{parameter.Name} ({parameter.Min} to {parameter.Max}, default {parameter.Default}): {parameter.Help}")));

    private static OpenApiSchema Group(string group, string description) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        AdditionalPropertiesAllowed = false,
        Properties = SettingCatalogue.All.Where(setting => setting.Group == group)
            .ToDictionary(setting => setting.Name, setting => (IOpenApiSchema)Of(setting)),
    };

    private static OpenApiSchema Of(Setting setting)
    {
        var schema = new OpenApiSchema { Title = setting.Title, Description = setting.Description, Default = JsonSerializer.SerializeToNode(setting.Default, SpecJson.Options) };
        switch (setting.Kind)
        {
            case SettingKind.Choice:
                schema.Type = JsonSchemaType.String;
                schema.Enum = [.. setting.Choices.Select(choice => (JsonNode)choice.Value)];
                schema.Description = $"{setting.Description} {string.Join(" ", setting.Choices.Select(choice => $"{choice.Value}: {choice.Help}"))}";
                break;
            case SettingKind.Switch:
                schema.Type = JsonSchemaType.Boolean;
                break;
            case SettingKind.Text:
                schema.Type = JsonSchemaType.String;
                schema.MaxLength = (int)setting.Max;
                break;
            default:
                schema.Type = setting.Kind == SettingKind.Whole ? JsonSchemaType.Integer : JsonSchemaType.Number;
                schema.Maximum = Number(setting.Max);
                schema.Minimum = setting.MinIsExcluded ? null : Number(setting.Min);
                schema.ExclusiveMinimum = setting.MinIsExcluded ? Number(setting.Min) : null;
                break;
        }

        return schema;
    }

    private static OpenApiSchema Tags() => new()
    {
        Type = JsonSchemaType.Array,
        Description = "Free labels.",
        MaxItems = RunSpecValidator.MaxTags,
        Items = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = RunSpecValidator.MaxTagLength },
    };

    private static OpenApiSchema Words(string description, IEnumerable<(string Word, string Help)> words, string? defaultWord = null)
    {
        var all = words.ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = $"{description} {string.Join(" ", all.Select(word => $"{word.Word}: {word.Help}"))}",
            Enum = [.. all.Select(word => (JsonNode)word.Word)],
            Default = defaultWord,
        };
    }

    private static OpenApiExample Example(string summary, string json) => new() { Summary = summary, Value = JsonNode.Parse(json) };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
