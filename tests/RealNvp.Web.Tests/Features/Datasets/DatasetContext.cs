using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Services;
using RealNvp.Data.Datasets;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Features.Datasets;

/// <summary>The real service and staging over a store in memory and a folder that goes when the test ends.</summary>
public abstract class DatasetContext : BunitContext
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realnvp-datasets-").FullName;

    protected DatasetContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddCharts();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Options.Create(new StudioOptions { DataDirectory = _folder, Datasets = new DatasetOptions { MaxUploadMegabytes = 1 } }));
        Services.AddSingleton<IDatasetStore>(Store);
        Services.AddDatasetsFeature();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Render<MudPopoverProvider>();
        Dialogs = Render<MudDialogProvider>();
    }

    protected static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    private protected MemoryDatasetStore Store { get; } = new();

    private protected IRenderedComponent<MudDialogProvider> Dialogs { get; }

    private protected IDatasetService Datasets => Services.GetRequiredService<IDatasetService>();

    private protected UploadStaging Staging => Services.GetRequiredService<UploadStaging>();

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected string Path => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    /// <summary>Files waiting in the folder of uploads.</summary>
    private protected int StagedFiles => Directory.Exists(Staging.Folder) ? Directory.GetFiles(Staging.Folder).Length : 0;

    /// <summary>Rows of two columns, x counting from 1 and y its square, behind a header.</summary>
    private protected static string Table(int rows = 30, string more = "") =>
        "x,y\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"{i},{i * i}\n")) + more;

    private protected Task<StagedFile> StageAsync(string text, string fileName = "table.csv") =>
        Staging.StageAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), fileName, progress: null, Ct);

    private protected async Task<UploadedDataset> SaveAsync(string text, string name = "a table")
    {
        using var file = await StageAsync(text);
        var result = await Datasets.SaveAsync(new DatasetUpload { File = file, Name = name }, Ct);
        Assert.Empty(result.Errors);
        return result.Dataset!;
    }

    /// <summary>The only data set there is.</summary>
    private protected async Task<DatasetRecord> OnlyAsync() => Assert.Single(await Store.ListAsync(Ct));

    private protected static void Upload(IRenderedComponent<UploadPage> page, string text, string fileName = "table.csv")
    {
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, fileName));
        page.WaitForState(() => page.FindAll("[role=progressbar]").Count == 0);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
