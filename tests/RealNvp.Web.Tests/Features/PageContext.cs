using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features;

/// <summary>A page on services in memory. Scripts are answered with nothing.</summary>
public abstract class PageContext : BunitContext
{
    /// <param name="navigation">Instead of the one that answers at once.</param>
    private protected PageContext(NavigationManager? navigation = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddCharts();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<IRunService>(RunService);
        Services.AddSingleton<IRunQueue>(Queue);
        Services.AddSingleton<IRunHub>(Hub);
        Services.AddSingleton<IDatasetService>(Datasets);
        if (navigation is not null)
        {
            Services.AddSingleton(navigation);
        }

        Render<MudPopoverProvider>();
        Dialogs = Render<MudDialogProvider>();
    }

    private protected FakeRunService RunService { get; } = new();

    private protected FakeRunQueue Queue { get; } = new();

    private protected FakeRunHub Hub { get; } = new();

    private protected FakeDatasetService Datasets { get; } = new();

    private protected IRenderedComponent<MudDialogProvider> Dialogs { get; }

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected string Path => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
}
