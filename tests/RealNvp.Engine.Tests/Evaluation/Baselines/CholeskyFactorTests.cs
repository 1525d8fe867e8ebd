using RealNvp.Engine.Evaluation.Baselines;

namespace RealNvp.Engine.Tests.Evaluation.Baselines;

public class CholeskyFactorTests
{
    /// <summary>L = [2 0 0; 1 3 0; -1 0.5 1.5], multiplied out by hand.</summary>
    private static readonly double[] Matrix = [4, 2, -2, 2, 10, 0.5, -2, 0.5, 3.5];

    [Fact]
    public void It_solves_and_knows_the_determinant()
    {
        var factor = CholeskyFactor.TryCreate(Matrix, 3)!;
        double[] b = [2, 7, 3];
        factor.Solve(b);

        Near.Assert(Math.Log(2 * 3 * 1.5), factor.LogDiagonal, 1e-12);
        Assert.Equal([1.0, 2.0, 2.0], b.Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(double.PositiveInfinity, 0, 1)]
    public void What_is_not_positive_definite_has_none(double a, double b, double c) => Assert.Null(CholeskyFactor.TryCreate([a, b, b, c], 2));
}
