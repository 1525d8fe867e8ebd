using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>
/// What can be varied: every setting of the catalogue except name and training seed (<see cref="SweepRequest.Seeds"/> are for that), and of a toy its kind,
/// noise and parameters.
/// </summary>
public static class SweepSettings
{
    /// <summary>The settings that a sweep over this base can vary, in the order a form shows them. A table has none of the group <c>dataset</c>.</summary>
    public static IReadOnlyList<Setting> Of(RunSpec spec) => throw new NotImplementedException();
}
