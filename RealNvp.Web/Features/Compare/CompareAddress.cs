namespace RealNvp.Web.Features.Compare;

/// <summary>The query of the compare page's address, as it stands there.</summary>
public sealed record CompareAddress
{
    public string? Runs { get; init; }

    public string? Y { get; init; }

    public string? X { get; init; }

    public string? Smooth { get; init; }

    public string? Zoom { get; init; }

    public string? Group { get; init; }

    public string? Curves { get; init; }

    public string? Settings { get; init; }

    public string? Sort { get; init; }

    public string? Across { get; init; }

    public string? Up { get; init; }

    public string? Epoch { get; init; }

    public string? Columns { get; init; }
}
