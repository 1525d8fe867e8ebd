using AngleSharp.Dom;
using Bunit;
using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Tests.Features.Datasets;

public class UploadPageTests : DatasetContext
{
    private const string WithFaults = "x,y,k,name\n";

    private static string Faulty => WithFaults + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},{(i % 10 == 0 ? "NA" : i * i)},7,n{i}\n"));

    [Fact]
    public void At_first_there_is_only_the_choice_of_a_file_with_the_limits_said()
    {
        var page = Render<UploadPage>();

        Assert.Equal(["File"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Contains("up to 1 MB, 1,000,000 rows and 512 columns", page.Find("#file-help").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_file_is_shown_and_saved_under_its_name()
    {
        var page = Render<UploadPage>();

        Upload(page, Table(), "squares.csv");

        Assert.Equal(["File", "How it is written", "Columns", "First rows", "Picture", "Keep it"], page.FindAll("h2").Select(h => h.TextContent));
        Assert.Equal(["x", "y"], page.FindAll(".column-table tbody th").Select(th => th.TextContent));
        Assert.Equal("squares", page.Find("#dataset-name").GetAttribute("value"));
        Assert.Empty(page.FindAll(".save-problems"));

        Save(page).Click();
        page.WaitForState(() => Path == "/datasets/set1");

        var saved = await OnlyAsync();
        Assert.Equal(("squares", 30), (saved.Name, saved.Rows));
    }

    [Fact]
    public async Task Unusable_columns_are_named_and_one_click_leaves_them_out()
    {
        var page = Render<UploadPage>();
        Upload(page, Faulty);

        Assert.True(Save(page).HasAttribute("disabled"));
        Assert.Contains("Column k has the same value in every row", page.Find(".save-problems").TextContent, StringComparison.Ordinal);
        Assert.Contains("“n1” in line 2", page.Find(".column-table").TextContent, StringComparison.Ordinal);

        Button(page, "Leave out the constant column").Click();
        Button(page, "Leave out the non-numeric column").Click();

        Assert.Equal(["3 rows have a missing value, the first in line 11, column y: say yes to leaving these rows out, or leave out the columns."],
            page.FindAll(".save-problems li").Select(li => li.TextContent));

        page.Find(".column-missing input").Change(true);

        Assert.Empty(page.FindAll(".save-problems"));
        Assert.False(Save(page).HasAttribute("disabled"));
        Assert.Equal("27 rows × 2 columns", page.Find(".save-summary").TextContent);
        Save(page).Click();
        page.WaitForState(() => Path == "/datasets/set1");
        Assert.Equal(3, (await OnlyAsync()).DroppedRows);
    }

    [Fact]
    public void Without_any_column_there_is_nothing_to_save()
    {
        var page = Render<UploadPage>();
        Upload(page, Table());

        Button(page, "None").Click();

        Assert.Equal(["No column is chosen; a flow needs at least two."], page.FindAll(".save-problems li").Select(li => li.TextContent));

        Button(page, "All").Click();

        Assert.False(Save(page).HasAttribute("disabled"));
    }

    [Fact]
    public void The_format_can_be_corrected()
    {
        var page = Render<UploadPage>();
        Upload(page, Table());

        page.FindAll(".format-fields select")[2].Change("data");
        page.WaitForAssertion(() => Assert.Equal(["c1", "c2"], page.FindAll(".column-table tbody th").Select(th => th.TextContent)));

        Assert.Contains("“x” in line 1", page.Find(".column-table").TextContent, StringComparison.Ordinal);
        Assert.True(Save(page).HasAttribute("disabled"));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("PK\u0003\u0004", "The file is a ZIP archive or an Excel workbook; save the sheet as CSV first.")]
    public void A_file_that_cannot_be_read_is_refused_and_another_can_be_chosen(string content, string message)
    {
        var page = Render<UploadPage>();

        Upload(page, content, "bad.csv");
        page.WaitForElement("[role=alert]");

        Assert.Contains("bad.csv cannot be used", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains(message, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Upload(page, Table());

        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.NotEmpty(page.FindAll(".column-table"));
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_before_it_is_sent()
    {
        var page = Render<UploadPage>();

        Upload(page, new string('1', 1_000_001));

        Assert.Contains("The file is larger than 1 MB, the most that is allowed.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, StagedFiles);
    }

    [Fact]
    public void Cancelling_and_leaving_remove_the_file()
    {
        var page = Render<UploadPage>();
        Upload(page, Table());
        Assert.Equal(1, StagedFiles);

        Button(page, "Cancel").Click();

        Assert.Equal(0, StagedFiles);
        Assert.Equal(["File"], page.FindAll("h2").Select(h => h.TextContent));

        Upload(page, Table());
        page.Instance.Dispose();

        Assert.Equal(0, StagedFiles);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_and_nothing_typed_is_lost()
    {
        var page = Render<UploadPage>();
        Upload(page, Table());
        page.Find("#dataset-name").Input("my squares");
        Store.IsBroken = true;

        Save(page).Click();

        page.WaitForAssertion(() => Assert.Contains("The disk has gone.", page.Find(".save-problems").TextContent, StringComparison.Ordinal));
        Assert.Equal("my squares", page.Find("#dataset-name").GetAttribute("value"));
        Store.IsBroken = false;
        Save(page).Click();
        page.WaitForState(() => Path == "/datasets/set1");
        Assert.Equal("my squares", (await OnlyAsync()).Name);
    }

    [Fact]
    public void Too_long_a_name_is_refused_at_its_field()
    {
        var page = Render<UploadPage>();
        Upload(page, Table());

        page.Find("#dataset-name").Input(new string('n', 10_000));

        Assert.Contains("name has 10,000 characters; it must have at most 200.", page.Markup, StringComparison.Ordinal);
        Assert.True(Save(page).HasAttribute("disabled"));
    }

    private static IElement Save(IRenderedComponent<UploadPage> page) => Button(page, "Save data set");

    private static IElement Button(IRenderedComponent<UploadPage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim().Equals(text, StringComparison.Ordinal));
}
