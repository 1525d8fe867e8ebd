using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;

namespace RealNvp.Engine.Tests.Kernels;

public sealed class KernelEvaluatorTests
{
    private static readonly FlowShape Shape = new(3, 3, 20, 2);
    private static readonly float[] Parameters = RandomFlow.Parameters<float>(Shape, seed: 1);
    private static readonly float[] Rows = RandomFlow.Rows<float>(50, 3, seed: 2);

    public static TheoryData<InstructionSet> Sets => [.. Kernel.Sets];

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var evaluator = new KernelEvaluator(Shape, threads: 2);
        var gradient = new float[Parameters.Length];
        float[] latent = new float[Rows.Length], perRow = new float[50];
        void Step()
        {
            evaluator.LossAndGradient(Parameters, Rows, 1e-4, gradient);
            evaluator.LogProb(Parameters, Rows, perRow);
            evaluator.LatentToData(Parameters, Rows, latent);
        }

        for (var i = 0; i < 200; i++)
        {
            Step();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_row_or_a_parameter_that_is_no_number_shows_in_the_loss(InstructionSet set)
    {
        using var evaluator = new KernelEvaluator(Shape, 2, set);
        var gradient = new float[Parameters.Length];
        foreach (var bad in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            float[] rows = [.. Rows];
            rows[40] = bad;
            Assert.False(double.IsFinite(evaluator.LossAndGradient(Parameters, rows, 0, gradient).Nll));
        }

        foreach (var view in new ParameterLayout(Shape).Views.Where(view => view.Layer < Shape.HiddenLayers && !view.IsWeight))
        {
            float[] parameters = [.. Parameters];
            parameters[view.Offset + view.Length - 1] = float.NaN;
            Assert.False(double.IsFinite(evaluator.LossAndGradient(parameters, Rows, 0, gradient).Nll), view.Name);
        }
    }

    [Fact]
    public void After_its_end_it_says_so()
    {
        var evaluator = new KernelEvaluator(Shape, threads: 2);
        evaluator.Dispose();
        evaluator.Dispose();

        Assert.Throws<ObjectDisposedException>(() => evaluator.LogProb(Parameters, Rows, new float[50]));
        Assert.Throws<ObjectDisposedException>(() => evaluator.LossAndGradient(Parameters, Rows, 0, new float[Parameters.Length]));
    }

    [Fact]
    public void Buffers_of_a_wrong_length_are_named()
    {
        using var evaluator = new KernelEvaluator(Shape, threads: 1);
        float[] tooFew = new float[Parameters.Length - 1], perRow = new float[50], latent = new float[Rows.Length];
        void Refuses(string name, Action action) => Assert.Equal(name, Assert.Throws<ArgumentException>(action).ParamName);

        Refuses("parameters", () => evaluator.LogProb(tooFew, Rows, perRow));
        Refuses("parameters", () => evaluator.LossAndGradient(tooFew, Rows, 0, new float[Parameters.Length]));
        Refuses("gradient", () => evaluator.LossAndGradient(Parameters, Rows, 0, tooFew));
        Refuses("rows", () => evaluator.LossAndGradient(Parameters, [], 0, new float[Parameters.Length]));
        Refuses("rows", () => evaluator.LogProb(Parameters, Rows.AsSpan(1), perRow));
        Refuses("logProb", () => evaluator.LogProb(Parameters, Rows, new float[49]));
        Refuses("latent", () => evaluator.DataToLatent(Parameters, Rows, new float[3], perRow));
        Refuses("logDet", () => evaluator.DataToLatent(Parameters, Rows, latent, new float[51]));
        Refuses("latent", () => evaluator.LatentToData(Parameters, Rows.AsSpan(2), latent));
        Refuses("rows", () => evaluator.LatentToData(Parameters, Rows, new float[3]));
    }

    [Fact]
    public void It_names_itself_and_its_instructions()
    {
        using var evaluator = new KernelEvaluator(Shape, 3, InstructionSet.Portable);

        Assert.Equal("kernels", evaluator.Name);
        Assert.Equal(3, evaluator.Threads);
        Assert.Equal("portable 128-bit vectors", evaluator.Packages["kernels"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new KernelEvaluator(Shape, -1));
    }

    [Fact]
    public void Many_evaluators_at_once_do_not_hold_each_other_up()
    {
        // More threads than cores: some are always off their core while the others wait for them.
        var expected = Train(threads: 1);
        Parallel.For(0, 6, _ => Assert.Equal(expected, Train(threads: 4)));
    }

    private static float[] Train(int threads)
    {
        using var evaluator = new KernelEvaluator(Shape, threads);
        float[] parameters = [.. Parameters], gradient = new float[Parameters.Length];
        for (var step = 0; step < 50; step++)
        {
            evaluator.LossAndGradient(parameters, Rows, 1e-4, gradient);
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i] -= 1e-3f * gradient[i];
            }
        }

        return parameters;
    }
}
