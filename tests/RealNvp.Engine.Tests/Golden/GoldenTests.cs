using System.Numerics;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Golden;

/// <summary>An evaluator against an independent implementation's numbers.</summary>
public abstract class GoldenTests<T>(double tolerance, Func<FlowShape, IFlowEvaluator<T>> create)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Data_to_latent(string name)
    {
        var (golden, evaluator, parameters, x) = Load(name);
        using var owned = evaluator;
        var z = new T[x.Length];
        var logDet = new T[x.Length / golden.Shape.Dimension];
        var logProb = new T[logDet.Length];

        evaluator.DataToLatent(parameters, x, z, logDet);
        evaluator.LogProb(parameters, x, logProb);

        Near.Assert(golden.Numbers<T>("z"), z, tolerance, "z");
        Near.Assert(golden.Numbers<T>("logDet"), logDet, tolerance, "logDet");
        Near.Assert(golden.Numbers<T>("logProb"), logProb, tolerance, "logProb");
    }

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Latent_to_data(string name)
    {
        var (golden, evaluator, parameters, _) = Load(name);
        using var owned = evaluator;
        var latent = golden.Numbers<T>("latent");
        var generated = new T[latent.Length];

        evaluator.LatentToData(parameters, latent, generated);

        Near.Assert(golden.Numbers<T>("generated"), generated, tolerance, "generated");
    }

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Loss_and_gradient_without_L2(string name)
    {
        var (golden, evaluator, parameters, x) = Load(name);
        using var owned = evaluator;
        var gradient = new T[parameters.Length];

        var loss = evaluator.LossAndGradient(parameters, x, 0, gradient);

        Near.Assert(golden.Number("nll"), loss.Nll, tolerance, "nll");
        Assert.Equal(0, loss.Penalty);
        AssertViews(golden, "gradNll", gradient);
    }

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Loss_and_gradient_with_L2(string name)
    {
        var (golden, evaluator, parameters, x) = Load(name);
        using var owned = evaluator;
        var gradient = new T[parameters.Length];

        var loss = evaluator.LossAndGradient(parameters, x, golden.L2, gradient);

        Near.Assert(golden.Number("lossWithL2"), loss.Total, tolerance, "lossWithL2");
        Near.Assert(golden.Number("nll"), loss.Nll, tolerance, "nll");
        AssertViews(golden, "gradWithL2", gradient);
    }

    [Theory]
    [MemberData(nameof(GoldenCase.Names), MemberType = typeof(GoldenCase))]
    public void Three_Adam_steps(string name)
    {
        var (golden, evaluator, parameters, x) = Load(name);
        using var owned = evaluator;
        var adam = new Adam<T>(parameters.Length);
        var gradient = new T[parameters.Length];
        var losses = new List<double>();

        for (var step = 0; step < 3; step++)
        {
            losses.Add(evaluator.LossAndGradient(parameters, x, golden.L2, gradient).Total);
            adam.Step(parameters, gradient, golden.LearningRate);
        }

        Near.Assert(golden.Numbers<double>("adamLosses"), losses, tolerance, "adamLosses");
        AssertViews(golden, "weightsAfterAdam", parameters);
    }

    private (GoldenCase Golden, IFlowEvaluator<T> Evaluator, T[] Parameters, T[] X) Load(string name)
    {
        var golden = GoldenCase.Load(name);
        return (golden, create(golden.Shape), golden.Flat<T>("weights"), golden.Numbers<T>("x"));
    }

    private void AssertViews(GoldenCase golden, string name, T[] actual)
    {
        var expected = golden.Flat<T>(name);
        foreach (var view in golden.Layout.Views)
        {
            Near.Assert(view.Of<T>(expected.AsSpan()).ToArray(), view.Of<T>(actual.AsSpan()).ToArray(), tolerance, $"{name} {view.Name}");
        }
    }
}
