using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>The app as users have it: a process on a free loopback port with a data folder of its own.</summary>
internal sealed class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _output;

    private StudioProcess(Process process, StringBuilder output, string baseUrl, string dataDirectory)
    {
        _process = process;
        _output = output;
        BaseUrl = baseUrl;
        DataDirectory = dataDirectory;
    }

    public string BaseUrl { get; }

    public string DataDirectory { get; }

    /// <summary>What the app has printed so far.</summary>
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

    public static async Task<StudioProcess> StartAsync(params string[] settings)
    {
        var host = typeof(StudioProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebHost").Value!;
        var dataDirectory = Directory.CreateTempSubdirectory("realnvp-e2e-").FullName;
        var baseUrl = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [host, $"--Urls={baseUrl}", $"--RealNvp:DataDirectory={dataDirectory}", .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var output = new StringBuilder();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var studio = new StudioProcess(process, output, baseUrl, dataDirectory);
        await studio.WaitUntilReadyAsync();
        return studio;

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
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
        using var client = new HttpClient();
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                if ((await client.GetAsync(new Uri(BaseUrl + "/healthz"))).IsSuccessStatusCode)
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

        var output = Output;
        await DisposeAsync();
        throw new InvalidOperationException($"The app did not get ready within {StartLimit.TotalSeconds} s. It said:{Environment.NewLine}{output}");
    }
}
