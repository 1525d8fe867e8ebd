using System.Numerics.Tensors;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace RealNvp.Engine.Tests.Torch;

public sealed class TorchEvaluatorTests
{
    /// <summary>dimension, couplings, hidden size, hidden layers: even and odd, deep and without hidden layers.</summary>
    public static TheoryData<int, int, int, int> Shapes => new()
    {
        { 2, 1, 5, 1 },
        { 2, 6, 16, 4 },
        { 3, 5, 7, 2 },
        { 5, 4, 9, 3 },
        { 7, 3, 6, 8 },
        { 2, 2, 4, 0 },
        { 6, 3, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Log_determinant_is_that_of_the_autodiff_Jacobian(int dimension, int couplings, int hiddenSize, int hiddenLayers)
    {
        var shape = new FlowShape(dimension, couplings, hiddenSize, hiddenLayers);
        using var evaluator = new TorchEvaluator<double>(shape);
        using var scope = NewDisposeScope();
        var nets = evaluator.Nets(tensor(RandomFlow.Parameters<double>(shape, seed: 11)));
        for (var row = 0; row < 4; row++)
        {
            var x = evaluator.Rows(RandomFlow.Rows<double>(1, dimension, seed: row)).requires_grad_();
            var (z, logDet) = evaluator.DataToLatent(nets, x);
            var jacobian = stack(Enumerable.Range(0, dimension).Select(i => autograd.grad([z[0, i]], [x], retain_graph: true)[0][0]));
            var (_, expected) = linalg.slogdet(jacobian);

            Near.Assert(expected.ToDouble(), logDet[0].ToDouble(), 1e-10, $"row {row}");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Data_come_back_from_their_latent_image(int dimension, int couplings, int hiddenSize, int hiddenLayers)
    {
        var shape = new FlowShape(dimension, couplings, hiddenSize, hiddenLayers);
        using var evaluator = new TorchEvaluator<double>(shape);
        var parameters = RandomFlow.Parameters<double>(shape, seed: 12);
        var rows = RandomFlow.Rows<double>(50, dimension, seed: 1);
        double[] latent = new double[rows.Length], back = new double[rows.Length], logDet = new double[50];

        evaluator.DataToLatent(parameters, rows, latent, logDet);
        evaluator.LatentToData(parameters, latent, back);

        Near.Assert(rows, back, 1e-11);
        Assert.True(rows.Zip(latent).Max(pair => Math.Abs(pair.First - pair.Second)) > 0.1, "The flow must not be the identity for this to say anything.");
    }

    [Fact]
    public void The_density_integrates_to_one()
    {
        var shape = new FlowShape(2, 4, 8, 2);
        using var evaluator = new TorchEvaluator<double>(shape);
        const int Cells = 600;
        const double Half = 15, Width = 2 * Half / Cells;
        var rows = new double[2 * Cells * Cells];
        for (var i = 0; i < Cells * Cells; i++)
        {
            rows[2 * i] = -Half + Width * (i % Cells + 0.5);
            rows[2 * i + 1] = -Half + Width * (i / Cells + 0.5);
        }

        var logProb = new double[Cells * Cells];
        evaluator.LogProb(RandomFlow.Parameters<double>(shape, seed: 13), rows, logProb);

        Near.Assert(1, logProb.Sum(Math.Exp) * Width * Width, 2e-3);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_gradient_reaches_every_parameter_that_can_have_one(int dimension, int couplings, int hiddenSize, int hiddenLayers)
    {
        var shape = new FlowShape(dimension, couplings, hiddenSize, hiddenLayers);
        using var evaluator = new TorchEvaluator<double>(shape);
        var layout = new ParameterLayout(shape);
        var parameters = RandomFlow.Parameters<double>(shape, seed: 5);
        foreach (var view in layout.Views.Where(view => view.Layer < hiddenLayers))
        {
            // Wakes every ReLU for some rows: one that is off for all of them has no gradient, rightly.
            var values = view.Of(parameters.AsSpan());
            TensorPrimitives.Multiply(values, view.IsWeight ? 0.1 : 0, values);
            TensorPrimitives.Add(values, view.IsWeight ? 0 : 1, values);
        }

        var gradient = new double[layout.Length];
        evaluator.LossAndGradient(parameters, RandomFlow.Rows<double>(2000, dimension, seed: 6), 0, gradient);

        foreach (var view in layout.Views)
        {
            var values = view.Of(gradient.AsSpan());
            for (var i = 0; i < values.Length; i++)
            {
                Assert.True((values[i] != 0) == CanHaveGradient(view, i, hiddenLayers), $"{view.Name}[{i}]: {values[i]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void From_the_first_parameters_on_every_kernel_and_bias_learns(int dimension, int couplings, int hiddenSize, int hiddenLayers)
    {
        var shape = new FlowShape(dimension, couplings, hiddenSize, hiddenLayers);
        using var evaluator = new TorchEvaluator<double>(shape);
        var layout = new ParameterLayout(shape);
        double[] parameters = [.. FlowInitializer.Create(layout, new SeededRandom(5)).Select(value => (double)value)];
        var gradient = new double[layout.Length];

        evaluator.LossAndGradient(parameters, RandomFlow.Rows<double>(256, dimension, seed: 7), 0, gradient);

        Assert.All(layout.Views, view => Assert.True(view.Of(gradient.AsSpan()).ContainsAnyExcept(0), view.Name));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.0)]
    public void The_penalty_is_the_coefficient_times_the_squared_kernels(double l2)
    {
        var shape = new FlowShape(3, 2, 4, 1);
        using var evaluator = new TorchEvaluator<double>(shape);
        var layout = new ParameterLayout(shape);
        var parameters = RandomFlow.Parameters<double>(shape, seed: 14);
        var squares = layout.Views.Where(view => view.IsWeight).Sum(view => view.Of(parameters.AsSpan()).ToArray().Sum(w => w * w));

        var loss = evaluator.LossAndGradient(parameters, RandomFlow.Rows<double>(8, 3, seed: 2), l2, new double[layout.Length]);

        Near.Assert(l2 * squares, loss.Penalty, 1e-12);
    }

    [Fact]
    public void Equal_calls_give_bitwise_equal_results()
    {
        var shape = new FlowShape(2, 6, 64, 4);
        var parameters = RandomFlow.Parameters<float>(shape, seed: 15);
        var rows = RandomFlow.Rows<float>(256, 2, seed: 3);
        float[] first = new float[parameters.Length], second = new float[parameters.Length];
        using var one = new TorchEvaluator<float>(shape);
        using var other = new TorchEvaluator<float>(shape);

        var firstLoss = one.LossAndGradient(parameters, rows, 1e-4, first);
        var secondLoss = other.LossAndGradient(parameters, rows, 1e-4, second);

        Assert.Equal(firstLoss, secondLoss);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Rows_that_are_none_are_refused(int numbers)
    {
        var shape = new FlowShape(2, 1, 2, 1);
        using var evaluator = new TorchEvaluator<float>(shape);

        Assert.Throws<ArgumentException>(() => evaluator.LogProb(RandomFlow.Parameters<float>(shape, 1), new float[numbers], new float[1]));
    }

    /// <summary>
    /// By construction no gradient: kernel columns of inputs that the mask hides from the nets, and outputs for columns that the coupling
    /// passes on.
    /// </summary>
    private static bool CanHaveGradient(ParameterView view, int index, int hiddenLayers)
    {
        var output = view.IsWeight ? index / view.Shape[1] : index;
        var isHidden = view is { Layer: 0, IsWeight: true } && !CouplingMask.Passes(view.Coupling, index % view.Shape[1]);
        var isUnused = view.Layer == hiddenLayers && CouplingMask.Passes(view.Coupling, output);
        return !isHidden && !isUnused;
    }
}
