using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Notifications;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Bundles;
using RealNvp.Web.Features.Runs.Fork;
using RealNvp.Web.Features.Runs.Notes;
using RealNvp.Web.Features.Runs.Organise;
using RealNvp.Web.Features.Runs.Repeat;
using RealNvp.Web.Features.Runs.Reproduce;
using RealNvp.Web.Features.Runs.Use;
using RealNvp.Web.Features.Runs.Views;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Webhooks;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features;

/// <summary>A page on services in memory. Scripts are answered with nothing.</summary>
public abstract class PageContext : BunitContext
{
    private readonly string _folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    /// <param name="navigation">Instead of the one that answers at once.</param>
    /// <param name="time">Instead of the real one.</param>
    private protected PageContext(NavigationManager? navigation = null, TimeProvider? time = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Organiser = new FakeRunOrganiser(RunService, Hub);
        Services.AddMudServices();
        Services.AddCharts();
        Services.AddSingleton(time ?? TimeProvider.System);
        Services.AddSingleton<IRunService>(RunService);
        Services.AddSingleton<IRunRepeats>(Repeats);
        Services.AddSingleton<IRunOrganiser>(Organiser);
        Services.AddSingleton<IRunNotes>(RunNotes);
        Services.AddSingleton<ISavedViews>(SavedViews);
        Services.AddSingleton(Options.Create(new StudioOptions()));
        Services.AddSingleton<IRunForks>(Forks);
        Services.AddSingleton<IRunReproductions>(Reproductions);
        Services.AddSingleton<IRunQueue>(Queue);
        Services.AddSingleton<IRunHub>(Hub);
        Services.AddSingleton<IDatasetService>(Datasets);
        Services.AddSingleton<IFlowUse>(FlowUse);
        Services.AddSingleton<IRunBundles>(Bundles);
        Services.AddSingleton<IShareService>(Shares);
        Services.AddSingleton<ISweepService>(Sweeps);
        Services.AddSingleton<ISweepHub>(SweepHub);
        Services.AddSingleton<IWebhookService>(Webhooks);
        Services.AddSingleton(new WebhookSignals());
        Services.AddSingleton<INoticeHub>(Notices);
        Services.AddSingleton<INoticeFeed>(Notices);
        Services.AddSingleton(new PublicAddress(Options.Create(new StudioOptions())));
        Services.AddSingleton(new UploadStaging(Options.Create(new StudioOptions { DataDirectory = _folder })));
        if (navigation is not null)
        {
            Services.AddSingleton(navigation);
        }

        Popovers = Render<MudPopoverProvider>();
        Dialogs = Render<MudDialogProvider>();
        Toasts = Render<MudSnackbarProvider>();
    }

    private protected FakeRunService RunService { get; } = new();

    private protected FakeRunRepeats Repeats { get; } = new();

    private protected FakeSavedViews SavedViews { get; } = new();

    private protected FakeRunNotes RunNotes { get; } = new();

    private protected FakeRunForks Forks { get; } = new();

    private protected FakeRunReproductions Reproductions { get; } = new();

    private protected FakeRunQueue Queue { get; } = new();

    private protected FakeRunHub Hub { get; } = new();

    private protected FakeDatasetService Datasets { get; } = new();

    private protected FakeRunBundles Bundles { get; } = new();

    private protected FakeFlowUse FlowUse { get; } = new();

    private protected FakeRunOrganiser Organiser { get; }

    /// <summary>Where menus open.</summary>
    private protected IRenderedComponent<MudPopoverProvider> Popovers { get; }

    /// <summary>Where toasts appear.</summary>
    private protected IRenderedComponent<MudSnackbarProvider> Toasts { get; }

    private protected FakeShareService Shares { get; } = new();

    private protected FakeSweepService Sweeps { get; } = new();

    private protected FakeSweepHub SweepHub { get; } = new();

    private protected FakeWebhookService Webhooks { get; } = new();

    private protected FakeNotices Notices { get; } = new();

    private protected IRenderedComponent<MudDialogProvider> Dialogs { get; }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected string Path => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
}
