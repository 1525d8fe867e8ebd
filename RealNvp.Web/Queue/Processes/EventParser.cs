using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Reads one line of a training process's standard output.</summary>
internal static class EventParser
{
    /// <returns>The event; null for a line that is none this version knows (a library's chatter, a newer program's event).</returns>
    public static TrainingEvent? TryParse(string line)
    {
        if (line.Length == 0 || line[0] != '{')
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<TrainingEvent>(line, SpecJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // Not an event: the caller keeps the line as output.
            return null;
        }
    }
}
