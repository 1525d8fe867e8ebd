using System.Globalization;
using System.Text.Json;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Share.Api;

/// <summary>Reads the body of <c>POST /shares</c> field by field, so that everything wrong with it is told at once.</summary>
internal sealed class ShareBody
{
    private static readonly string[] Fields = ["kind", "runs", "view", "expiresAt"];

    private readonly List<FieldError> _errors = [];

    public static (ShareRequest Request, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        var reader = new ShareBody();
        if (body.ValueKind != JsonValueKind.Object)
        {
            return (new ShareRequest(ShareKind.Run, []), [new FieldError("body", "The body must be a JSON object with runs and, if wanted, kind, view and expiresAt.")]);
        }

        foreach (var name in body.EnumerateObject().Select(field => field.Name).Where(name => !Fields.Contains(name)))
        {
            reader._errors.Add(new FieldError(ShortText.Of(name), $"There is no field {ShortText.Of(name)}; there are {string.Join(", ", Fields)}."));
        }

        var runs = reader.Runs(body);
        return (new ShareRequest(reader.Kind(body, runs.Count), runs, reader.View(body), reader.ExpiresAt(body)), reader._errors);
    }

    private IReadOnlyList<string> Runs(JsonElement body)
    {
        if (body.TryGetProperty("runs", out var runs) && runs.ValueKind == JsonValueKind.Array && runs.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String))
        {
            return [.. runs.EnumerateArray().Select(id => id.GetString()!)];
        }

        _errors.Add(new FieldError("runs", "runs must be a list of runs' ids."));
        return [];
    }

    /// <summary>Left out, the number of runs says it.</summary>
    private ShareKind Kind(JsonElement body, int runs)
    {
        var byCount = runs > 1 ? ShareKind.Comparison : ShareKind.Run;
        if (!body.TryGetProperty("kind", out var kind) || kind.ValueKind == JsonValueKind.Null)
        {
            return byCount;
        }

        switch (kind.ValueKind == JsonValueKind.String ? kind.GetString() : kind.GetRawText())
        {
            case "run":
                return ShareKind.Run;
            case "comparison":
                return ShareKind.Comparison;
            case var other:
                _errors.Add(new FieldError("kind", $"kind is {ShortText.Of(other!)}; it must be run or comparison."));
                return byCount;
        }
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
