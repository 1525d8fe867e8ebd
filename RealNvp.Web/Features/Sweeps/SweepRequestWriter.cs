using System.Text.Json;
using System.Text.Json.Nodes;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep's wish as JSON: the body that launches the same sweep over the API.</summary>
public static class SweepRequestWriter
{
    public static JsonObject Write(SweepRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var settings = SweepSettings.Of(request.Base).ToDictionary(setting => setting.Path);
        var body = new JsonObject
        {
            ["kind"] = Word(request.Kind),
            ["base"] = JsonSerializer.SerializeToNode(request.Base, SpecJson.Options),
            ["dimensions"] = new JsonArray([.. request.Dimensions.Select(dimension => Write(dimension, settings.GetValueOrDefault(dimension.Setting)))]),
            ["objective"] = new JsonObject { ["field"] = request.Objective.Field, ["goal"] = Word(request.Objective.Goal) },
        };
        Put(body, "name", string.IsNullOrWhiteSpace(request.Name) ? null : request.Name);
        Put(body, "seeds", request.Seeds is { } seeds ? new JsonArray([.. seeds.Select(seed => JsonValue.Create(seed))]) : null);
        if (request.Kind != SweepKind.Grid)
        {
            Put(body, "combinations", request.Combinations);
            body["seed"] = request.Seed;
        }

        Put(body, "timeBudgetSeconds", request.TimeBudgetSeconds);
        Put(body, "maxConcurrent", request.MaxConcurrent);
        Put(body, "asha", request.Asha is { } asha ? new JsonObject { ["minEpochs"] = asha.MinEpochs, ["eta"] = asha.Eta } : null);
        return body;
    }

    private static JsonObject Write(SweepDimension dimension, Setting? setting)
    {
        var body = new JsonObject { ["setting"] = dimension.Setting };
        if (dimension.Values is { } values)
        {
            body["values"] = new JsonArray([.. values.Select(value => SweepValue.ToJson(setting, value))]);
            return body;
        }

        body["scale"] = Word(dimension.Scale);
        Put(body, "min", dimension.Min);
        Put(body, "max", dimension.Max);
        Put(body, "step", dimension.Step);
        Put(body, "count", dimension.Count);
        return body;
    }

    private static void Put(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }

    private static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
