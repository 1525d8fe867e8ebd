using FsCheck;
using FsCheck.Fluent;
using RealNvp.Engine.Kernels;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>Bit for bit the same, however the work is cut.</summary>
public sealed class KernelDeterminismTests
{
    [Fact]
    public void Any_number_of_threads_gives_the_same_bits() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(FlowCases.Any, it =>
        {
            var alone = Compute(it with { Threads = 1 });
            for (var threads = 2; threads <= 4; threads++)
            {
                Assert.Equal(alone, Compute(it with { Threads = threads }));
            }
        }));

    /// <summary>Sizes at which several panels share a group, which depends on the number of threads.</summary>
    [Theory]
    [InlineData(2, 256, 300)]
    [InlineData(64, 520, 260)]
    public void Groups_of_panels_do_not_show(int dimension, int hiddenSize, int rows)
    {
        foreach (var set in Kernel.Sets)
        {
            var it = new FlowCase(dimension, 2, hiddenSize, 2, rows, Seed: 8, L2: 1e-3, set, Threads: 1);
            var alone = Compute(it);
            Assert.All([2, 3, 4], threads => Assert.Equal(alone, Compute(it with { Threads = threads })));
        }
    }

    [Fact]
    public void A_row_has_the_same_density_whoever_its_neighbours_are()
    {
        foreach (var set in Kernel.Sets)
        {
            var it = new FlowCase(3, 3, 40, 2, 100, Seed: 9, L2: 0, set, Threads: 2);
            var rows = it.Batch();
            using var evaluator = new KernelEvaluator(it.Shape, 2, set);
            var together = new float[100];
            evaluator.LogProb(it.Parameters(), rows, together);

            var single = new float[1];
            for (var row = 0; row < 100; row++)
            {
                evaluator.LogProb(it.Parameters(), rows.AsSpan(3 * row, 3), single);
                Assert.Equal(together[row], single[0]);
            }
        }
    }

    [Fact]
    public void Calls_leave_nothing_behind_that_changes_the_next()
    {
        var it = new FlowCase(5, 3, 33, 3, 65, Seed: 10, L2: 1e-3, InstructionSets.Best, Threads: 2);
        using var evaluator = new KernelEvaluator(it.Shape, 2);
        var fresh = Compute(it);
        var gradient = new float[it.Parameters().Length];

        // A larger batch, a smaller one and a diverged one have used the same buffers.
        evaluator.LossAndGradient(it.Parameters(), RandomFlow.Rows<float>(500, 5, 1), 0, gradient);
        evaluator.LossAndGradient(it.Parameters(), [.. Enumerable.Repeat(float.NaN, 25)], 0, gradient);
        var loss = evaluator.LossAndGradient(it.Parameters(), it.Batch(), it.L2, gradient);

        float[] actual = [.. gradient, (float)loss.Nll, (float)loss.Penalty];
        Assert.Equal(fresh[..actual.Length], actual);
    }

    /// <summary>All results of all calls, one behind the other.</summary>
    private static float[] Compute(FlowCase it)
    {
        float[] parameters = it.Parameters(), rows = it.Batch(), gradient = new float[parameters.Length];
        float[] latent = new float[rows.Length], logDet = new float[it.Rows], logProb = new float[it.Rows], back = new float[rows.Length];
        using var evaluator = new KernelEvaluator(it.Shape, it.Threads, it.Set);
        var loss = evaluator.LossAndGradient(parameters, rows, it.L2, gradient);
        evaluator.DataToLatent(parameters, rows, latent, logDet);
        evaluator.LogProb(parameters, rows, logProb);
        evaluator.LatentToData(parameters, latent, back);
        return [.. gradient, (float)loss.Nll, (float)loss.Penalty, .. latent, .. logDet, .. logProb, .. back];
    }
}
