using System.Text.Json;
using System.Text.Json.Nodes;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.New;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>Writes a form down as the body of <c>POST /api/v1/sweeps</c> and reads that.</summary>
internal static class SweepFormBody
{
    private const string BasePrefix = "base.";

    public static SweepReading Read(SweepForm form)
    {
        var errors = new List<FieldError>();
        var reading = SweepRequestReader.Read(JsonSerializer.SerializeToElement(Write(form, errors)));
        errors.AddRange(reading.Errors.Where(error => !errors.Exists(mine => mine.Field == error.Field)));

        // Nobody sees a base field that has no effect or whose values are the dimension's.
        errors.RemoveAll(error => error.Field.StartsWith(BasePrefix, StringComparison.Ordinal) && IsHidden(form, error.Field[BasePrefix.Length..]));
        return reading with { Errors = errors };
    }

    private static JsonObject Write(SweepForm form, List<FieldError> errors)
    {
        var baseErrors = new List<FieldError>();
        var spec = RunFormBody.Write(form.Run, baseErrors);
        errors.AddRange(baseErrors.Select(error => error with { Field = BasePrefix + error.Field }));
        var isGrid = form.Kind == SweepKind.Grid;
        var settings = form.Settings();
        var body = new JsonObject
        {
            ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(form.Kind.ToString()),
            ["base"] = spec,
            ["dimensions"] = new JsonArray([.. form.Dimensions.Select(dimension => dimension.Write(settings.GetValueOrDefault(dimension.Setting), isGrid))]),
            ["objective"] = new JsonObject
            {
                ["field"] = form.Text(SweepForm.ObjectiveField),
                ["goal"] = JsonNamingPolicy.CamelCase.ConvertName(form.Goal.ToString()),
            },
        };
        if (form.Text(SweepForm.NameField).Trim() is { Length: > 0 } name)
        {
            body["name"] = name;
        }

        if (Seeds(form.Text(SweepForm.SeedsField), errors) is { Count: > 0 } seeds)
        {
            body["seeds"] = seeds;
        }

        if (!isGrid)
        {
            Put(body, "combinations", form.Text(SweepForm.CombinationsField), errors, SweepForm.CombinationsField);
            Put(body, "seed", form.Text(SweepForm.SeedField), errors, SweepForm.SeedField);
        }

        if (form.Kind == SweepKind.Asha)
        {
            var asha = new JsonObject();
            Put(asha, "minEpochs", form.Text(SweepForm.MinEpochsField), errors, SweepForm.MinEpochsField);
            Put(asha, "eta", form.Text(SweepForm.EtaField), errors, SweepForm.EtaField);
            body["asha"] = asha;
        }

        if (form.Text(SweepForm.TimeBudgetField).Trim() is { Length: > 0 } budget)
        {
            body["timeBudgetSeconds"] = DurationText.Parse(budget) is { } span ? JsonValue.Create(span) : NumberText.ToJson(budget, whole: false);
        }

        if (form.Text(SweepForm.MaxConcurrentField).Trim() is { Length: > 0 } most)
        {
            body["maxConcurrent"] = NumberText.ToJson(most, whole: true);
        }

        return body;
    }

    /// <summary>A number; one that is left empty is an error, as a missing field would mean the default.</summary>
    private static void Put(JsonObject body, string name, string text, List<FieldError> errors, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(new FieldError(field, $"{name} is empty; it must be a whole number."));
        }
        else
        {
            body[name] = NumberText.ToJson(text, whole: true);
        }
    }

    /// <summary>"0-4, 7": numbers and ranges of them.</summary>
    private static JsonArray Seeds(string text, List<FieldError> errors)
    {
        var seeds = new JsonArray();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length == 2 && int.TryParse(ends[0], out var first) && int.TryParse(ends[1], out var last) && last >= first)
            {
                // One more than are allowed, so that a range too long is said to be.
                for (var seed = first; seed <= last && seeds.Count <= SweepRequest.Limits.Seeds; seed++)
                {
                    seeds.Add(seed);
                }
            }
            else if (int.TryParse(part, out var seed))
            {
                seeds.Add(seed);
            }
            else if (!errors.Exists(error => error.Field == SweepForm.SeedsField))
            {
                errors.Add(new FieldError(SweepForm.SeedsField, $"seeds has \"{part}\"; each must be {SettingCatalogue.Get("training.seed").Allowed}, and a range has its larger end last: 1-5."));
            }
        }

        return seeds;
    }

    private static bool IsHidden(SweepForm form, string path) =>
        form.Run.Elsewhere.Contains(path) || (SettingCatalogue.Find(path) is { } setting && setting.Path != "name" && !form.Run.Shows(setting));
}
