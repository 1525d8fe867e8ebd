using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List;

namespace RealNvp.Web.Tests.Features.Runs;

public class RunsViewTests
{
    [Fact]
    public void A_view_comes_back_from_its_own_url()
    {
        var view = new RunsView
        {
            Statuses = [RunStatus.Running, RunStatus.Failed],
            Text = "\"a & b <ü>\" gap < 0.1",
            Tag = "lecture 3",
            DatasetId = "k7m2xq9c4d",
            Sort = QueryFields.BestValNll,
            Descending = true,
            Page = 3,
            PageSize = 50,
            ColumnsText = "!name:300,gap",
            Selected = ["a1", "b2"],
        };

        var read = RunsView.Parse("http://localhost" + view.ToUrl());

        Assert.True(view.AsksTheSameAs(read));
        Assert.Equal(view.Selected, read.Selected);
        Assert.Equal(view.ColumnsText, read.ColumnsText);
        Assert.StartsWith("/runs?status=running,failed&query=%22a%20%26%20b%20", view.ToUrl(), StringComparison.Ordinal);
        Assert.Contains("sort=-bestValNll", view.ToUrl(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_usual_view_has_the_plain_url() => Assert.Equal("/runs", new RunsView().ToUrl());

    [Theory]
    [InlineData("?status=nonsense,7&sort=secrets&page=-4&pageSize=100000")]
    [InlineData("?page=six&sort=&search=%20")]
    [InlineData("")]
    public void What_makes_no_sense_falls_back_to_the_usual(string query) => Assert.Equal("/runs", RunsView.Parse("http://localhost/runs" + query).ToUrl());

    [Fact]
    public void The_eleventh_tick_does_nothing()
    {
        var full = Enumerable.Range(0, 10).Aggregate(new RunsView(), (view, i) => view.Select($"r{i}", true));

        Assert.Equal(10, full.Selected.Count);
        Assert.Equal(full.Selected, full.Select("one too many", true).Selected);
        Assert.DoesNotContain("r3", full.Select("r3", false).Selected);
    }

    [Fact]
    public void Sorting_by_the_same_column_turns_round_and_goes_to_the_first_page()
    {
        var once = new RunsView { Page = 4 }.SortBy(QueryFields.Gap);
        var twice = once.SortBy(QueryFields.Gap);

        Assert.Equal((QueryFields.Gap, false, 1), (once.Sort, once.Descending, once.Page));
        Assert.True(twice.Descending);
        Assert.True(once.SortBy(QueryFields.CreatedAt).Descending);
    }

    [Fact]
    public void An_order_in_the_text_counts_more_and_gives_way_to_a_header()
    {
        var view = new RunsView { Text = "moons sort by l2 desc, gap", Sort = QueryFields.Gap, Descending = false };
        Assert.Equal(("l2", true), (view.Order.Field.Name, view.Order.Descending));

        var turned = view.SortBy(view.Order.Field);
        Assert.Equal(("moons", "l2", false), (turned.Text, turned.Order.Field.Name, turned.Order.Descending));
        Assert.Equal("/runs?query=moons&sort=l2", turned.ToUrl());
    }

    [Fact]
    public void A_link_of_before_with_a_plain_search_still_finds_the_same() =>
        Assert.Equal("\"100% (done)\"", RunsView.Parse("/runs?search=100%25%20(done)").Text);
}
