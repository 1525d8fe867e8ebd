using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs;

namespace RealNvp.Web.Shell;

public static class ShellRegistration
{
    /// <summary>
    /// Most bytes the browser may send at once. What a page was first rendered with comes back when its circuit starts (ten compared
    /// runs are some 60 kB), and beyond the framework's 32 kB the page would silently stay dead.
    /// </summary>
    private const long LargestBrowserMessage = 1 << 20;

    /// <summary>Pages in the browser: components over circuits, controls, charts.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestBrowserMessage);
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            options.SnackbarConfiguration.VisibleStateDuration = 6000;
            options.SnackbarConfiguration.PreventDuplicates = true;
        });
        return services.AddCharts();
    }

    /// <summary>The pages, their static files, and a page of our own for addresses that lead nowhere.</summary>
    public static void MapShell(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // Programs get the API's own answers, never a page.
            if (context.Request.Path.StartsWithSegments("/api") && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/", () => TypedResults.Redirect(RunUrls.List)).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
