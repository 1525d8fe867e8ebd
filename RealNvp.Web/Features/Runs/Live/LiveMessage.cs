using System.Text.Json.Serialization;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Api;

namespace RealNvp.Web.Features.Runs.Live;

/// <summary>What is new about a run, for all that follow it at once.</summary>
/// <param name="After">The epoch after which <paramref name="Metrics"/> begin. Whoever has fewer epochs than that reads what is missing from the run's curves.</param>
/// <param name="Next">
/// The last epoch stored. Less than in the message before: the run went back to a checkpoint and computes its last epochs again; those that one has of them count no longer.
/// </param>
/// <param name="Resumes">How often the run has continued from a checkpoint by itself. It is counted when the run is put back into the queue, before it goes back.</param>
/// <param name="Status">The run's state.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Metrics">The epochs after <paramref name="After"/>, in columns.</param>
/// <param name="Numbers">The numbers of the run's page as the page writes them.</param>
public sealed record LiveMessage(int After, int Next, int Resumes, RunStatus Status, RunProgressResponse Progress, MetricsResponse Metrics, LiveNumbers Numbers)
{
    /// <summary>Nothing more comes by itself.</summary>
    [JsonIgnore]
    public bool HasEnded => Status is RunStatus.Completed or RunStatus.Failed or RunStatus.Cancelled;
}
