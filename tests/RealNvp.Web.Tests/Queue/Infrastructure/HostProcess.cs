using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>The whole app as a process over a data folder, to be killed.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HostProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>A client of the app, which says itself on which port it listens.</summary>
    public HttpClient Client { get; } = new();

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the app and waits until it answers.</summary>
    public static async Task<HostProcess> StartAsync(StudioFolder folder, params string[] settings)
    {
        var program = typeof(HostProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebHost").Value!;
        string[] arguments = [program, "--Urls=http://127.0.0.1:0", $"--RealNvp:DataDirectory={folder.Path}", "--RealNvp:Queue:ThreadsPerRun=1", .. settings];
        var host = new HostProcess(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true });
        try
        {
            var said = await Eventually.Async(() => Task.FromResult(host.Output), said => host._process.HasExited || Ready().IsMatch(said), "the app says where it is");
            Assert.True(Ready().IsMatch(said), "The app ended: " + said);
            host.Client.BaseAddress = new Uri(Ready().Match(said).Groups[1].Value);
            await Eventually.Async(host.AnswersAsync, problem => problem == "", "the app answers");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the app as the kernel does when memory is out: without a word. Its children live on.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends the app as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var signal = Process.Start("/bin/sh", ["-c", $"kill -TERM {_process.Id}"]))
        {
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, signal.ExitCode);
        }

        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private async Task<string> AnswersAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/api/v1/queue", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode ? "" : answer.StatusCode.ToString();
        }
        catch (HttpRequestException exception)
        {
            return exception.Message;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    [GeneratedRegex(@"RealNVP Studio is ready at (http://\S+)")]
    private static partial Regex Ready();
}
