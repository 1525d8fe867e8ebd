using System.Globalization;
using RealNvp.Data.Runs.Filters;

namespace RealNvp.Web.Tests.Features.Runs.Language;

/// <summary>Filters as a line of text, to be compared by eye.</summary>
internal static class FilterText
{
    public static string Of(RunFilter filter) => filter switch
    {
        AllOf all => "(" + string.Join(" & ", all.Parts.Select(Of)) + ")",
        AnyOf any => "(" + string.Join(" | ", any.Parts.Select(Of)) + ")",
        Not not => "!" + Of(not.Part),
        HasText text => text.Text,
        Comparison comparison => $"{Of(comparison.Field)} {Sign(comparison.How)} {Value(comparison.Value)}",
        _ => filter.ToString(),
    };

    public static string Of(RunField field) => field.Path ?? field.Value.ToString()!;

    private static string Sign(RunComparison how) => how switch
    {
        RunComparison.Equal => "=",
        RunComparison.Less => "<",
        RunComparison.LessOrEqual => "<=",
        RunComparison.Greater => ">",
        RunComparison.GreaterOrEqual => ">=",
        _ => "contains",
    };

    private static string Value(object? value) => value switch
    {
        null => "none",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
