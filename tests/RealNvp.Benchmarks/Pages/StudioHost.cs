using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json.Nodes;

namespace RealNvp.Benchmarks.Pages;

/// <summary>The app as users have it: a process of its own on a free loopback port, with a data folder that goes with it.</summary>
internal sealed class StudioHost : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LaunchLimit = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    private StudioHost(Process process, string dataDirectory, Uri address)
    {
        _process = process;
        DataDirectory = dataDirectory;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public string DataDirectory { get; }

    /// <summary>Memory of the app's own process, bytes; that of training processes is not in it.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Time that processors spent on the app's own process so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="prepare">Fills the data folder before the app starts; null: it starts empty.</param>
    public static async Task<StudioHost> StartAsync(Func<string, Task>? prepare = null)
    {
        var program = typeof(StudioHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebHost").Value!;
        var dataDirectory = Directory.CreateTempSubdirectory("realnvp-pages-").FullName;
        await (prepare?.Invoke(dataDirectory) ?? Task.CompletedTask);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [program, $"--Urls={address}", $"--RealNvp:DataDirectory={dataDirectory}", "--Logging:LogLevel:Default=Error"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var host = new StudioHost(process, dataDirectory, address);
        await host.WaitUntilReadyAsync();
        return host;
    }

    /// <summary>Queues a run and returns its id.</summary>
    public async Task<string> LaunchAsync(object spec)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/runs", spec);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    /// <summary>Waits until a run is in a state, and one epoch or more into it.</summary>
    public async Task WaitForAsync(string id, string status)
    {
        using var limit = new CancellationTokenSource(LaunchLimit);
        while (true)
        {
            var run = await Client.GetFromJsonAsync<JsonNode>($"/api/v1/runs/{id}", limit.Token);
            var now = (string)run!["status"]!;
            if (now == status && (int?)run["progress"]?["epoch"] > 0)
            {
                return;
            }

            if (now is "failed" or "cancelled")
            {
                throw new InvalidOperationException($"Run {id} became {now} instead of {status}: {run["failure"]}");
            }

            await Task.Delay(100, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (watch.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/healthz", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet: ask again.
            }

            await Task.Delay(100);
        }

        await DisposeAsync();
        throw new InvalidOperationException($"The app did not get ready within {StartLimit.TotalSeconds} s.");
    }
}
