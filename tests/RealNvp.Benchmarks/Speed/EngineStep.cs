using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Training;

namespace RealNvp.Benchmarks.Speed;

/// <summary>A step as the trainer makes it: loss, gradient, Adam.</summary>
internal sealed class EngineStep : IDisposable
{
    private readonly KernelEvaluator _evaluator;
    private readonly Adam<float> _adam;
    private readonly float[] _parameters;
    private readonly float[] _gradient;
    private readonly float[] _rows;

    public EngineStep(StepSize size, int threads)
    {
        _evaluator = new KernelEvaluator(size.Shape, threads);
        _parameters = FlowInitializer.Create(new ParameterLayout(size.Shape), new SeededRandom(1));
        _gradient = LargePages.Allocate<float>(_parameters.Length);
        _adam = new Adam<float>(_parameters.Length);
        _rows = GaussianNoise.Draw(size.Batch * size.Shape.Dimension, new SeededRandom(2));
    }

    public void Step()
    {
        _evaluator.LossAndGradient(_parameters, _rows, l2: 0, _gradient);
        _adam.Step(_parameters, _gradient, rate: 1e-6, team: _evaluator);
    }

    public void Dispose() => _evaluator.Dispose();
}
