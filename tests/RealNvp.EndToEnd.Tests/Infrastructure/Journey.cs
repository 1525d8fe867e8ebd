namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>
/// A way through the studio that all share. However it ends, nothing of it trains or waits afterwards: the studio has one worker, and what one journey left
/// there would hold up the next, or end in the middle of it.
/// </summary>
public abstract class Journey : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var studio = await TestContext.Current.GetFixture<StudioFixture>() ?? throw new InvalidOperationException($"A journey belongs to the collection {StudioCollection.Name}.");
        using var client = new StudioClient(studio.BaseUrl);
        await client.CancelAllAsync();
    }
}
