using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.List;

/// <summary>One row of the table.</summary>
/// <param name="Run">The run as last read.</param>
/// <param name="Place">Its place in the queue from 1, while it waits.</param>
/// <param name="ValNll">Validation NLL over the epochs, downsampled; nats.</param>
public sealed record RunRowModel(RunRecord Run, int? Place, IReadOnlyList<double> ValNll)
{
    /// <summary>Its sweep stopped it, as others did better with as many epochs.</summary>
    public bool IsStoppedEarly { get; init; }
}
