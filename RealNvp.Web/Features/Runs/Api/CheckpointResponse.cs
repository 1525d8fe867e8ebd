using RealNvp.Data.Checkpoints;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>A checkpoint that a fork can go on from.</summary>
/// <param name="Epoch">Epoch whose end it holds.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ValNll">Validation NLL of that epoch, nats.</param>
public sealed record CheckpointResponse(int Epoch, long Bytes, double? ValNll)
{
    public static CheckpointResponse Of(KeptCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return new CheckpointResponse(checkpoint.Epoch, checkpoint.Bytes, checkpoint.ValNll);
    }
}
