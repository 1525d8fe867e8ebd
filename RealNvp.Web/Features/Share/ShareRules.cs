using System.Globalization;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Features.Compare;

namespace RealNvp.Web.Features.Share;

/// <summary>What a link may be.</summary>
internal static class ShareRules
{
    public const int MostRuns = CompareView.MostRuns;
    public const int LongestView = 2_000;

    /// <param name="existing">Those of the targets that exist.</param>
    public static IEnumerable<FieldError> Check(ShareRequest request, IReadOnlyCollection<string> existing, DateTime now)
    {
        var errors = request.Kind switch
        {
            ShareKind.Sweep => CheckOne(request, existing, "sweep", "sweep"),
            ShareKind.View => CheckOne(request, existing, "savedView", "saved view"),
            _ => CheckRuns(request, existing),
        };
        foreach (var error in errors)
        {
            yield return error;
        }

        if (request.ExpiresAt <= now)
        {
            yield return new FieldError("expiresAt", string.Create(
                CultureInfo.InvariantCulture, $"expiresAt is {request.ExpiresAt:yyyy-MM-ddTHH:mm:ssZ}; it must be a time to come."));
        }
    }

    private static IEnumerable<FieldError> CheckOne(ShareRequest request, IReadOnlyCollection<string> existing, string field, string noun)
    {
        if (request.Targets is not [var id])
        {
            yield return new FieldError(field, string.Create(CultureInfo.InvariantCulture, $"{field} has {request.Targets.Count:#,##0} ids; a link shows one {noun}."));
        }
        else if (!existing.Contains(id))
        {
            yield return new FieldError(field, $"There is no {noun} {ShortText.Of(id, 24)}.");
        }

        if (request.View.Length > 0)
        {
            yield return new FieldError("view", $"view is for links to runs; leave it out for a {noun}.");
        }
    }

    private static IEnumerable<FieldError> CheckRuns(ShareRequest request, IReadOnlyCollection<string> existing)
    {
        var (least, most) = request.Kind == ShareKind.Run ? (1, 1) : (CompareView.LeastRuns, MostRuns);
        if (request.Targets.Count < least || request.Targets.Count > most)
        {
            yield return new FieldError("runs", string.Create(
                CultureInfo.InvariantCulture,
                $"runs has {request.Targets.Count:#,##0} ids; {(request.Kind == ShareKind.Run ? "a run" : "a comparison")} needs {(least == most ? "one" : $"{least} to {most}")}."));
        }
        else if (request.Targets.Distinct().Count() < request.Targets.Count)
        {
            yield return new FieldError("runs", "runs names a run twice; each must be there once.");
        }
        else
        {
            foreach (var missing in request.Targets.Where(id => !existing.Contains(id)))
            {
                yield return new FieldError("runs", $"There is no run {ShortText.Of(missing, 24)}.");
            }
        }

        if (request.View.Length > LongestView)
        {
            yield return new FieldError("view", string.Create(
                CultureInfo.InvariantCulture, $"view has {request.View.Length:#,##0} characters; it may have {LongestView:#,##0}."));
        }
    }
}
