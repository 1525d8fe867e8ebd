using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Cli;

internal sealed record EngineResult(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The events but for a last line that was cut off.</summary>
    public IReadOnlyList<TrainingEvent> WholeEvents => (this with { Output = Output[..(Output.LastIndexOf('\n') + 1)] }).Events;

    public IReadOnlyList<TrainingEvent> Events => [.. Lines.Select(line => JsonSerializer.Deserialize<TrainingEvent>(line, SpecJson.Options)!)];
}
