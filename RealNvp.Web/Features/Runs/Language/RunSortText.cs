using RealNvp.Data.Runs.Filters;

namespace RealNvp.Web.Features.Runs.Language;

/// <summary>An order as addresses write it: <c>gap</c>, or <c>-gap</c> for the largest first.</summary>
public static class RunSortText
{
    /// <summary>Fields that can be sorted by.</summary>
    public static IEnumerable<string> Names => QueryFields.All.Where(known => known.CanSort && known.Kind != FieldKind.Age).Select(known => known.Name);

    /// <summary>The order, or null where the text names none.</summary>
    public static RunOrder? Read(string? text) => Split(text) is var (field, descending) ? new RunOrder(field.Field, descending) : null;

    /// <summary>Field and direction, or null where the text names none.</summary>
    public static (QueryField Field, bool Descending)? Split(string? text)
    {
        var descending = text?.StartsWith('-') == true;
        return text is not null && QueryFields.Find(descending ? text[1..] : text) is { CanSort: true } field and not { Kind: FieldKind.Age }
            ? (field, descending)
            : null;
    }

    public static string Write(QueryField field, bool descending) => (descending ? "-" : "") + field.Name;
}
