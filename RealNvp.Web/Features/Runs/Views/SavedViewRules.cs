using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.List;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>What a saved view may be.</summary>
public static class SavedViewRules
{
    public const int MaxViews = 200;
    public const int MaxNameLength = 80;
    public const int MaxQueryLength = 6_000;

    public static IReadOnlyList<FieldError> CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = name.Trim();
        return trimmed.Length is > 0 and <= MaxNameLength && !trimmed.Any(char.IsControl) ? [] :
        [
            new FieldError("name", trimmed.Length == 0 ? $"name is empty; it must be 1 to {MaxNameLength} characters."
                : trimmed.Length > MaxNameLength ? $"name has {trimmed.Length:#,##0} characters; it must be 1 to {MaxNameLength}."
                : "name holds line breaks or other control characters; it must be one line of text."),
        ];
    }

    /// <summary>The query of a table's address as it is stored, or what is wrong with it.</summary>
    public static (string Query, IReadOnlyList<FieldError> Errors) ReadQuery(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = query.TrimStart('?');
        if (text.Length > MaxQueryLength)
        {
            return ("", [new FieldError("query", string.Create(CultureInfo.InvariantCulture, $"query has {text.Length:#,##0} characters; at most {MaxQueryLength:#,##0} are allowed."))]);
        }

        var errors = QueryHelpers.ParseQuery(text).Keys.Where(key => !RunsView.Parameters.Contains(key))
            .Select(key => new FieldError("query", $"query holds {ShortText.Of(key)}; the table knows {string.Join(", ", RunsView.Parameters)}.")).ToList();
        var view = RunsView.Parse(RunUrls.List + "?" + text);
        if (view.Error is { } wrong)
        {
            errors.Add(new FieldError("query", wrong.Full));
        }

        return errors.Count > 0 ? ("", errors) : (view.StateQuery, errors);
    }
}
