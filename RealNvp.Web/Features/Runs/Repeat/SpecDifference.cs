using RealNvp.Data.Runs;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Repeat;

/// <summary>One setting in which two runs differ.</summary>
/// <param name="Key">Stable name, as in <see cref="SpecRow"/>.</param>
/// <param name="Title">Label for people.</param>
/// <param name="From">Value of the first run, for people; a dash where the setting plays no part in it.</param>
/// <param name="To">Value of the second.</param>
public sealed record SpecDifference(string Key, string Title, string From, string To)
{
    /// <summary>All settings in which two runs differ, in the order of the form.</summary>
    public static IReadOnlyList<SpecDifference> Between(RunRecord from, RunRecord to)
    {
        var before = SpecRows.Of(from).ToDictionary(row => row.Key);
        var after = SpecRows.Of(to);
        var gone = before.Values.Where(row => after.All(other => other.Key != row.Key));
        return
        [
            .. after.Where(row => before.GetValueOrDefault(row.Key)?.Value != row.Value)
                .Select(row => new SpecDifference(row.Key, row.Title, before.GetValueOrDefault(row.Key)?.Value ?? Format.Unknown, row.Value)),
            .. gone.Select(row => new SpecDifference(row.Key, row.Title, row.Value, Format.Unknown)),
        ];
    }
}
