using Microsoft.Playwright;

namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>One app and one browser for all journeys; each journey opens a context of its own.</summary>
public sealed class StudioFixture : IAsyncLifetime
{
    private StudioProcess? _studio;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string BaseUrl => _studio!.BaseUrl;

    internal StudioProcess Studio => _studio!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.Page.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserLocator.FindOrInstall(_playwright),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _studio = await StudioProcess.StartAsync();
    }

    /// <summary>A fresh browser profile on the app. Dispose it to check that the pages logged no error.</summary>
    public async Task<Visitor> VisitAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool scripts = true, string? timezone = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = BaseUrl,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
            TimezoneId = timezone,
        });
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        context.SetDefaultTimeout((float)Patience.Page.TotalMilliseconds);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_studio is not null)
        {
            await _studio.DisposeAsync();
        }
    }
}
