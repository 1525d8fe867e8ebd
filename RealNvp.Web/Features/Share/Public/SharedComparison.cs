using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Compare.Curves;
using RealNvp.Web.Features.Compare.Verdicts;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>A comparison as whoever made the link saw it. Its runs go by their place in the link instead of their ids, so that nothing made of them names one.</summary>
/// <param name="View">How it is shown.</param>
/// <param name="Runs">The runs, each with its place as its id.</param>
/// <param name="Verdicts">What they say about their settings.</param>
/// <param name="Curves">What the chart draws.</param>
public sealed record SharedComparison(CompareView View, IReadOnlyList<ComparedRun> Runs, IReadOnlyList<Verdict> Verdicts, CurvesSpec Curves)
{
    /// <returns>Null: the link shows no comparison.</returns>
    public static SharedComparison? Of(string token, SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Link.Kind != Data.Sharing.ShareKind.Comparison)
        {
            return null;
        }

        var runs = Compared(content);
        var verdicts = VerdictMaker.Of([.. runs.Select(run => run.Run)]);
        var view = CompareView.Read(CompareAddress.Parse(content.Link.View));
        view = view with { Hidden = [.. view.Hidden.Select(key => Outside(content, key)).OfType<string>()] };
        return new SharedComparison(view, runs, verdicts, CurveSpecs.Of(runs, CurveGroups.Of(verdicts, runs), view, ShareUrls.Curves(token)) with { Title = content.Title });
    }

    /// <summary>The shared runs, each with its place as its id.</summary>
    public static IReadOnlyList<ComparedRun> Compared(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. content.Runs.Select(run => new ComparedRun(run.Run with { Id = Name(run) }, run.Colour, run.Label, run.Snapshots, ComparedRun.DistributionOf(run.Run)))];
    }

    /// <summary>The same with each run drawn for itself, for a picture that lists the runs by their colours; what shows no comparison stays as it is.</summary>
    public static SharedContent Ungrouped(SharedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Link.Kind != Data.Sharing.ShareKind.Comparison)
        {
            return content;
        }

        var view = CompareView.Read(CompareAddress.Parse(content.Link.View)) with { GroupSeeds = false };
        var query = view.ToQuery().Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Key, value.Value?.ToString()));
        return content with { Link = content.Link with { View = QueryHelpers.AddQueryString("", query).TrimStart('?') } };
    }

    /// <summary>What a run is called outside.</summary>
    public static string Name(SharedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Index.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The key of a line under the names of the outside; null: it is none of these runs'.</summary>
    private static string? Outside(SharedContent content, string key) =>
        content.Runs.FirstOrDefault(run => key == run.Run.Id || key == CurveLines.TrainingKey(run.Run.Id)) is { } found
            ? Name(found) + key[found.Run.Id.Length..]
            : null;
}
