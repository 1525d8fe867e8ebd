using System.Globalization;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Compare;

namespace RealNvp.Web.Features.Share;

/// <summary>What a link may be.</summary>
internal static class ShareRules
{
    public const int MostRuns = CompareView.MostRuns;
    public const int LongestView = 500;

    /// <param name="existing">Ids of the runs that exist.</param>
    public static IEnumerable<FieldError> Check(ShareRequest request, IReadOnlyCollection<string> existing, DateTime now)
    {
        var (least, most) = request.Kind == ShareKind.Run ? (1, 1) : (CompareView.LeastRuns, MostRuns);
        if (request.Runs.Count < least || request.Runs.Count > most)
        {
            yield return new FieldError("runs", string.Create(
                CultureInfo.InvariantCulture,
                $"runs has {request.Runs.Count:#,##0} ids; {(request.Kind == ShareKind.Run ? "a run" : "a comparison")} needs {(least == most ? "one" : $"{least} to {most}")}."));
        }
        else if (request.Runs.Distinct().Count() < request.Runs.Count)
        {
            yield return new FieldError("runs", "runs names a run twice; each must be there once.");
        }
        else
        {
            foreach (var missing in request.Runs.Where(id => !existing.Contains(id)))
            {
                yield return new FieldError("runs", $"There is no run {(missing.Length <= 24 ? missing : missing[..24] + "…")}.");
            }
        }

        if (request.View.Length > LongestView)
        {
            yield return new FieldError("view", string.Create(
                CultureInfo.InvariantCulture, $"view has {request.View.Length:#,##0} characters; it may have {LongestView}."));
        }

        if (request.ExpiresAt <= now)
        {
            yield return new FieldError("expiresAt", string.Create(
                CultureInfo.InvariantCulture, $"expiresAt is {request.ExpiresAt:yyyy-MM-ddTHH:mm:ssZ}; it must be a time to come."));
        }
    }
}
