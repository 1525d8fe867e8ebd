using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

public sealed class ChartLinkTests : IAsyncDisposable
{
    private readonly ChartBrowser _browser = new() { Gate = new TaskCompletionSource() };

    [Fact]
    public async Task A_page_left_before_its_chart_was_drawn_is_no_error()
    {
        var (link, drawing) = Draw();

        await link.DisposeAsync();
        _browser.Gate!.SetException(new JSException("Cannot read properties of null"));

        await drawing;
    }

    [Fact]
    public async Task A_page_left_with_what_its_chart_was_to_call_back_is_no_error()
    {
        var (link, drawing) = Draw();

        await link.DisposeAsync();
        _browser.Gate!.SetException(new ObjectDisposedException("DotNetObjectReference"));

        await drawing;
    }

    [Fact]
    public async Task A_chart_that_fails_while_somebody_looks_is_an_error()
    {
        var (_, drawing) = Draw();

        _browser.Gate!.SetException(new JSException("no canvas"));

        await Assert.ThrowsAsync<JSException>(() => drawing);
    }

    [Fact]
    public async Task A_chart_drawn_for_nobody_is_disposed()
    {
        var (link, drawing) = Draw();

        await link.DisposeAsync();
        _browser.Gate!.SetResult();
        await drawing;

        Assert.Equal(1, _browser.Disposals);
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private (ChartLink Link, Task Drawing) Draw()
    {
        var link = new ChartLink(new ChartModule(_browser), "createScatter");
        return (link, link.SyncAsync(default(ElementReference), "key", () => [new { points = 3 }]));
    }
}
