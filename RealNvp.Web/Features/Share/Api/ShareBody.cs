using System.Globalization;
using System.Text.Json;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Share.Api;

/// <summary>Reads the body of <c>POST /shares</c> field by field, so that everything wrong with it is told at once.</summary>
internal sealed class ShareBody
{
    private static readonly string[] Fields = ["kind", "runs", "sweep", "savedView", "view", "expiresAt"];

    /// <summary>The fields that say what is shared, and what they stand for where no kind is given.</summary>
    private static readonly (string Field, ShareKind Kind)[] Subjects = [("runs", ShareKind.Run), ("sweep", ShareKind.Sweep), ("savedView", ShareKind.View)];

    private readonly List<FieldError> _errors = [];

    public static (ShareRequest Request, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        var reader = new ShareBody();
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (
                new ShareRequest(ShareKind.Run, []),
                [new FieldError("body", "The body must be a JSON object with runs, sweep or savedView and, if wanted, kind, view and expiresAt.")]);
        }

        foreach (var name in body.EnumerateObject().Select(field => field.Name).Where(name => !Fields.Contains(name)))
        {
            reader._errors.Add(new FieldError(ShortText.Of(name), $"There is no field {ShortText.Of(name)}; there are {string.Join(", ", Fields)}."));
        }

        var (kind, targets) = reader.Subject(body);
        return (new ShareRequest(kind, targets, reader.View(body), reader.ExpiresAt(body)), reader._errors);
    }

    private (ShareKind Kind, IReadOnlyList<string> Targets) Subject(JsonElement body)
    {
        var given = Subjects.Where(subject => body.TryGetProperty(subject.Field, out var value) && value.ValueKind != JsonValueKind.Null).ToList();
        var wish = Kind(body);
        if (given.Count > 1)
        {
            _errors.Add(new FieldError(given[1].Field, $"{given[1].Field} stands beside {given[0].Field}; a link shows one thing: runs, a sweep or a saved view."));
        }

        // Where nothing is shared, the field that is missing is that of the kind.
        var field = given.Count > 0 ? given[0].Field : FieldOf(wish ?? ShareKind.Run);
        IReadOnlyList<string> targets = field == "runs" ? Runs(body) : One(body, field);
        var found = field != "runs" ? Subjects.First(subject => subject.Field == field).Kind : targets.Count > 1 ? ShareKind.Comparison : ShareKind.Run;
        if (wish is not { } kind)
        {
            return (found, targets);
        }

        if (FieldOf(kind) != field)
        {
            _errors.Add(new FieldError("kind", $"kind is {Setting.Spell(kind)}, which needs {FieldOf(kind)} and not {field}."));
        }

        return (kind, targets);
    }

    private static string FieldOf(ShareKind kind) => kind switch
    {
        ShareKind.Sweep => "sweep",
        ShareKind.View => "savedView",
        _ => "runs",
    };

    private IReadOnlyList<string> Runs(JsonElement body)
    {
        if (body.TryGetProperty("runs", out var runs) && runs.ValueKind == JsonValueKind.Array && runs.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String))
        {
            return [.. runs.EnumerateArray().Select(id => id.GetString()!)];
        }

        _errors.Add(new FieldError("runs", "runs must be a list of runs' ids; give sweep or savedView instead to share one of those."));
        return [];
    }

    private IReadOnlyList<string> One(JsonElement body, string field)
    {
        if (body.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String)
        {
            return [value.GetString()!];
        }

        _errors.Add(new FieldError(field, value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? $"{field} is missing; it must be an id as text."
            : $"{field} is {ShortText.Of(value.GetRawText())}; it must be an id as text."));
        return [];
    }

    /// <summary>Null: none is said, or none that there is.</summary>
    private ShareKind? Kind(JsonElement body)
    {
        if (!body.TryGetProperty("kind", out var kind) || kind.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = kind.ValueKind == JsonValueKind.String ? kind.GetString()! : kind.GetRawText();
        foreach (var known in Enum.GetValues<ShareKind>())
        {
            if (Setting.Spell(known) == text)
            {
                return known;
            }
        }

        _errors.Add(new FieldError("kind", $"kind is {ShortText.Of(text)}; it must be run, comparison, sweep or view."));
        return null;
    }

    private string View(JsonElement body)
    {
        if (!body.TryGetProperty("view", out var view) || view.ValueKind == JsonValueKind.Null)
        {
            return "";
        }

        if (view.ValueKind == JsonValueKind.String)
        {
            return view.GetString()!;
        }

        _errors.Add(new FieldError("view", $"view is {ShortText.Of(view.GetRawText())}; it must be the query of the page as text, for example \"y=log\"."));
        return "";
    }

    private DateTime? ExpiresAt(JsonElement body)
    {
        if (!body.TryGetProperty("expiresAt", out var time) || time.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = time.ValueKind == JsonValueKind.String ? time.GetString()! : time.GetRawText();
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && time.ValueKind == JsonValueKind.String)
        {
            return moment;
        }

        _errors.Add(new FieldError("expiresAt", $"expiresAt is {ShortText.Of(text)}; it must be a time such as \"2030-01-31T12:00:00Z\", or left out."));
        return null;
    }
}
