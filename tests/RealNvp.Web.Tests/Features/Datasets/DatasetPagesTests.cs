using Bunit;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Tests.Features.Datasets;

public class DatasetPagesTests : DatasetContext
{
    [Fact]
    public void The_gallery_without_uploads_shows_the_toys_and_how_to_bring_a_table()
    {
        var page = Render<DatasetsPage>();

        Assert.Contains("No tables yet", page.Markup, StringComparison.Ordinal);
        Assert.Equal(8, page.FindAll(".point-cloud").Count);
        Assert.NotNull(page.Find("a[href='/datasets/toys/moons']"));
        Assert.NotNull(page.Find("a[href='/runs/new?dataset=moons']"));
    }

    [Fact]
    public async Task The_gallery_shows_uploads_with_their_size_and_escapes_their_names()
    {
        var saved = await SaveAsync(Table(), "<b>bold</b>");
        Store.Runs[saved.Id] = 2;

        var page = Render<DatasetsPage>();

        var card = page.Find("section[aria-labelledby=uploads-title] .card");
        Assert.Contains("<b>bold</b>", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("30 rows × 2 columns", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 runs use it", card.TextContent, StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector($"a[href='/runs/new?dataset={saved.Id}']"));
    }

    [Fact]
    public void A_gallery_that_cannot_be_read_says_so_and_tries_again()
    {
        Store.IsBroken = true;
        var page = Render<DatasetsPage>();
        Assert.Contains("The disk has gone.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Store.IsBroken = false;
        page.Find("[role=alert] button").Click();

        Assert.Equal(8, page.FindAll(".point-cloud").Count);
    }

    [Fact]
    public async Task A_data_set_shows_its_columns_and_any_two_of_them()
    {
        var saved = await SaveAsync(Table(), "squares");
        var page = Render<DatasetPage>(parameters => parameters.Add(p => p.Id, saved.Id));

        Assert.Equal(["x", "1", "30", "15.5", "8.655"], page.Find(".columns .number-table tbody tr").Children.Select(cell => cell.TextContent));
        Assert.NotNull(page.Find($"a[href='/runs/new?dataset={saved.Id}']"));

        page.FindAll(".column-scatter select")[0].Change("1");

        Assert.EndsWith("?x=y&y=y", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_columns_of_the_picture_come_from_the_address()
    {
        var saved = await SaveAsync(Table(), "squares");
        Navigation.NavigateTo($"/datasets/{saved.Id}?x=y&y=x");

        var page = Render<DatasetPage>(parameters => parameters.Add(p => p.Id, saved.Id));

        var chart = page.FindComponent<ScatterChart>().Instance;
        Assert.Equal((1, 0), (chart.XColumn, chart.YColumn));
    }

    [Fact]
    public async Task Deleting_asks_first()
    {
        var saved = await SaveAsync(Table());
        var page = Render<DatasetPage>(parameters => parameters.Add(p => p.Id, saved.Id));

        var click = page.FindAll("button").First(b => b.TextContent.Contains("Delete", StringComparison.Ordinal)).ClickAsync(new());
        Dialogs.WaitForElement(".mud-dialog");
        Assert.Single(await Store.ListAsync(Ct));
        Dialogs.FindAll(".mud-dialog button").First(b => b.TextContent == "Delete").Click();
        await click;

        Assert.Empty(await Store.ListAsync(Ct));
        Assert.Equal("/datasets", Path);
    }

    [Fact]
    public async Task A_data_set_in_use_is_not_deleted_and_the_page_says_why()
    {
        var saved = await SaveAsync(Table());
        Store.Runs[saved.Id] = 1;
        var page = Render<DatasetPage>(parameters => parameters.Add(p => p.Id, saved.Id));

        page.FindAll("button").First(b => b.TextContent.Contains("Delete", StringComparison.Ordinal)).Click();

        Assert.Contains("1 run uses this data set; delete it first, for good", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"[role=alert] a[href='/runs?dataset={saved.Id}']"));
        Assert.Single(await Store.ListAsync(Ct));
    }

    [Fact]
    public void An_address_of_nothing_says_so()
    {
        Assert.Contains("There is no data set with this address", Render<DatasetPage>(p => p.Add(x => x.Id, "nothing")).Markup, StringComparison.Ordinal);
        Assert.Contains("There is no toy with this address", Render<ToyPage>(p => p.Add(x => x.Kind, "suns")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_toy_shows_the_entropy_of_the_setting_in_the_address()
    {
        Navigation.NavigateTo("/datasets/toys/moons?noise=0.05");
        var page = Render<ToyPage>(p => p.Add(x => x.Kind, "moons"));
        Assert.Equal("1.131", page.Find(".toy-floor strong").TextContent);

        page.Find("#toy-noise").Change("0");

        Assert.Empty(page.FindAll(".toy-floor"));
        Assert.Contains("there is no density", page.Markup, StringComparison.Ordinal);
        Assert.EndsWith("?noise=0", Navigation.Uri, StringComparison.Ordinal);
    }
}
