using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Cli;

/// <summary>
/// The settings of a run as options, made from <see cref="SettingCatalogue"/>. What is given becomes the same JSON that a spec file holds, so
/// that limits and messages are the same everywhere.
/// </summary>
internal sealed class SettingOptions
{
    private readonly Option<FileInfo?> _spec = new("--spec") { Description = "Spec file (JSON); options given beside it replace its values.", HelpName = "FILE" };

    private readonly Option<string?> _preset = new("--preset")
    {
        Description = "Where to start: " + string.Join(", ", Presets.All.Select(preset => preset.Name)) + ".",
        HelpName = "NAME",
    };

    private readonly Option<string?> _dataset = new("--dataset")
    {
        Description = $"Toy to train on: {string.Join(", ", ToyCatalogue.All.Select(toy => toy.Kind))} (see realnvp datasets). [{DatasetSpec.Defaults.Kind}]",
        HelpName = "KIND",
    };

    private readonly Option<string?> _noise = new("--noise") { Description = "Standard deviation of the toy's noise. [the toy's own]", HelpName = "NUMBER" };

    private readonly Option<string[]> _parameters = new("--parameter")
    {
        Description = "A parameter of the toy, as name=value; may be given several times.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string?> _csv = new("--csv") { Description = "CSV file to train on instead of a toy.", HelpName = "FILE" };

    private readonly Option<string[]> _columns = new("--columns")
    {
        Description = "Columns of the CSV file to use. [all]",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _dropMissing = new("--drop-missing-rows") { Description = "Leave out rows of the CSV file with missing values." };

    private readonly IReadOnlyList<(Setting Setting, Option<string?> Option)> _settings =
        [.. SettingCatalogue.All.Select(setting => (setting, OptionOf(setting)))];

    private IEnumerable<Option> All => [_spec, _preset, _dataset, _noise, _parameters, _csv, _columns, _dropMissing, .. _settings.Select(s => s.Option)];

    /// <summary>Whether the command line says anything about settings.</summary>
    public bool AreGiven(ParseResult result) => All.Any(option => result.GetResult(option) is { Implicit: false });

    /// <summary>Adds all options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The spec that the options amount to, every error named.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="start">Settings that hold where neither a spec file nor a preset is given; null: the defaults.</param>
    /// <param name="baseDirectory">Where relative paths of the spec start.</param>
    public RunSpecReading Read(ParseResult result, RunSpec? start, out string baseDirectory)
    {
        var file = result.GetValue(_spec);
        baseDirectory = file?.DirectoryName ?? Directory.GetCurrentDirectory();
        var limits = new RunLimits { FilesAllowed = true };
        var root = start is not null && result.GetValue(_preset) is null ? JsonNode.Parse(SpecJson.Serialize(start)) : new JsonObject();
        if (file is not null)
        {
            try
            {
                root = JsonNode.Parse(File.ReadAllText(file.FullName), documentOptions: new JsonDocumentOptions { MaxDepth = 16 });
            }
            catch (JsonException)
            {
                return RunSpecReader.Read(File.ReadAllText(file.FullName), limits); // Says where the text stops being JSON.
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return new RunSpecReading(new RunSpec(), [new FieldError("spec", $"The spec file cannot be read: {exception.Message}")]);
            }
        }

        var errors = new List<FieldError>();
        if (root is JsonObject body)
        {
            Overlay(result, body, errors);
        }

        var reading = RunSpecReader.Read(JsonSerializer.SerializeToElement(root), limits);
        return reading with { Errors = [.. errors, .. reading.Errors] };
    }

    /// <summary>Name of a setting's option: <c>--coupling-layers</c>, and <c>--data-seed</c> beside <c>--seed</c>.</summary>
    internal static string NameOf(Setting setting)
    {
        if (setting.Path == "dataset.seed")
        {
            return "--data-seed";
        }

        var name = new StringBuilder("--");
        foreach (var character in setting.Name)
        {
            name.Append(char.IsUpper(character) ? "-" : "").Append(char.ToLowerInvariant(character));
        }

        return name.ToString();
    }

    private static Option<string?> OptionOf(Setting setting) => new(NameOf(setting))
    {
        Description = $"{setting.Description} "
            + (setting.Kind == SettingKind.Choice
                ? string.Join(" ", setting.Choices.Select(choice => $"{choice.Value}: {choice.Help}"))
                : $"{char.ToUpperInvariant(setting.Allowed[0])}{setting.Allowed[1..]}.")
            + (setting.Default is null ? "" : $" [{(setting.Default is double number ? Setting.Number(number) : Setting.Spell(setting.Default))}]"),
        HelpName = setting.Kind switch
        {
            SettingKind.Whole or SettingKind.Real => "NUMBER",
            SettingKind.Switch => "true|false",
            SettingKind.Choice => "NAME",
            _ => "TEXT",
        },

        // A switch alone means true.
        Arity = setting.Kind == SettingKind.Switch ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };

    private static JsonNode ValueOf(Setting setting, string text) => setting.Kind switch
    {
        SettingKind.Whole or SettingKind.Real => NumberOrText(text),
        SettingKind.Switch when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        _ => JsonValue.Create(text),
    };

    private void Overlay(ParseResult result, JsonObject body, List<FieldError> errors)
    {
        if (result.GetValue(_preset) is { } preset)
        {
            body["preset"] = preset;
        }

        foreach (var (setting, option) in _settings)
        {
            if (result.GetResult(option) is { Implicit: false } given)
            {
                Group(body, setting.Group)[setting.Name] = given.Tokens.Count > 0 ? ValueOf(setting, given.Tokens[^1].Value) : true;
            }
        }

        OverlayToy(result, body, errors);
        if (result.GetValue(_csv) is { } csv)
        {
            Group(body, "dataset")["csv"] = JsonSerializer.SerializeToNode(
                new CsvSource
                {
                    File = Path.GetFullPath(csv),
                    Columns = result.GetValue(_columns) ?? [],
                    DropMissingRows = result.GetValue(_dropMissing),
                },
                SpecJson.Options);
        }
    }

    private void OverlayToy(ParseResult result, JsonObject body, List<FieldError> errors)
    {
        if (result.GetValue(_dataset) is { } kind)
        {
            Group(body, "dataset")["kind"] = kind;
        }

        if (result.GetValue(_noise) is { } noise)
        {
            Group(body, "dataset")["noise"] = NumberOrText(noise);
        }

        foreach (var text in result.GetValue(_parameters) ?? [])
        {
            if (text.Split('=', 2) is [{ Length: > 0 } name, var value])
            {
                var dataset = Group(body, "dataset");
                if (dataset["parameters"] is not JsonObject)
                {
                    dataset["parameters"] = new JsonObject();
                }

                dataset["parameters"]![name] = NumberOrText(value);
            }
            else
            {
                errors.Add(new FieldError("dataset.parameters", $"--parameter is \"{text}\"; it must be name=value."));
            }
        }
    }

    private static JsonObject Group(JsonObject body, string group)
    {
        if (group.Length == 0)
        {
            return body;
        }

        if (body[group] is not JsonObject child)
        {
            child = [];
            body[group] = child;
        }

        return child;
    }

    /// <summary>A JSON number where the text is one, else the text, which the reader then refuses by name.</summary>
    private static JsonNode NumberOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
