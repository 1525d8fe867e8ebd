using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>Somebody with a browser of their own; remembers every error the pages report.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _problems.Enqueue(message.Text + " " + message.Location);
            }
        };
        page.PageError += (_, error) => _problems.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("main[data-interactive]").WaitForAsync();
    }

    /// <summary>The text field with that label.</summary>
    public ILocator Field(string label) => Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });

    /// <summary>Waits until the chart with that selector has something drawn and answers to clicks and drags.</summary>
    /// <param name="patience">Longer than for a page, where a training has to begin first.</param>
    public Task WaitForChartAsync(string selector, TimeSpan? patience = null) =>
        Page.Locator($"{selector}[data-state=ready]").First.WaitForAsync(new() { Timeout = (float)(patience ?? Patience.Page).TotalMilliseconds });

    /// <summary>Console errors and uncaught exceptions so far.</summary>
    public IReadOnlyList<string> Problems => [.. _problems];

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
