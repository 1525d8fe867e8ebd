using Bunit;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

public class SnapshotViewerTests : ChartContext
{
    [Fact]
    public void Each_panel_has_its_box_and_title()
    {
        var viewer = RenderViewer([0, 1]);

        Assert.Equal(["data", "latent"], viewer.FindAll("[data-panel]").Zip(viewer.FindAll(".snapshot-title"), (_, title) => title.TextContent));
        Assert.Equal(2, Assert.Single(Browser.Created).Spec.GetProperty("panels").GetArrayLength());
    }

    [Fact]
    public void A_new_snapshot_is_told()
    {
        var viewer = RenderViewer([0, 1]);

        viewer.Render(p => p.Add(c => c.Panels, Panels([0, 1, 2])));

        Assert.Equal(3, Assert.Single(Browser.Updates).Spec.GetProperty("panels")[0].GetProperty("epochs").GetArrayLength());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(null)]
    public async Task The_epoch_chosen_in_the_browser_reaches_the_page(int? epoch)
    {
        var chosen = new List<int?>();
        var viewer = RenderViewer([0, 5], chosen.Add);

        await viewer.Instance.OnEpochChosen(epoch);

        Assert.Equal([epoch], chosen);
    }

    [Theory]
    [InlineData("data", false)]
    [InlineData("generated", false)]
    [InlineData("latent", true)]
    [InlineData("noise", true)]
    public void Latent_space_has_a_window_of_its_own(string tensor, bool latent) => Assert.Equal(latent, Panel(tensor, [0]).Latent);

    private static IReadOnlyList<SnapshotPanel> Panels(IReadOnlyList<int> epochs) => [Panel("data", epochs), Panel("latent", epochs)];

    private static SnapshotPanel Panel(string tensor, IReadOnlyList<int> epochs) => new()
    {
        Title = tensor,
        UrlFormat = "/s/{epoch}",
        Tensor = tensor,
        Epochs = epochs,
        Colour = "#123456",
    };

    private IRenderedComponent<SnapshotViewer> RenderViewer(IReadOnlyList<int> epochs, Action<int?>? chosen = null) =>
        Render<SnapshotViewer>(p => p
            .Add(c => c.Panels, Panels(epochs))
            .Add(c => c.ColumnNames, ["x", "y"])
            .Add(c => c.Label, "Snapshots")
            .Add(c => c.EpochChanged, epoch => chosen?.Invoke(epoch)));
}
