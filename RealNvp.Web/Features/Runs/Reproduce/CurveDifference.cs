namespace RealNvp.Web.Features.Runs.Reproduce;

/// <summary>The first number in which two curves differ.</summary>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="From">Its value in the run reproduced; null: not finite, or the epoch is missing.</param>
/// <param name="To">Its value in the reproduction.</param>
public sealed record CurveDifference(int Epoch, string Title, double? From, double? To);
