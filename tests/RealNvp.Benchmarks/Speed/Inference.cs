using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;

namespace RealNvp.Benchmarks.Speed;

/// <summary>Density and sampling of many points at once.</summary>
internal sealed class Inference : IDisposable
{
    public const int Points = 100_000;

    private readonly KernelEvaluator _evaluator;
    private readonly float[] _parameters;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly float[] _logProb = new float[Points];

    public Inference(FlowShape shape, int threads)
    {
        _evaluator = new KernelEvaluator(shape, threads);
        _parameters = FlowInitializer.Create(new ParameterLayout(shape), new SeededRandom(1));
        _input = GaussianNoise.Draw(Points * shape.Dimension, new SeededRandom(2));
        _output = new float[_input.Length];
    }

    public void Density() => _evaluator.LogProb(_parameters, _input, _logProb);

    public void Sampling() => _evaluator.LatentToData(_parameters, _input, _output);

    public void Dispose() => _evaluator.Dispose();
}
