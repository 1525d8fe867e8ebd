using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>The stores of a folder without anything that watches them: a host just before its end.</summary>
internal sealed class ServiceProviderOfStores(StudioFolder folder) : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddStudioData(folder.DatabasePath).BuildServiceProvider();

    public IRunStore Runs => _services.GetRequiredService<IRunStore>();

    public IRunShelfStore Shelves => _services.GetRequiredService<IRunShelfStore>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
