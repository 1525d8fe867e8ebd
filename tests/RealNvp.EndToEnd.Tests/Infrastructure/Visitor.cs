using Microsoft.Playwright;

namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>Somebody with a browser of their own; remembers every error the pages report.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _problems.Add(message.Text + " " + message.Location);
            }
        };
        page.PageError += (_, error) => _problems.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Console errors and uncaught exceptions so far.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
