using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Cli;

/// <summary>How <c>realnvp train</c> talks to whoever started it.</summary>
internal interface ITrainingOutput
{
    /// <summary>Shows what the work reports while it runs.</summary>
    /// <param name="work">The training; takes what shows an event, returns the exit code.</param>
    int Run(Func<Action<TrainingEvent>, int> work);

    /// <summary>Says what is wrong with the input, every error named.</summary>
    void Refuse(IReadOnlyList<FieldError> errors);
}
