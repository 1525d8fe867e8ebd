using System.Numerics;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests.Kernels;

/// <summary>All that an evaluator computes of a flow and a batch, by name, in float64.</summary>
internal sealed class FlowNumbers
{
    private readonly Dictionary<string, double[]> _values = [];

    public IReadOnlyDictionary<string, double[]> Values => _values;

    /// <summary>Norm of the whole gradient.</summary>
    public double GradientNorm { get; private init; }

    public static FlowNumbers Of<T>(IFlowEvaluator<T> evaluator, T[] parameters, T[] rows, T[] noise, double l2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var count = rows.Length / evaluator.Shape.Dimension;
        T[] latent = new T[rows.Length], logDet = new T[count], logProb = new T[count], generated = new T[rows.Length], gradient = new T[parameters.Length];
        evaluator.DataToLatent(parameters, rows, latent, logDet);
        evaluator.LogProb(parameters, rows, logProb);
        evaluator.LatentToData(parameters, noise, generated);
        var loss = evaluator.LossAndGradient(parameters, rows, l2, gradient);
        var numbers = new FlowNumbers { GradientNorm = Norm(Wide(gradient)) };
        numbers._values["latent points"] = Wide(latent);
        numbers._values["log-determinants"] = Wide(logDet);
        numbers._values["log-densities"] = Wide(logProb);
        numbers._values["generated rows"] = Wide(generated);
        numbers._values["loss"] = [loss.Nll, loss.Penalty];
        foreach (var view in new ParameterLayout(evaluator.Shape).Views)
        {
            numbers._values["gradient by " + view.Name] = Wide(view.Of(gradient.AsSpan()).ToArray());
        }

        return numbers;
    }

    public static double[] Wide<T>(T[] values)
        where T : INumberBase<T> => [.. values.Select(double.CreateChecked)];

    public static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    public double Distance(FlowNumbers other, string name) => Norm([.. _values[name].Zip(other._values[name], (a, b) => a - b)]);
}
