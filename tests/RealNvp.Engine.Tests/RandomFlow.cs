using System.Numerics;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests;

/// <summary>Flows far from the identity: every kernel and bias random.</summary>
internal static class RandomFlow
{
    public static T[] Parameters<T>(FlowShape shape, int seed)
        where T : INumberBase<T>
    {
        var random = new SeededRandom(seed);
        var layout = new ParameterLayout(shape);
        var parameters = new T[layout.Length];
        foreach (var view in layout.Views)
        {
            var scale = view.IsWeight ? 1 / Math.Sqrt(view.Shape[1]) : 0.2;
            foreach (ref var value in view.Of(parameters.AsSpan()))
            {
                value = T.CreateChecked(scale * random.NextGaussian());
            }
        }

        return parameters;
    }

    public static T[] Rows<T>(int rows, int dimension, int seed)
        where T : INumberBase<T>
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, rows * dimension).Select(_ => T.CreateChecked(1.3 * random.NextGaussian()))];
    }
}
