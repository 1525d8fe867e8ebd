using System.Globalization;
using RealNvp.Web.Features.Runs;

namespace RealNvp.Web.Features.Sweeps.Keeping;

/// <summary>What the runs of a sweep are called: its name and the trial's number.</summary>
internal static class TrialNames
{
    public static string Of(string sweep, int number) => RunNames.WithEnding(sweep, string.Create(CultureInfo.InvariantCulture, $" #{number}"));
}
