using System.Diagnostics;
using System.Text.Json;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Cli;

/// <summary>The real program in a process of its own, as the host starts it.</summary>
internal sealed class EngineProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private EngineProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static EngineProcess Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "RealNvp.Engine.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new EngineProcess(Process.Start(start)!);
    }

    /// <summary>Runs to the end; standard input stays open.</summary>
    public static async Task<EngineResult> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        return await process.FinishAsync();
    }

    /// <summary>The next line, or null at the end of the output.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>The next event, or null at the end of the output.</summary>
    public async Task<TrainingEvent?> NextEventAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            ? JsonSerializer.Deserialize<TrainingEvent>(line, SpecJson.Options)
            : null;

    /// <summary>Reads events up to and including the first that fits.</summary>
    public async Task<List<TrainingEvent>> ReadUntilAsync(Func<TrainingEvent, bool> fits)
    {
        var events = new List<TrainingEvent>();
        while (await NextEventAsync() is { } next)
        {
            events.Add(next);
            if (fits(next))
            {
                return events;
            }
        }

        throw new InvalidOperationException($"The output ended after {string.Join(", ", events)}. {await _errors}");
    }

    public void WriteLine(string line) => _process.StandardInput.WriteLine(line);

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>What kill -9 does.</summary>
    public void Kill() => _process.Kill();

    public async Task<EngineResult> FinishAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new EngineResult(_process.ExitCode, output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
