using Microsoft.JSInterop;

namespace RealNvp.Web.Charts;

/// <summary>One live chart in the browser. Calls after the browser has gone do nothing.</summary>
public sealed class ChartHandle(IJSObjectReference chart) : IAsyncDisposable
{
    /// <summary>Gives the chart a new description.</summary>
    public async Task UpdateAsync(params object?[] arguments)
    {
        try
        {
            await chart.InvokeVoidAsync("update", arguments);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // Nobody looks at it any more; the component is about to be disposed.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await chart.InvokeVoidAsync("dispose");
            await chart.DisposeAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and the chart with it.
        }
    }
}
