using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Training;

/// <summary>Everything that changes while a run trains. With equal spec and data, equal states continue to bitwise equal results.</summary>
public sealed class TrainingState(float[] parameters, Adam<float> adam, TrainingPosition position)
{
    /// <summary>The flow's parameters, changed in place.</summary>
    public float[] Parameters { get; } = parameters;

    public Adam<float> Adam { get; } = adam;

    /// <summary>Moving average of the parameters, or null where none is kept.</summary>
    public float[]? Average { get; init; }

    /// <summary>The best epoch so far, or null where nobody needs it.</summary>
    public BestPoint? Best { get; internal set; }

    public TrainingPosition Position { get; internal set; } = position;

    /// <summary>The weights that are evaluated and shown: the average where there is one.</summary>
    public float[] Weights => Average ?? Parameters;

    /// <summary>The weights of the result.</summary>
    /// <param name="keepBest">Whether those of the best epoch are wanted; before the first epoch there is none.</param>
    public float[] ResultWeights(bool keepBest) => keepBest && Best is { } best ? best.Weights : Weights;

    /// <summary>The state before the first step.</summary>
    public static TrainingState Initial(ParameterLayout layout, TrainingSpec spec)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(spec);
        var parameters = FlowInitializer.Create(layout, SeededRandom.ForStream(spec.Seed, RandomStreams.InitialParameters));
        var state = new TrainingState(
            parameters,
            new Adam<float>(layout.Length),
            new TrainingPosition { Shuffle = SeededRandom.ForStream(spec.Seed, RandomStreams.Shuffle).Save() })
        {
            Average = spec.AverageDecay > 0 ? LargePages.Copy<float>(parameters) : null,
        };
        state.Best = BestPoint.For(spec, state);
        return state;
    }
}
