using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.QueuePage.Api;

/// <summary>A run in the answer of <c>GET /api/v1/queue</c>.</summary>
/// <param name="Id">The run; all about it is at <c>/api/v1/runs/{id}</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Status"><c>queued</c> or <c>running</c>.</param>
/// <param name="DatasetName">Title of its data set.</param>
/// <param name="Epoch">Last whole epoch.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="EtaSeconds">Estimated training time left; absent while it is not known.</param>
/// <param name="CreatedAt">When it was launched, UTC.</param>
public sealed record QueueEntry(
    string Id, string Name, RunStatus Status, string DatasetName, int Epoch, int Epochs, double? EtaSeconds, DateTime CreatedAt)
{
    internal static QueueEntry Of(RunRecord run) =>
        new(run.Id, run.Name, run.Status, run.DatasetName, run.Epoch, run.Epochs, run.EtaSeconds, run.CreatedAt);
}
