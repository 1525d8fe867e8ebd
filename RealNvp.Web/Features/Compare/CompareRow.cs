namespace RealNvp.Web.Features.Compare;

/// <summary>One line of a table with a column for each run.</summary>
/// <param name="Title">Label.</param>
/// <param name="Values">One text a run, in their order.</param>
public sealed record CompareRow(string Title, IReadOnlyList<string> Values)
{
    /// <summary>Its name in the address; empty where it has none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The values as numbers, for sorting and for charts; empty where they are texts.</summary>
    public IReadOnlyList<double?> Numbers { get; init; } = [];

    /// <summary>One sentence for those who hover.</summary>
    public string? Help { get; init; }

    /// <summary>Heading the row stands under.</summary>
    public string Group { get; init; } = "";

    /// <summary>Columns with the best value; empty where there is none or all are equally good.</summary>
    public IReadOnlyList<int> Best { get; init; } = [];

    /// <summary>Whether the runs differ in it.</summary>
    public bool Differs => Values.Distinct().Skip(1).Any();
}
