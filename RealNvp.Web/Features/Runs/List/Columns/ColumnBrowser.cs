using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>What the table asks of the browser: the choice of columns somebody made before, and the width a header was drawn to.</summary>
internal sealed class ColumnBrowser(IJSObjectReference module) : IAsyncDisposable
{
    public static async Task<ColumnBrowser> OpenAsync(IJSRuntime javaScript) =>
        new(await javaScript.InvokeAsync<IJSObjectReference>("import", "./Features/Runs/List/RunsTable.razor.js"));

    public ValueTask<string?> RecallAsync() => module.InvokeAsync<string?>("recallColumns");

    /// <param name="text">Null: the usual columns.</param>
    public ValueTask RememberAsync(string? text) => module.InvokeVoidAsync("rememberColumns", text);

    /// <summary>Lets the borders of headers be drawn; <c>ResizeAsync(key, width)</c> of the owner is told of each.</summary>
    public ValueTask AttachAsync<T>(ElementReference frame, DotNetObjectReference<T> owner)
        where T : class => module.InvokeVoidAsync("attach", frame, owner);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await module.DisposeAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, and its module with it.
        }
    }
}
