namespace RealNvp.Engine.Training.Events;

/// <summary>The final weights measured on rows that chose nothing.</summary>
/// <param name="Rows">Rows of the test set.</param>
/// <param name="Nll">Nats per row on standardised data.</param>
/// <param name="StandardError">Standard error of <paramref name="Nll"/> over the test rows; absent for a single row.</param>
/// <param name="RawNll">Nats per row on raw data.</param>
/// <param name="Gap">
/// <paramref name="RawNll"/> minus the distribution's entropy in original units, where that is known: the Kullback-Leibler divergence from
/// the distribution to the flow. Taken in original units, because there the standardizer's own error is part of the flow.
/// </param>
public sealed record TestResult(int Rows, double Nll, double? StandardError, double RawNll, double? Gap);
