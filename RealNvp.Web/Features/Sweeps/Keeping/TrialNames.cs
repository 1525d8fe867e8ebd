using System.Globalization;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.Keeping;

/// <summary>What the runs of a sweep are called: its name and the trial's number.</summary>
internal static class TrialNames
{
    private static readonly int MaxLength = (int)SettingCatalogue.Get("name").Max;

    public static string Of(string sweep, int number)
    {
        var ending = string.Create(CultureInfo.InvariantCulture, $" #{number}");
        return sweep.Length + ending.Length <= MaxLength ? sweep + ending : string.Concat(sweep.AsSpan(0, MaxLength - ending.Length - 1).TrimEnd(), "…", ending);
    }
}
