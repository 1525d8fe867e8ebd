namespace RealNvp.Engine.Training.Events;

/// <summary>The final weights measured on rows that chose nothing.</summary>
/// <param name="Rows">Rows of the test set.</param>
/// <param name="Nll">Nats per row on standardised data.</param>
/// <param name="StandardError">Standard error of <paramref name="Nll"/> over the test rows; absent for a single row.</param>
/// <param name="RawNll">Nats per row on raw data.</param>
/// <param name="Gap">
/// Mean of log p - log q over the test rows, p the density they come from where that is known and q the flow's, both in original units:
/// the Kullback-Leibler divergence from the distribution to the flow. In original units the standardizer's own error is part of the flow.
/// </param>
/// <param name="GapStandardError">Standard error of <paramref name="Gap"/> over the test rows.</param>
public sealed record TestResult(int Rows, double Nll, double? StandardError, double RawNll, double? Gap, double? GapStandardError);
