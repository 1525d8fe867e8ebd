using System.Text.Json.Nodes;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>One combination of values over its seeds. Fields without a value are left out.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Values">By the settings' paths.</param>
/// <param name="Counts">Its trials by their state.</param>
/// <param name="Results">Trials with an objective that counts.</param>
/// <param name="Mean">Mean objective over those.</param>
/// <param name="Deviation">Their standard deviation; absent: fewer than two.</param>
/// <param name="Best">The best of them.</param>
/// <param name="Rank">Place by the mean among combinations all of whose trials have completed with a result.</param>
/// <param name="Seconds">Training time of its trials.</param>
/// <param name="RunIds">Its runs, in the order of the seeds.</param>
public sealed record SweepCombinationResponse(
    int Number,
    JsonObject Values,
    SweepCounts Counts,
    int Results,
    double? Mean,
    double? Deviation,
    double? Best,
    int? Rank,
    double Seconds,
    IReadOnlyList<string> RunIds)
{
    internal static SweepCombinationResponse Of(SweepCombination row, SweepValues values) => new(
        row.Number, values.Of(row.Values), row.Counts, row.Results, row.Mean, row.Deviation, row.Best, row.Rank, row.Seconds, row.RunIds);
}
