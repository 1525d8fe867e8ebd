namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>What density estimates are fitted to and measured on: standardised rows, row-major, in the order of the split's permutation.</summary>
/// <param name="Dimension">Columns.</param>
/// <param name="Train">Rows to fit to.</param>
/// <param name="Validation">Rows to choose by: shrinkage, components, bandwidth.</param>
/// <param name="Test">Rows to measure on.</param>
public sealed record BaselineData(int Dimension, ReadOnlyMemory<float> Train, ReadOnlyMemory<float> Validation, ReadOnlyMemory<float> Test)
{
    public int TrainRows => Train.Length / Dimension;

    public int ValidationRows => Validation.Length / Dimension;

    public int TestRows => Test.Length / Dimension;

    /// <summary>The first of the rows, at most so many. They are in random order, so the first are a fair sample.</summary>
    public ReadOnlyMemory<float> First(ReadOnlyMemory<float> rows, int most) => rows[..(int)Math.Min(rows.Length, (long)most * Dimension)];
}
