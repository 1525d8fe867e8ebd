using Microsoft.JSInterop;

namespace RealNvp.Web.Charts;

/// <summary>The charts' JavaScript module, imported once a circuit, when its first chart is drawn.</summary>
public sealed class ChartModule(IJSRuntime js) : IAsyncDisposable
{
    private const string Path = "./charts/charts.js";

    private Task<IJSObjectReference>? _import;

    /// <summary>Calls one of the module's <c>create...</c> functions.</summary>
    /// <param name="function">Its name.</param>
    /// <param name="arguments">The element first, then the description as plain data; a <c>byte[]</c> arrives as a <c>Uint8Array</c>.</param>
    public async Task<ChartHandle> CreateAsync(string function, params object?[] arguments)
    {
        var module = await ImportAsync();
        return new ChartHandle(await module.InvokeAsync<IJSObjectReference>(function, arguments));
    }

    public async ValueTask DisposeAsync()
    {
        if (_import is { IsCompletedSuccessfully: true })
        {
            try
            {
                await (await _import).DisposeAsync();
            }
            catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
            {
                // The browser has gone, and the module with it.
            }
        }
    }

    private Task<IJSObjectReference> ImportAsync()
    {
        if (_import is null or { IsFaulted: true } or { IsCanceled: true })
        {
            _import = js.InvokeAsync<IJSObjectReference>("import", Path).AsTask();
        }

        return _import;
    }
}
