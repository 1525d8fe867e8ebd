using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Sweeps.Requests;

/// <summary>Reads the fields of a JSON object one by one: null where a field is left out or of the wrong type, which is an error under its path.</summary>
internal sealed class JsonFields(JsonElement body, string prefix, List<FieldError> errors)
{
    private readonly List<string> _known = [];

    public string Path(string name) => prefix + name;

    /// <summary>The field; null: it is left out.</summary>
    public JsonElement? Find(string name)
    {
        _known.Add(name);
        return body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null and not JsonValueKind.Undefined ? value : null;
    }

    public string? Text(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : RefuseText(name, value);

    public double? Real(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number
        : Refuse<double>(name, value, "a number");

    public int? Whole(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : Refuse<int>(name, value, "a whole number");

    /// <summary>One of an enum's members in camelCase.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var words = Enum.GetValues<T>().ToDictionary(member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()));
        return value.ValueKind == JsonValueKind.String && words.TryGetValue(value.GetString()!, out var member) ? member
            : Refuse<T>(name, value, "one of " + string.Join(", ", words.Keys));
    }

    public IReadOnlyList<int>? Wholes(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _)))
        {
            return [.. value.EnumerateArray().Select(item => item.GetInt32())];
        }

        Refuse(name, value, "a list of whole numbers");
        return null;
    }

    /// <summary>An object of its own; null: left out, or something else, which is an error.</summary>
    public JsonFields? Object(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(value, $"{Path(name)}.", errors);
        }

        Refuse(name, value, "an object");
        return null;
    }

    /// <summary>Refuses what nothing above has asked for.</summary>
    public void RefuseUnknown(string what)
    {
        foreach (var name in body.EnumerateObject().Select(field => field.Name).Where(name => !_known.Contains(name)))
        {
            errors.Add(new FieldError(Path(ShortText.Of(name)), $"There is no field {ShortText.Of(name)}; {what} has {string.Join(", ", _known)}."));
        }
    }

    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"\"{ShortText.Of(value.GetString()!)}\"",
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => ShortText.Of(value.GetRawText()),
        JsonValueKind.Array => $"a list of {value.GetArrayLength()}",
        JsonValueKind.Null => "null",
        _ => "an object",
    };

    private T? Refuse<T>(string name, JsonElement value, string allowed)
        where T : struct
    {
        Refuse(name, value, allowed);
        return null;
    }

    private string? RefuseText(string name, JsonElement value)
    {
        Refuse(name, value, "a text");
        return null;
    }

    private void Refuse(string name, JsonElement value, string allowed) =>
        errors.Add(new FieldError(Path(name), $"{name} is {Describe(value)}; it must be {allowed}."));
}
