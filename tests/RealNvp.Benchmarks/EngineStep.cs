using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Torch;
using RealNvp.Engine.Training;

namespace RealNvp.Benchmarks;

/// <summary>A step as the trainer makes it: loss, gradient, Adam.</summary>
internal sealed class EngineStep : IDisposable
{
    private readonly TorchEvaluator<float> _evaluator;
    private readonly Adam<float> _adam;
    private readonly float[] _parameters;
    private readonly float[] _gradient;
    private readonly float[] _rows;

    public EngineStep(FlowShape shape, int batch)
    {
        _evaluator = new TorchEvaluator<float>(shape, Environment.ProcessorCount);
        _parameters = FlowInitializer.Create(new ParameterLayout(shape), new SeededRandom(1));
        _gradient = new float[_parameters.Length];
        _adam = new Adam<float>(_parameters.Length);
        var random = new SeededRandom(2);
        _rows = [.. Enumerable.Range(0, batch * shape.Dimension).Select(_ => (float)random.NextGaussian())];
    }

    public void Step()
    {
        _evaluator.LossAndGradient(_parameters, _rows, l2: 0, _gradient);
        _adam.Step(_parameters, _gradient, rate: 1e-4);
    }

    public void Dispose() => _evaluator.Dispose();
}
