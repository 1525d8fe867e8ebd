namespace RealNvp.Web.Features.Runs.Api;

/// <summary>How to run settings again; the description of a body that <see cref="RepeatBody"/> reads.</summary>
/// <param name="Count">How many repeats, 5 where nothing is said; their seeds are chosen.</param>
/// <param name="Seeds">The training seeds themselves, instead of a count.</param>
public sealed record RepeatRequest(int? Count, IReadOnlyList<int>? Seeds);
