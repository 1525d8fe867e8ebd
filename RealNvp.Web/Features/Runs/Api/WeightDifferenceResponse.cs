namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Count">Numbers compared.</param>
/// <param name="Different">How many differ.</param>
/// <param name="Largest">Largest absolute difference; left out where the shapes differ.</param>
public sealed record WeightDifferenceResponse(long Count, long Different, double? Largest);
