using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Features.Compare.Api;

/// <summary>Runs that differ in their seeds alone.</summary>
/// <param name="Letter">A, B, and so on, as the sentences name it.</param>
/// <param name="Settings">In which settings it differs from the other groups.</param>
/// <param name="Count">Seeds that count.</param>
/// <param name="Mean">Mean of their results; absent without one.</param>
/// <param name="StandardDeviation">From seed to seed; absent for fewer than two.</param>
/// <param name="SecondsPerRun">Median training time; absent where none has completed.</param>
/// <param name="Runs">All its runs.</param>
public sealed record VerdictGroupResponse(
    string Letter, string Settings, int Count, double? Mean, double? StandardDeviation, double? SecondsPerRun, IReadOnlyList<VerdictRunResponse> Runs)
{
    internal static VerdictGroupResponse Of(SeedGroup group)
    {
        var sample = group.Sample;
        return new VerdictGroupResponse(
            group.Letter,
            group.Title,
            sample.Count,
            sample.Count > 0 ? sample.Mean : null,
            sample.Count > 1 ? sample.StandardDeviation : null,
            group.SecondsPerRun,
            [.. group.Members.Select(member => new VerdictRunResponse(member.Run.Id, member.Seed.Training, member.Value, member.LeftOut))]);
    }
}
