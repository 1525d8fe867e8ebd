using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RealNvp.Web.Charts;

/// <summary>
/// Keeps one chart in the browser in step with its component: creates it once, sends a description only when it has changed, never two
/// at a time and of several waiting ones only the newest.
/// </summary>
/// <param name="module">The charts' module.</param>
/// <param name="create">Name of its function that creates the chart.</param>
public sealed class ChartLink(ChartModule module, string create) : IAsyncDisposable
{
    private ChartHandle? _chart;
    private string? _wanted;
    private string? _sent;
    private bool _busy;
    private bool _disposed;

    /// <summary>To be called after each render.</summary>
    /// <param name="element">The chart's element.</param>
    /// <param name="key">Equal keys mean equal descriptions.</param>
    /// <param name="describe">Makes the arguments when they are sent.</param>
    public async Task SyncAsync(ElementReference element, string key, Func<object?[]> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        _wanted = key;
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            while (_wanted != _sent && !_disposed)
            {
                _sent = _wanted;
                if (_chart is null)
                {
                    _chart = await module.CreateAsync(create, [element, .. describe()]);
                }
                else
                {
                    await _chart.UpdateAsync(describe());
                }
            }
        }
        catch (Exception exception) when (_disposed && exception is (JSException or ObjectDisposedException))
        {
            // The page was left before the browser came to draw: the element is gone, or what the chart was to call back is, and nobody
            // waits for its chart.
        }
        finally
        {
            _busy = false;
        }

        if (_disposed)
        {
            await EndAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (!_busy)
        {
            await EndAsync();
        }
    }

    private async ValueTask EndAsync()
    {
        if (_chart is { } chart)
        {
            _chart = null;
            await chart.DisposeAsync();
        }
    }
}
