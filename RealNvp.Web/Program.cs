using RealNvp.Data;
using RealNvp.Web.Features.Compare;
using RealNvp.Web.Features.Compare.Api;
using RealNvp.Web.Features.Compare.Export;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Datasets.Api;
using RealNvp.Web.Features.Notifications;
using RealNvp.Web.Features.QueuePage.Api;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Api;
using RealNvp.Web.Features.Runs.List.Export;
using RealNvp.Web.Features.Runs.Views;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Share.Api;
using RealNvp.Web.Features.Share.Public;
using RealNvp.Web.Features.Status;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Api;
using RealNvp.Web.Features.Webhooks;
using RealNvp.Web.Features.Webhooks.Api;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;
using RealNvp.Web.Shell;

return await StudioHost.RunAsync(async () =>
{
    // The settings file lies beside the program, whatever folder it is started from; data go under the working directory.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.WebHost.UseStaticWebAssets();
    var folders = builder.AddStudioHosting();

    builder.Services.AddStudioData(folders.Database);
    builder.Services.AddRunQueue();
    builder.Services.AddDatasetsFeature();
    builder.Services.AddRunsFeature();
    builder.Services.AddShareFeature();
    builder.Services.AddCompareFeature();
    builder.Services.AddSweepsFeature();
    builder.Services.AddNotificationsFeature();
    builder.Services.AddWebhooksFeature();
    builder.Services.AddSystemFeature();
    builder.Services.AddShell();

    var app = builder.Build();
    app.UseStudioHosting();

    app.MapRunsApi();
    app.MapRunsTable();
    app.MapCompareFiles();
    app.MapDatasetsApi();
    app.MapCompareApi();
    app.MapQueueApi();
    app.MapSweepsApi();
    app.MapShareApi();
    app.MapSavedViewsApi();
    app.MapSharedPages();
    app.MapWebhooksApi();
    app.MapSystemApi();
    app.MapShell();
    await app.RunStudioAsync();
});
