using System.Text.Json;
using System.Text.Json.Nodes;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.New;
using RealNvp.Web.Ui;

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
            if (Range(part) is not var (first, last))
            {
                return Refuse($"seeds has \"{part}\"; each must be {SettingCatalogue.Get("training.seed").Allowed}, and a range has its larger end last: 1-5.");
            }

            // A range may be far too long to be written down.
            var count = (long)last - first + 1 + seeds.Count;
            if (count > SweepRequest.Limits.Seeds)
            {
                return Refuse($"seeds has {Format.Count(count)} values; it must have 1 to {SweepRequest.Limits.Seeds}.");
            }

            for (long seed = first; seed <= last; seed++)
            {
                seeds.Add((int)seed);
            }
        }

        return seeds;

        JsonArray Refuse(string message)
        {
            errors.Add(new FieldError(SweepForm.SeedsField, message));
            return [];
        }
    }

    /// <summary>Both ends; of a single number twice that. Null: it is neither.</summary>
    private static (int First, int Last)? Range(string part)
    {
        var ends = part.Split('-', StringSplitOptions.TrimEntries);
        return int.TryParse(ends[0], out var first) && int.TryParse(ends[^1], out var last) && ends.Length <= 2 && last >= first ? (first, last) : null;
    }

    private static bool IsHidden(SweepForm form, string path) =>
        form.Run.Elsewhere.Contains(path) || (SettingCatalogue.Find(path) is { } setting && setting.Path != "name" && !form.Run.Shows(setting));
}
