using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>The whole app as a process over a data folder, to be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HostProcess(ProcessStartInfo start, string url)
    {
        Client = new HttpClient { BaseAddress = new Uri(url) };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

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
        var url = $"http://127.0.0.1:{FreePort()}";
        string[] arguments = [program, $"--Urls={url}", $"--RealNvp:DataDirectory={folder.Path}", "--RealNvp:Queue:ThreadsPerRun=1", .. settings];
        var host = new HostProcess(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true }, url);
        await Eventually.Async(
            async () => host._process.HasExited ? host.Output : await host.AnswersAsync(), said => said == "", "the app answers on " + url);
        return host;
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
}
