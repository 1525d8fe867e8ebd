using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Training;

/// <summary>Everything that changes while a run trains. With equal spec and data, equal states continue to bitwise equal results.</summary>
public sealed class TrainingState(float[] parameters, Adam<float> adam, TrainingPosition position)
{
    /// <summary>The flow's parameters, changed in place.</summary>
    public float[] Parameters { get; } = parameters;

    public Adam<float> Adam { get; } = adam;

    public TrainingPosition Position { get; internal set; } = position;

    /// <summary>The state before the first step.</summary>
    public static TrainingState Initial(ParameterLayout layout, int seed)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new TrainingState(
            FlowInitializer.Create(layout, SeededRandom.ForStream(seed, RandomStreams.InitialParameters)),
            new Adam<float>(layout.Length),
            new TrainingPosition { Shuffle = SeededRandom.ForStream(seed, RandomStreams.Shuffle).Save() });
    }
}
