using System.Text.Json.Nodes;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>Writes a form down as the body of <c>POST /api/v1/runs</c>.</summary>
internal static class RunFormBody
{
    /// <param name="errors">Receives an error for each number left empty: in JSON a missing field would mean the default.</param>
    public static JsonObject Write(RunForm form, List<FieldError> errors)
    {
        var body = new JsonObject();
        if ((form.Baseline.PresetName ?? form.Baseline.Spec.Preset) is { } preset)
        {
            body["preset"] = preset;
        }

        if (form.IsTable)
        {
            Put(body, RunForm.IdPath, form.DatasetId!);
        }
        else
        {
            WriteToy(form, body, errors);
        }

        foreach (var setting in SettingCatalogue.All.Where(s => !(form.IsTable && s.Group == "dataset")))
        {
            WriteSetting(form, setting, body, errors);
        }

        var tags = form.Text(RunForm.TagsPath).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        body["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        return body;
    }

    private static void WriteSetting(RunForm form, Setting setting, JsonObject body, List<FieldError> errors)
    {
        var text = form.Text(setting.Path);
        if (setting.Kind is SettingKind.Text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                Put(body, setting.Path, text.Trim());
            }
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(setting.Refuse("empty"));
        }
        else
        {
            Put(body, setting.Path, setting.Kind switch
            {
                SettingKind.Choice => text,
                SettingKind.Switch => bool.TryParse(text, out var flag) ? flag : text,
                _ => NumberText.ToJson(text, setting.Kind is SettingKind.Whole),
            });
        }
    }

    private static void WriteToy(RunForm form, JsonObject body, List<FieldError> errors)
    {
        Put(body, RunForm.KindPath, form.Kind);
        if (form.Toy is not { } toy)
        {
            return;
        }

        var parameters = toy.Parameters.Select(p => (Path: RunForm.ParametersPrefix + p.Name, Parameter: p)).Prepend((RunForm.NoisePath, toy.Noise));
        foreach (var (path, parameter) in parameters)
        {
            var text = form.Text(path);
            if (string.IsNullOrWhiteSpace(text))
            {
                errors.Add(new FieldError(path, $"{parameter.Name} is empty; it must be {ToyParameterText.Allowed(parameter)}."));
            }
            else
            {
                Put(body, path, NumberText.ToJson(text, parameter.IsWhole));
            }
        }
    }

    /// <summary>Sets a value at a dotted path, making the objects on the way.</summary>
    private static void Put(JsonObject body, string path, JsonNode value)
    {
        var parts = path.Split('.');
        var target = body;
        foreach (var part in parts[..^1])
        {
            if (target[part] is not JsonObject next)
            {
                next = [];
                target[part] = next;
            }

            target = next;
        }

        target[parts[^1]] = value;
    }
}
