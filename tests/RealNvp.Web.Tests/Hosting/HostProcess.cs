using System.Diagnostics;

namespace RealNvp.Web.Tests.Hosting;

/// <summary>The program as people start it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private HostProcess(Process process, Task<string> error) => (_process, Error) = (process, error);

    /// <summary>All of standard error, once the process has ended.</summary>
    public Task<string> Error { get; }

    /// <param name="port">0: any free one.</param>
    public static HostProcess Start(string dataDirectory, int port = 0, params string[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "RealNvp.Web.dll"), $"--Urls=http://127.0.0.1:{port}", $"--RealNvp:DataDirectory={dataDirectory}",
                .. settings,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        return new HostProcess(process, process.StandardError.ReadToEndAsync());
    }

    /// <summary>Reads standard output up to the line that begins so.</summary>
    public async Task<string> ReadLineAsync(string beginning)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The program ended without saying \"{beginning}\". {await Error}");
    }

    public async Task<(int ExitCode, string Output, string Error)> WaitForEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var output = _process.StandardOutput.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, await output, await Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
