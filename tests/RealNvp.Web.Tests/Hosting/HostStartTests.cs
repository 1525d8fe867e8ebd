using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RealNvp.Web.Tests.Hosting;

/// <summary>Starts that succeed say where; starts that cannot end with one message on standard error and exit code 1.</summary>
public sealed class HostStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("studio-start-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Database => Path.Combine(Data, "studio.db");

    [Fact]
    public async Task A_start_says_its_address_and_its_data_folder_and_keeps_a_second_host_off_it()
    {
        await using var first = HostProcess.Start(Data);
        var said = await first.ReadLineAsync("RealNVP Studio is ready");
        Assert.Matches(@"^RealNVP Studio is ready at http://127\.0\.0\.1:[1-9]\d*$", said);
        var port = new Uri(said.Split(' ')[^1]).Port;
        Assert.Equal($"Data folder: {Data}", await first.ReadLineAsync("Data folder"));
        Assert.True(File.Exists(Database));

        await using var second = HostProcess.Start(Data);
        await RefusedAsync(second, $"Another RealNVP Studio uses the data folder {Data}.");

        // The port is the first one's too.
        await using var third = HostProcess.Start(Path.Combine(_folder, "other"), port);
        await RefusedAsync(third, $"127.0.0.1:{port}: address already in use.", "--Urls=http://localhost:5081");
    }

    [Fact]
    public async Task A_port_in_use_by_another_program_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var host = HostProcess.Start(Data, port);
        await RefusedAsync(host, $"Failed to bind to address http://127.0.0.1:{port}: address already in use.");
    }

    [Fact]
    public async Task Settings_that_are_not_allowed_are_named_all_at_once()
    {
        await using var host = HostProcess.Start(
            Data, 0, "--RealNvp:Queue:MaxConcurrentRuns=0", "--RealNvp:Queue:ThreadsPerRun=abc", "--RealNvp:Datasets:MaxRow=3");
        await RefusedAsync(
            host,
            "RealNvp:Queue:MaxConcurrentRuns is 0; it must be a whole number from 1 to 64.",
            "RealNvp:Queue:ThreadsPerRun is \"abc\"",
            "There is no setting RealNvp:Datasets:MaxRow");
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_corrupt_database_is_named_and_left_alone()
    {
        Directory.CreateDirectory(Data);
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("these bytes were a database once\n", 300)));
        await File.WriteAllBytesAsync(Database, content, TestContext.Current.CancellationToken);
        await using var host = HostProcess.Start(Data);
        await RefusedAsync(host, $"The database {Database} is damaged or not a database", "It was left as it is.");
        Assert.Equal(content, await File.ReadAllBytesAsync(Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named()
    {
        // A path under a file: refused to root as well, whom permissions do not stop.
        await File.WriteAllTextAsync(Data, "a file", TestContext.Current.CancellationToken);
        await using var host = HostProcess.Start(Path.Combine(Data, "below"));
        await RefusedAsync(host, $"The data folder {Path.Combine(Data, "below")} cannot be written");
    }

    [Fact]
    public async Task An_address_that_is_none_is_named()
    {
        await using var host = HostProcess.Start(Data, 0, "--Urls=bogus");
        await RefusedAsync(host, "The setting Urls is not an address", "bogus");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task RefusedAsync(HostProcess host, params string[] told)
    {
        var (exitCode, output, error) = await host.WaitForEndAsync();
        Assert.Equal(1, exitCode);
        Assert.StartsWith("RealNVP Studio cannot start." + Environment.NewLine, error, StringComparison.Ordinal);
        Assert.All(told, words => Assert.Contains(words, error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", error + output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error + output, StringComparison.Ordinal);
    }
}
