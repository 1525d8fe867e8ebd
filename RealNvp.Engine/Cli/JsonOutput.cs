using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Cli;

/// <summary>Events as JSON lines, each flushed at once. Errors go to standard error as well, for people who read logs.</summary>
internal sealed class JsonOutput(TextWriter output, TextWriter errors) : ITrainingOutput
{
    public int Run(Func<Action<TrainingEvent>, int> work) => work(Write);

    public void Refuse(IReadOnlyList<FieldError> found)
    {
        foreach (var error in found)
        {
            errors.WriteLine($"{error.Field}: {error.Message}");
        }

        Write(new FailedEvent(string.Join(' ', found.Select(error => error.Message)), null, 0));
    }

    private void Write(TrainingEvent trainingEvent)
    {
        try
        {
            output.WriteLine(SpecJson.Serialize(trainingEvent));
            output.Flush();
        }
        catch (IOException)
        {
            // Nobody listens any more. The run is worth finishing all the same: the journal and the files in the work folder tell of it.
        }
    }
}
