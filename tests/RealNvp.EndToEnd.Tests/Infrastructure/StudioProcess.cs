using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>The app as users have it: a process on a free loopback port with a data folder of its own.</summary>
internal sealed partial class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output;

    private StudioProcess(Process process, StringBuilder output, string dataDirectory)
    {
        _process = process;
        _output = output;
        DataDirectory = dataDirectory;
    }

    /// <summary>Where it listens, as it says itself.</summary>
    public string BaseUrl { get; private set; } = "";

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
        var start = new ProcessStartInfo("dotnet", [host, "--Urls=http://127.0.0.1:0", $"--RealNvp:DataDirectory={dataDirectory}", .. settings])
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

        var studio = new StudioProcess(process, output, dataDirectory);
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

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < StartLimit && !_process.HasExited)
        {
            if (BaseUrl == "" && Ready().Match(Output) is { Success: true } ready)
            {
                BaseUrl = ready.Groups[1].Value;
            }

            if (BaseUrl != "" && (await client.GetAsync(new Uri(BaseUrl + "/healthz"))).IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(100);
        }

        var output = Output;
        await DisposeAsync();
        throw new InvalidOperationException($"The app did not get ready within {StartLimit.TotalSeconds} s. It said:{Environment.NewLine}{output}");
    }

    [GeneratedRegex(@"RealNVP Studio is ready at (http://\S+)")]
    private static partial Regex Ready();
}
