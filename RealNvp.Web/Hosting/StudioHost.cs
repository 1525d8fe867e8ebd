using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RealNvp.Data;

namespace RealNvp.Web.Hosting;

/// <summary>The host's life from the first line to the last.</summary>
public static class StudioHost
{
    /// <summary>
    /// Runs the host and answers with the program's exit code. A start that cannot succeed is told in one message on standard error,
    /// without a stack trace where the cause is known.
    /// </summary>
    public static async Task<int> RunAsync(Func<Task> host)
    {
        ArgumentNullException.ThrowIfNull(host);
        try
        {
            await host();
            return 0;
        }
        catch (Exception exception) when (exception is not HostAbortedException)
        {
            var told = StartFailures.Explain(exception) ?? "An unexpected error:" + Environment.NewLine + exception;
            await Console.Error.WriteLineAsync("RealNVP Studio cannot start." + Environment.NewLine + told);
            return 1;
        }
    }

    /// <summary>Takes the data folder, opens the database, listens, says so, and waits for the end.</summary>
    public static async Task RunStudioAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using (app)
        {
            await app.Services.GetRequiredService<DataFolderLock>().TakeAsync(CancellationToken.None);
            await app.Services.GetRequiredService<IStudioDatabase>().InitialiseAsync();
            await app.StartAsync();
            app.Services.GetRequiredService<StartupSilence>().End();
            Announce(app);
            await app.WaitForShutdownAsync();
        }
    }

    private static void Announce(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var reachable = addresses.Select(address => address
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal)).Distinct();
        Console.WriteLine($"RealNVP Studio is ready at {string.Join(" and ", reachable)}");
        Console.WriteLine($"Data folder: {app.Services.GetRequiredService<StudioFolders>().Root}");
        Console.WriteLine("Press Ctrl+C to stop.");
    }
}
