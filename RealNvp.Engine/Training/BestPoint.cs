using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>
/// The run at its best epoch so far (its start, before the first): the weights that the result has where the best are kept, and what
/// training goes back to after a divergence.
/// </summary>
public sealed class BestPoint
{
    /// <param name="weights">What was evaluated: the average where there is one, else the parameters.</param>
    /// <param name="parameters">The parameters themselves where they are needed and differ from the weights.</param>
    /// <param name="adam">The optimizer's moments where they are needed.</param>
    public BestPoint(float[] weights, float[]? parameters, Adam<float>? adam) => (Weights, Parameters, Adam) = (weights, parameters, adam);

    public float[] Weights { get; }

    /// <summary>Null where <see cref="Weights"/> are the parameters, or where nothing will go back.</summary>
    public float[]? Parameters { get; }

    /// <summary>Null where nothing will go back.</summary>
    public Adam<float>? Adam { get; }

    /// <summary>Room for what the settings need of the best epoch; null where they need nothing.</summary>
    public static BestPoint? For(TrainingSpec spec, TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(state);
        var goesBack = spec.OnDivergence == DivergenceAnswer.Retry;
        if (!goesBack && !spec.KeepBest)
        {
            return null;
        }

        var length = state.Parameters.Length;
        var point = new BestPoint(
            new float[length], goesBack && state.Average is not null ? new float[length] : null, goesBack ? new Adam<float>(length) : null);
        point.Take(state);
        return point;
    }

    /// <summary>Remembers a state.</summary>
    internal void Take(TrainingState state)
    {
        state.Weights.CopyTo(Weights, 0);
        if (Parameters is not null)
        {
            state.Parameters.CopyTo(Parameters, 0);
        }

        Adam?.CopyFrom(state.Adam);
    }

    /// <summary>Puts a state back to the one remembered; its position stays.</summary>
    internal void Restore(TrainingState state)
    {
        (Parameters ?? Weights).CopyTo(state.Parameters, 0);
        if (state.Average is { } average)
        {
            Weights.CopyTo(average, 0);
        }

        state.Adam.CopyFrom(Adam!);
    }
}
