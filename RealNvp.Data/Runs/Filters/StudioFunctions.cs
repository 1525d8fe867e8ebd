namespace RealNvp.Data.Runs.Filters;

/// <summary>Functions that only the database runs; each provider's context says what they are called there.</summary>
internal static class StudioFunctions
{
    /// <summary>A number or switch at a path of a JSON text, <c>$.training.l2</c>; null: not there.</summary>
    public static double? JsonNumber(string json, string path) => throw OnlyInQueries();

    /// <summary>A text at a path of a JSON text; null: not there.</summary>
    public static string? JsonText(string json, string path) => throw OnlyInQueries();

    /// <summary>A text without regard to case, for letters of every script.</summary>
    public static string? Fold(string? text) => throw OnlyInQueries();

    private static InvalidOperationException OnlyInQueries() => new("This function runs in the database only.");
}
