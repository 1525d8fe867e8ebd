using FsCheck;
using FsCheck.Fluent;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>
/// The kernels against the definition, computed in float64 from the same float32 parameters and rows, so that all difference is the kernels' rounding.
/// Errors are measured array by array (a gradient tensor, the log-densities of a batch): the Euclidean norm of the difference, relative to the
/// norm of the true array. A gradient tensor that nearly cancels has no digits to be right in, so its norm counts as at least a thousandth
/// of the whole gradient's.
/// </summary>
/// <remarks>
/// Random flows may be ill-conditioned: an inverse that magnifies, a tanh near 1, or a row for which a ReLU stands at its kink. There the definition
/// itself jumps by more when its inputs change by no more than float32 rounding. Only where it does is an error above 1e-4 allowed, up to the
/// size of such a jump.
/// </remarks>
public sealed class KernelsAgainstTorchTests
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Values_and_gradients_are_the_definition_s_for_any_shape() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(FlowCases.Any, Agree));

    /// <summary>Edges: one unit, the widest, the most columns, odd numbers of them, and batches that do not fill a panel.</summary>
    [Theory]
    [InlineData(2, 1, 1, 1, 1)]
    [InlineData(2, 2, 1, 8, 33)]
    [InlineData(2, 1, 4096, 1, 5)]
    [InlineData(3, 1, 1025, 2, 40)]
    [InlineData(511, 2, 24, 2, 35)]
    [InlineData(512, 2, 33, 1, 64)]
    [InlineData(512, 1, 8, 0, 31)]
    [InlineData(2, 6, 64, 4, 1500)]
    public void The_edges_agree(int dimension, int couplings, int hiddenSize, int hiddenLayers, int rows)
    {
        foreach (var set in Kernel.Sets)
        {
            Agree(new FlowCase(dimension, couplings, hiddenSize, hiddenLayers, rows, Seed: 3, L2: 1e-4, set, Threads: 3));
        }
    }

    /// <summary>A batch beyond what is taken at once adds up over its chunks.</summary>
    [Fact]
    public void A_batch_of_several_chunks_agrees()
    {
        Agree(new FlowCase(2, 8, 256, 4, 1100, Seed: 4, L2: 1e-5, InstructionSets.Best, Threads: 2));
    }

    [Fact]
    public void The_log_determinant_is_that_of_the_Jacobian()
    {
        // By central differences of the kernels' own map, whatever the definition says.
        var shape = new FlowShape(4, 3, 12, 2);
        var parameters = RandomFlow.Parameters<float>(shape, 5);
        var row = RandomFlow.Rows<float>(1, 4, 6);
        using var evaluator = new KernelEvaluator(shape, 1);
        const float Step = 1e-2f;
        var jacobian = new double[4, 4];
        for (var column = 0; column < 4; column++)
        {
            float[] above = [.. row], below = [.. row], z1 = new float[4], z0 = new float[4], unused = new float[1];
            above[column] += Step;
            below[column] -= Step;
            evaluator.DataToLatent(parameters, above, z1, unused);
            evaluator.DataToLatent(parameters, below, z0, unused);
            for (var i = 0; i < 4; i++)
            {
                jacobian[i, column] = ((double)z1[i] - z0[i]) / (above[column] - (double)below[column]);
            }
        }

        var logDet = new float[1];
        evaluator.DataToLatent(parameters, row, new float[4], logDet);

        Near.Assert(LogAbsDeterminant(jacobian), logDet[0], 5e-3);
    }

    private static void Agree(FlowCase it)
    {
        float[] parameters = it.Parameters(), rows = it.Batch(), noise = RandomFlow.Rows<float>(it.Rows, it.Dimension, it.Seed + 2);
        using var kernels = new KernelEvaluator(it.Shape, it.Threads, it.Set);
        using var torch = new TorchEvaluator<double>(it.Shape);
        var actual = FlowNumbers.Of(kernels, parameters, rows, noise, it.L2);
        var expected = FlowNumbers.Of(torch, FlowNumbers.Wide(parameters), FlowNumbers.Wide(rows), FlowNumbers.Wide(noise), it.L2);
        foreach (var (name, values) in expected.Values)
        {
            var least = name.StartsWith("gradient", StringComparison.Ordinal) ? 1e-3 * expected.GradientNorm : Math.Sqrt(values.Length);
            var allowed = Tolerance * Math.Max(FlowNumbers.Norm(values), least);
            var error = actual.Distance(expected, name);
            Assert.True(
                error <= allowed || error <= Jump(torch, it, parameters, rows, noise, expected, name),
                $"{name}: off by {error:G3}, allowed are {allowed:G3}");
        }
    }

    /// <summary>How far the definition moves when its inputs are off by a few units of float32 rounding: the largest of some random trials.</summary>
    private static double Jump(
        TorchEvaluator<double> torch, FlowCase it, float[] parameters, float[] rows, float[] noise, FlowNumbers expected, string name)
    {
        const double Rounding = 5e-7;
        var random = new SeededRandom(it.Seed);
        double[] Rounded(float[] values) => [.. values.Select(value => value * (1 + Rounding * random.NextGaussian()))];
        return Enumerable.Range(0, 20).Max(_ =>
            FlowNumbers.Of(torch, Rounded(parameters), Rounded(rows), Rounded(noise), it.L2).Distance(expected, name));
    }

    private static double LogAbsDeterminant(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var sum = 0.0;
        for (var pivot = 0; pivot < n; pivot++)
        {
            sum += Math.Log(Math.Abs(matrix[pivot, pivot]));
            for (var row = pivot + 1; row < n; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < n; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
            }
        }

        return sum;
    }
}
