namespace RealNvp.Web.Features.Sweeps;

/// <summary>Why a trial was stopped early.</summary>
/// <param name="Epoch">Epochs after which it was compared.</param>
/// <param name="Value">What it had reached by then; null: nothing finite.</param>
/// <param name="Place">Its place among all that had come so far; equal values share the better place.</param>
/// <param name="Of">How many had come so far, itself included.</param>
/// <param name="Kept">How many places went on.</param>
/// <param name="Cutoff">The value at the last place that went on; null: it was not finite.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Why">All of it in a sentence: "Stopped after epoch 9: 1.412 nats was place 5 of 6 there, the best 2 went on."</param>
public sealed record SweepStop(int Epoch, double? Value, int Place, int Of, int Kept, double? Cutoff, DateTime At, string Why);
