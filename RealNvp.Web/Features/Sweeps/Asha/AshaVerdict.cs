namespace RealNvp.Web.Features.Sweeps.Asha;

/// <summary>Whether a trial goes on, and why.</summary>
/// <param name="Place">Its place among all that have come; equal values share the better one.</param>
/// <param name="Of">How many have come, itself included.</param>
/// <param name="Kept">How many places go on.</param>
/// <param name="Cutoff">The value at the last of those places; null: not finite.</param>
internal sealed record AshaVerdict(bool GoesOn, int Place, int Of, int Kept, double? Cutoff);
