namespace RealNvp.Engine.Evaluation;

/// <summary>Log-densities of a table's rows.</summary>
/// <param name="LogProb">Nats in the raw space, one per row in the file's order; NaN where the row has no usable number in some column.</param>
/// <param name="Unusable">Rows with NaN.</param>
/// <param name="FirstUnusableLine">Line of the first of them, or null.</param>
public sealed record RowScores(IReadOnlyList<double> LogProb, int Unusable, long? FirstUnusableLine);
