using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests.Training;

/// <summary>Passes everything on, and lets a test see or change losses and gradients.</summary>
internal sealed class InterceptingEvaluator(IFlowEvaluator<float> inner) : IFlowEvaluator<float>
{
    private int _logProbs;

    /// <summary>Rows of the batches, in order.</summary>
    public List<float[]> Batches { get; } = [];

    /// <summary>Gets the number of the step, from 0, and its loss.</summary>
    public Func<int, BatchLoss, BatchLoss> OnLoss { get; set; } = (_, loss) => loss;

    /// <summary>Gets the number of the step, from 0, and its gradient.</summary>
    public Action<int, float[]> OnGradient { get; set; } = (_, _) => { };

    /// <summary>Gets the number of the step, from 0, and the parameters before it.</summary>
    public Action<int, float[]> OnParameters { get; set; } = (_, _) => { };

    /// <summary>Gets the number of the call, from 0, and the log-densities.</summary>
    public Action<int, float[]> OnLogProb { get; set; } = (_, _) => { };

    public string Name => inner.Name;

    public IReadOnlyDictionary<string, string> Packages => inner.Packages;

    public int Threads => inner.Threads;

    public FlowShape Shape => inner.Shape;

    public BatchLoss LossAndGradient(ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, double l2, Span<float> gradient)
    {
        var step = Batches.Count;
        Batches.Add(rows.ToArray());
        OnParameters(step, parameters.ToArray());
        var loss = OnLoss(step, inner.LossAndGradient(parameters, rows, l2, gradient));
        var copy = gradient.ToArray();
        OnGradient(step, copy);
        copy.CopyTo(gradient);
        return loss;
    }

    public void DataToLatent(ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, Span<float> latent, Span<float> logDet) =>
        inner.DataToLatent(parameters, rows, latent, logDet);

    public void LatentToData(ReadOnlySpan<float> parameters, ReadOnlySpan<float> latent, Span<float> rows) => inner.LatentToData(parameters, latent, rows);

    public void LogProb(ReadOnlySpan<float> parameters, ReadOnlySpan<float> rows, Span<float> logProb)
    {
        inner.LogProb(parameters, rows, logProb);
        var copy = logProb.ToArray();
        OnLogProb(_logProbs++, copy);
        copy.CopyTo(logProb);
    }

    public void Dispose() => inner.Dispose();
}
