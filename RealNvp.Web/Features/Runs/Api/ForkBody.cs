using System.Text.Json;
using System.Text.Json.Nodes;
using RealNvp.Data.Runs;
using RealNvp.Engine;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Reads the body of <c>POST /runs/{id}/fork</c>: the epoch, and the settings that are to be others than the run's.</summary>
internal static class ForkBody
{
    private const string EpochField = "epoch";

    private static readonly string[] Groups = ["dataset", "model", "training"];

    /// <summary>The fork's settings, with the run's where the body says nothing; the name is left to be chosen.</summary>
    public static (int Epoch, RunSpec Spec, IReadOnlyList<FieldError> Errors) Read(string text, RunRecord run)
    {
        JsonObject body;
        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 16 }) is not JsonObject given)
            {
                return Refuse(new FieldError("body", "The body must be a JSON object with the field epoch, and the settings to change."));
            }

            body = given;
            _ = body.Count; // Reads the names: one that comes twice is refused here.
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Refuse(new FieldError("body", "The body is not JSON; it must be a JSON object with the field epoch, and the settings to change."));
        }

        var (epoch, wrong) = TakeEpoch(body);
        var reading = RunSpecReader.Read(JsonSerializer.SerializeToElement(Merge(run, body)));
        return (epoch, reading.Spec, wrong is null ? reading.Errors : [wrong, .. reading.Errors]);
    }

    private static (int Epoch, FieldError? Error) TakeEpoch(JsonObject body)
    {
        var node = body[EpochField];
        body.Remove(EpochField);
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var epoch)
            ? (epoch, null)
            : (0, new FieldError(EpochField, $"epoch is {(node is null ? "missing" : ShortText.Of(node.ToJsonString()))}; it must be a whole number, the epoch of a checkpoint that the run keeps."));
    }

    private static JsonObject Merge(RunRecord run, JsonObject body)
    {
        var merged = JsonNode.Parse(run.SpecJson)!.AsObject();
        merged.Remove("name");
        if (run.DatasetId is { } table)
        {
            // The rest of it is about toys.
            merged["dataset"] = new JsonObject { ["id"] = table };
        }

        foreach (var (name, value) in body.ToList())
        {
            body.Remove(name);
            if (Groups.Contains(name) && value is JsonObject changes && merged[name] is JsonObject group)
            {
                foreach (var (setting, changed) in changes.Where(change => change.Value is not null).ToList())
                {
                    changes.Remove(setting);
                    group[setting] = changed;
                }
            }
            else if (value is not null)
            {
                merged[name] = value;
            }
        }

        return merged;
    }

    private static (int Epoch, RunSpec Spec, IReadOnlyList<FieldError> Errors) Refuse(FieldError error) => (0, new RunSpec(), [error]);
}
