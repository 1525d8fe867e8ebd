namespace RealNvp.Web.Charts;

/// <summary>
/// What the browser's charts of many trials are told: <c>charts/trials.js</c> reads these names, in camelCase. The numbers it fetches itself, all charts
/// of one page with one request.
/// </summary>
public sealed record TrialsSpec
{
    /// <summary><c>history</c>: the objective over the trials with the best so far; <c>parallel</c>: an axis for each dimension and the objective;
    /// <c>points</c>: the objective over one dimension.</summary>
    public required string Kind { get; init; }

    /// <summary>Heading above it and of a saved picture, and that file's name.</summary>
    public required string Title { get; init; }

    /// <summary>Address of the numbers: columns <c>number</c>, <c>runId</c>, <c>state</c>, <c>objective</c> and <c>values</c>, one a dimension.</summary>
    public required string Source { get; init; }

    /// <summary>Counts up whenever there is something new to fetch.</summary>
    public int Revision { get; init; }

    /// <summary>Name of the objective, with its unit.</summary>
    public required string ObjectiveName { get; init; }

    /// <summary>How its numbers are written: a formatter of <c>charts/format.js</c>.</summary>
    public string ObjectiveFormat { get; init; } = "number";

    /// <summary>More of it is better.</summary>
    public bool LargerIsBetter { get; init; }

    public required IReadOnlyList<TrialsDimension> Dimensions { get; init; }

    /// <summary>Of <c>points</c> the dimension across, from 0.</summary>
    public int Across { get; init; }

    /// <summary>Address that a click on a trial leads to, with <c>{id}</c> in the place of its run's id.</summary>
    public required string Link { get; init; }
}
