namespace RealNvp.Data.Sweeps;

/// <summary>Why a trial was stopped early; numbers that are not finite are null.</summary>
/// <param name="Epoch">Epochs after which it was compared.</param>
/// <param name="Value">What it had reached by then.</param>
/// <param name="Place">Its place among all that had come so far.</param>
/// <param name="Of">How many had come so far, itself included.</param>
/// <param name="Kept">How many places went on.</param>
/// <param name="Cutoff">The value at the last of those places.</param>
/// <param name="At">When, UTC.</param>
public sealed record TrialStop(int Epoch, double? Value, int Place, int Of, int Kept, double? Cutoff, DateTime At);
