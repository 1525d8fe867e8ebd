namespace RealNvp.Web.Features.Runs;

/// <summary>Addresses of snapshots as charts fetch them.</summary>
public static class SnapshotUrls
{
    /// <summary>Address of the binary file of any epoch, with <c>{epoch}</c> in its place.</summary>
    public static string Format(string runId) => $"/api/v1/runs/{runId}/snapshots/{{epoch}}?format=safetensors";
}
