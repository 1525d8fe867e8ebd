using System.Globalization;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.List;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>What a saved view may be.</summary>
public static class SavedViewRules
{
    public const int LongestName = 80;
    public const int LongestQuery = 4_000;

    /// <summary>More would be a list to search, not a menu.</summary>
    public const int MostViews = 200;

    public static IEnumerable<FieldError> CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return new FieldError("name", "name is blank; give the view a name.");
        }
        else if (name.Trim().Length > LongestName)
        {
            yield return new FieldError("name", $"name has {name.Trim().Length} characters; it may have {LongestName}.");
        }
        else if (name.Any(char.IsControl))
        {
            yield return new FieldError("name", "name has a character that cannot be seen, such as a line break; it must be one line of text.");
        }
    }

    public static IEnumerable<FieldError> CheckQuery(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Length > LongestQuery)
        {
            yield return new FieldError("query", string.Create(CultureInfo.InvariantCulture, $"query has {query.Length:#,##0} characters; it may have {LongestQuery:#,##0}."));
        }
        else if (RunsView.Parse("?" + query).Error is { } error)
        {
            yield return new FieldError("query", error.Full);
        }
    }

    public static FieldError Taken(string name) => new("name", $"There is a view “{name.Trim()}” already; choose another name, or save the changes to that one.");

    public static FieldError Full { get; } = new("name", $"There are {MostViews} saved views, as many as there may be; delete one first.");

    /// <summary>What is kept of a page's query: what is ticked, opened and paged to belongs to a visit, not to the view.</summary>
    public static string Normalise(string query)
    {
        var view = RunsView.Parse("?" + query) with { Selected = [], Open = [], Page = 1, SavedId = null };
        var url = view.ToUrl();
        return url.Length > RunUrls.List.Length ? url[(RunUrls.List.Length + 1)..] : "";
    }
}
