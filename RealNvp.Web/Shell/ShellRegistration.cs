using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs;

namespace RealNvp.Web.Shell;

public static class ShellRegistration
{
    /// <summary>Pages in the browser: components over circuits, controls, charts.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
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
