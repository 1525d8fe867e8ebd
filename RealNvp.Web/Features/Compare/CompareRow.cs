namespace RealNvp.Web.Features.Compare;

/// <summary>One line of a table with a column for each run.</summary>
/// <param name="Title">Label.</param>
/// <param name="Values">One text a run, in their order.</param>
public sealed record CompareRow(string Title, IReadOnlyList<string> Values)
{
    /// <summary>One sentence for those who hover.</summary>
    public string? Help { get; init; }

    /// <summary>Heading the row stands under.</summary>
    public string Group { get; init; } = "";

    /// <summary>Columns with the best value; empty where there is none or all are equally good.</summary>
    public IReadOnlyList<int> Best { get; init; } = [];

    /// <summary>Whether the runs differ in it.</summary>
    public bool Differs => Values.Distinct().Skip(1).Any();
}
