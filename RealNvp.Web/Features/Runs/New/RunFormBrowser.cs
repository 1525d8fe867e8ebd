using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>The form's hold on the browser, see <c>RunEditor.razor.js</c>: shortcut, focus and draft.</summary>
internal sealed class RunFormBrowser(IJSObjectReference module) : IAsyncDisposable
{
    public static async Task<RunFormBrowser> OpenAsync(IJSRuntime javaScript, ElementReference form)
    {
        var module = await javaScript.InvokeAsync<IJSObjectReference>("import", "./Features/Runs/New/RunEditor.razor.js");
        await module.InvokeVoidAsync("attach", form);
        return new RunFormBrowser(module);
    }

    public ValueTask FocusAsync(string id) => module.InvokeVoidAsync("focusField", id);

    /// <summary>The draft kept under that key, or null when there is none that can be read.</summary>
    public async Task<T?> ReadDraftAsync<T>(string key)
        where T : class
    {
        try
        {
            return await module.InvokeAsync<string?>("readDraft", key) is { Length: > 0 } text ? SpecJson.Deserialize<T>(text) : null;
        }
        catch (JsonException)
        {
            // Written by another version of the program: as good as none.
            return null;
        }
    }

    public ValueTask KeepDraftAsync<T>(string key, T draft) => module.InvokeVoidAsync("keepDraft", key, SpecJson.Serialize(draft));

    public ValueTask DropDraftAsync(string key) => module.InvokeVoidAsync("dropDraft", key);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await module.DisposeAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone and its module with it, or went while it was asked.
        }
    }
}
