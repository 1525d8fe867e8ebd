using RealNvp.Web.Features.Compare;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>Settings and results of the shared runs as rows of a table.</summary>
internal static class SharedRows
{
    /// <param name="onlyDifferences">Whether rows of equal settings are left out, as whoever made the link had it.</param>
    public static IReadOnlyList<CompareRow> Settings(SharedContent content, bool onlyDifferences = false) =>
        [.. CompareRows.Settings(SharedComparison.Compared(content)).Where(row => row.Differs || !onlyDifferences)];

    public static IReadOnlyList<CompareRow> Results(SharedContent content) => CompareRows.Results(SharedComparison.Compared(content));
}
