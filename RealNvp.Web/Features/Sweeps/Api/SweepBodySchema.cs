using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Api;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>The schema of <c>POST /sweeps</c>.</summary>
internal static class SweepBodySchema
{
    public static OpenApiSchema Create() => Object("", new()
    {
        ["name"] = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = SweepRequest.Limits.NameLength, Description = "What the sweep is called; left out, it is named after its data and settings." },
        ["kind"] = Words<SweepKind>("grid: every combination; random: drawn ones; asha: drawn ones, stopped early where others did better.", "random"),
        ["base"] = RunBodySchema.Create(),
        ["dimensions"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            MaxItems = SweepRequest.Limits.Dimensions,
            Items = Dimension(),
            Description = "What is varied. In a grid the first changes slowest.",
        },
        ["objective"] = Object("What trials are judged by; left out: the best validation NLL, the less the better.", new()
        {
            ["field"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. SweepObjectives.All.Select(field => (JsonNode)field.Name)], Default = SweepObjective.Default.Field },
            ["goal"] = Words<SweepGoal>("Left out: the usual one of the field.", null),
        }),
        ["seeds"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MinItems = 1,
            MaxItems = SweepRequest.Limits.Seeds,
            Items = Whole(0, int.MaxValue, null, ""),
            Description = "Training seeds that every combination is trained with; left out: the base's.",
        },
        ["combinations"] = Whole(1, SweepRequest.Limits.Trials, SweepRequest.Defaults.Combinations, "Combinations to draw; not for a grid. Times the seeds there may be 1,000 trials."),
        ["seed"] = Whole(0, int.MaxValue, SweepRequest.Defaults.Seed, "Seed of the drawing: the same body draws the same combinations."),
        ["timeBudgetSeconds"] = new OpenApiSchema { Type = JsonSchemaType.Number, ExclusiveMinimum = "0", Description = "Training time of all trials together after which no further one starts." },
        ["asha"] = Object("When trials are stopped; with kind asha only.", new()
        {
            ["minEpochs"] = Whole(1, 1_000_000, AshaPlan.Defaults.MinEpochs, "Epochs before the first comparison; less than a trial has."),
            ["eta"] = Whole(SweepRequest.Limits.MinEta, SweepRequest.Limits.MaxEta, AshaPlan.Defaults.Eta, "Factor between two comparisons, and one part in how many goes on."),
        }),
        ["maxConcurrent"] = Whole(1, SweepRequest.Limits.MaxConcurrent, null, "Most trials in queue and training at once; left out: as many as keep the queue busy."),
    });

    public static Dictionary<string, IOpenApiExample> Examples() => new()
    {
        ["grid"] = Example("A grid with three seeds", """
            { "kind": "grid", "base": { "preset": "quick" }, "seeds": [1, 2, 3],
              "dimensions": [ { "setting": "model.couplingLayers", "values": [4, 6, 8] },
                              { "setting": "training.learningRate", "scale": "log", "min": 1e-4, "max": 1e-2, "count": 5 } ] }
            """),
        ["asha"] = Example("Successive halving", """
            { "kind": "asha", "base": { "preset": "quick", "training": { "epochs": 81 } }, "combinations": 60, "asha": { "minEpochs": 3, "eta": 3 },
              "dimensions": [ { "setting": "training.learningRate", "scale": "log", "min": 1e-4, "max": 1e-2 },
                              { "setting": "model.hiddenSize", "scale": "log", "min": 16, "max": 256 },
                              { "setting": "training.schedule", "values": ["constant", "cosine", "oneCycle"] } ] }
            """),
    };

    private static OpenApiSchema Dimension()
    {
        var settings = SweepSettings.Of(new RunSpec());
        return Object("A setting with a range, or with values.", new()
        {
            ["setting"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = $"Path of the setting: {string.Join(", ", settings.Select(setting => setting.Path))}; of other toys dataset.parameters.*.",
            },
            ["scale"] = Words<SweepScale>("How the values lie; left out: linear, with values choice.", null),
            ["min"] = new OpenApiSchema { Type = JsonSchemaType.Number },
            ["max"] = new OpenApiSchema { Type = JsonSchemaType.Number },
            ["step"] = new OpenApiSchema { Type = JsonSchemaType.Number, ExclusiveMinimum = "0", Description = "Distance of two values of a linear range." },
            ["count"] = Whole(2, Requests.DimensionRules.MostCount, null, "How many values to take from the range, both ends included. A grid needs count or step, except over whole numbers on a linear scale."),
            ["values"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema(), MinItems = 1, MaxItems = Requests.DimensionRules.MostCount, Description = "The values themselves: numbers, words, true and false." },
        });
    }

    private static OpenApiSchema Object(string description, Dictionary<string, IOpenApiSchema> properties) =>
        new() { Type = JsonSchemaType.Object, Description = description, AdditionalPropertiesAllowed = false, Properties = properties };

    private static OpenApiSchema Whole(int min, int max, int? defaultValue, string description) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = SweepValue.Spell(min),
        Maximum = SweepValue.Spell(max),
        Default = defaultValue is { } value ? JsonValue.Create(value) : null,
        Description = description,
    };

    private static OpenApiSchema Words<T>(string description, string? defaultWord)
        where T : struct, Enum => new()
        {
            Type = JsonSchemaType.String,
            Description = description,
            Enum = [.. Enum.GetNames<T>().Select(name => (JsonNode)System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name))],
            Default = defaultWord is null ? null : JsonValue.Create(defaultWord),
        };

    private static OpenApiExample Example(string summary, string json) => new() { Summary = summary, Value = JsonNode.Parse(json) };
}
