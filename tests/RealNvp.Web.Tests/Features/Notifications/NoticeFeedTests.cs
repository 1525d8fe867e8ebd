using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data;
using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Notifications;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Features.Notifications;

public sealed class NoticeFeedTests : IAsyncLifetime
{
    private readonly StudioFolder _folder = new();
    private readonly ServiceProvider _services;

    public NoticeFeedTests() => _services = new ServiceCollection().AddStudioData(_folder.DatabasePath).BuildServiceProvider();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRunStore Runs => _services.GetRequiredService<IRunStore>();

    private NoticeFeed Feed => new(_services.GetRequiredService<IStudioEventStore>(), Runs);

    public async ValueTask InitializeAsync() => await _services.GetRequiredService<IStudioDatabase>().InitialiseAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_run_alone_is_told_with_its_reason_and_a_link_and_without_one_once_it_is_deleted()
    {
        var id = await AddAsync("moons");
        await Runs.TryFailAsync(id, "The loss became NaN.", null, Token);

        var told = Assert.Single(await Feed.LatestAsync(Token));
        Assert.Equal(("moons failed", "The loss became NaN.", $"/runs/{id}"), (told.Text, told.Detail, told.Href));

        var shelves = _services.GetRequiredService<IRunShelfStore>();
        await shelves.MarkAsync([id], RunMark.Trash, Token);
        await shelves.EmptyTrashAsync(DateTime.UtcNow.AddDays(1), Token);
        told = Assert.Single(await Feed.LatestAsync(Token));
        Assert.Equal(("moons failed", "Deleted since.", null), (told.Text, told.Detail, told.Href));
    }

    [Fact]
    public async Task Many_runs_are_one_line_that_leads_to_all_of_their_kind()
    {
        foreach (var name in (string[])["a", "b", "b", "c", "d"])
        {
            await Runs.TryCancelAsync(await AddAsync(name), Token);
        }

        var told = Assert.Single(await Feed.LatestAsync(Token));

        Assert.Equal(("5 runs were cancelled", "d, c, b …", "/runs?status=cancelled"), (told.Text, told.Detail, told.Href));
        Assert.True(told.FirstId < told.LastId);
    }

    private async Task<string> AddAsync(string name) => (await Runs.CreateAsync(StudioFolder.NewRun(new RunSpec { Name = name }), Token)).Id;
}
