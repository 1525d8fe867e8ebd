using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Bundles;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Bundles;

public class ImportPageTests : PageContext
{
    public ImportPageTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public void An_imported_run_is_linked()
    {
        Bundles.Import = new BundleImport(RunFactory.Run("b") with { Name = "from afar" }, IsHere: false, null);
        var page = Render<ImportPage>();

        Upload(page, "zip");

        page.WaitForAssertion(() => Assert.Equal("/runs/b", page.Find(".import-done a").GetAttribute("href")));
        Assert.Contains("Imported: from afar", page.Find(".import-done").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(["run.zip zip"], Bundles.Asked);
    }

    [Fact]
    public void A_run_that_is_here_already_is_said_to_be_so()
    {
        Bundles.Import = new BundleImport(RunFactory.Run("b") with { Name = "from afar" }, IsHere: true, null);
        var page = Render<ImportPage>();

        Upload(page, "zip");

        page.WaitForAssertion(() => Assert.Contains("is here already, and nothing was stored: from afar", page.Find(".import-done").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_000, "metrics.csv is damaged.")]
    [InlineData(2, "The file has 3 B; at most 2 B are allowed.")]
    public void What_cannot_be_taken_says_why_and_another_may_come(long most, string message)
    {
        Bundles.Import = new BundleImport(null, IsHere: false, "metrics.csv is damaged.");
        Bundles.MaxBytes = most;
        var page = Render<ImportPage>();

        Upload(page, "zip");

        page.WaitForAssertion(() => Assert.Contains(message, page.Find("[role=alert]").TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal));
        Assert.False(page.Find("input[type=file]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_import_can_be_cancelled()
    {
        Bundles.Gate = new TaskCompletionSource();
        var page = Render<ImportPage>();
        var upload = Task.Run(() => Upload(page, "zip"), Xunit.TestContext.Current.CancellationToken);
        page.WaitForAssertion(() => Assert.Contains("Looking through run.zip", page.Markup, StringComparison.Ordinal));

        // Found and clicked in one turn: progress may draw the button anew in between.
        await page.InvokeAsync(() => page.Find(".file-progress button").Click());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".file-progress")));
        Assert.Empty(page.FindAll("[role=alert]"));
        await upload;
    }

    private static void Upload(IRenderedComponent<ImportPage> page, string content) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(content, "run.zip"));
}
