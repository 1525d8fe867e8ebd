using System.Globalization;
using RealNvp.Engine.Specs;
using RealNvp.Engine;

namespace RealNvp.Web.Features.Runs;

/// <summary>Names made from other names.</summary>
internal static class RunNames
{
    private static readonly int MaxLength = (int)SettingCatalogue.Get("name").Max;

    /// <summary>Name of a fork that was given none.</summary>
    public static string OfFork(string run, int epoch) => WithEnding(run, string.Create(CultureInfo.InvariantCulture, $", from epoch {epoch}"));

    /// <summary>A name with something added; a long one is cut before it.</summary>
    public static string WithEnding(string name, string ending) => name.Length + ending.Length <= MaxLength
        ? name + ending
        : string.Concat(ShortText.Cut(name, MaxLength - ending.Length - 1).TrimEnd(), "…", ending);
}
