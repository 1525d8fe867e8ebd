using RealNvp.Web.Features.Share.Public.Views;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>Which views can be shared, and what is said of what strangers do not see.</summary>
public class SharedRunsViewTests
{
    [Theory]
    [InlineData("shelf=trash")]
    [InlineData("query=trashed = true")]
    [InlineData("query=trashed != false")]
    [InlineData("query=not trashed = false")]
    [InlineData("query=trashed = true and gap < 0.1")]
    [InlineData("query=(trashed = true and gap < 0.1) or (trashed = true and tag = x)")]
    [InlineData("query=trashed in (true)")]
    [InlineData("shelf=all&query=trashed = true")]
    [InlineData("shelf=archived&query=trashed = true")]
    [InlineData("query=trashed = true&group=hiddenSize")]
    public void A_view_that_asks_for_the_trash_alone_is_refused(string query) =>
        Assert.StartsWith("The view shows only the trash", SharedRunsView.Refusal(query), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("query=gap < 0.1")]
    [InlineData("query=trashed = false")]
    [InlineData("query=not trashed = true")]
    [InlineData("query=trashed = true or gap < 0.1")]
    [InlineData("query=not (trashed = true and gap < 0.1)")]
    [InlineData("query=trashed in (true, false)")]
    [InlineData("shelf=all")]
    public void A_view_that_may_show_something_else_is_not(string query) => Assert.Null(SharedRunsView.Refusal(query));

    [Theory]
    [InlineData("", "")]
    [InlineData("query=trashed = false", "")]
    [InlineData("shelf=all&query=trashed = false", "")]
    [InlineData("shelf=all", "runs in the trash")]
    [InlineData("query=trashed = true or gap < 0.1", "runs in the trash")]
    [InlineData("columns=name,failure,gap", "the column Failure")]
    [InlineData("shelf=all&columns=name,id,failure", "runs in the trash|the columns Id, Failure")]
    [InlineData("columns=name,peakMemoryBytes,stepsPerSecond", "")]
    [InlineData("group=sweep&columns=name,id", "")]
    public void What_strangers_do_not_see_of_it_is_named(string query, string leftOut) => Assert.Equal(leftOut, string.Join('|', SharedRunsView.LeftOut(query)));

    [Fact]
    public void What_training_cost_is_a_result_and_shown()
    {
        var view = new SharedRunsView("columns=name,seconds,stepsPerSecond,peakMemoryBytes,failure,id,sweep,settings,datasetId,note", 1);

        Assert.Equal(["name", "seconds", "stepsPerSecond", "peakMemoryBytes"], view.Columns.Select(column => column.Key));
    }
}
