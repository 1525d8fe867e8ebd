using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Cli;

/// <summary>One line an event: for logs and pipes.</summary>
internal sealed class PlainOutput(TextWriter output, TextWriter errors) : ITrainingOutput
{
    private int _epochs;

    public int Run(Func<Action<TrainingEvent>, int> work) => work(Write);

    public void Refuse(IReadOnlyList<FieldError> found)
    {
        foreach (var error in found)
        {
            errors.WriteLine($"{error.Field}: {error.Message}");
        }
    }

    private void Write(TrainingEvent trainingEvent)
    {
        _epochs = (trainingEvent as StartedEvent)?.Epochs ?? _epochs;
        if (EventText.Of(trainingEvent, _epochs) is { } line)
        {
            (trainingEvent is FailedEvent ? errors : output).WriteLine(line);
        }
    }
}
