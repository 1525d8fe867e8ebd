namespace RealNvp.Data.Checkpoints;

/// <summary>A checkpoint that a fork can go on from.</summary>
/// <param name="Epoch">Epoch whose end it holds.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ValNll">Validation NLL of that epoch; null: not known, or not finite.</param>
public sealed record KeptCheckpoint(int Epoch, long Bytes, double? ValNll);
