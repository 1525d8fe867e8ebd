using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List;
using RealNvp.Web.Features.Runs.List.Groups;
using RealNvp.Web.Features.Runs.Organise;

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
            Shelf = ShelfChoice.Archived,
            Favourites = true,
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
        Assert.StartsWith("/runs?shelf=archived&favourite=true&status=running,failed&query=%22a%20%26%20b%20", view.ToUrl(), StringComparison.Ordinal);
        Assert.Contains("sort=-bestValNll", view.ToUrl(), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_come_back_from_the_url_too_and_what_is_open_asks_for_nothing_new()
    {
        var view = new RunsView { Group = QueryFields.Tag, ChosenOf = QueryFields.Gap, GroupOrder = RunGroupOrder.Mean }.ToggleOpen("tag = \"a, b\"").ToggleOpen("tag = none");

        var read = RunsView.Parse("http://localhost" + view.ToUrl());

        Assert.True(view.AsksTheSameAs(read));
        Assert.Equal(["tag = \"a, b\"", "tag = none"], read.Open);
        Assert.True(view.AsksTheSameAs(view.ToggleOpen("tag = none")));
        Assert.False(view.AsksTheSameAs(view.GroupedBy(null)));
        Assert.Equal("/runs?group=tag&of=gap&groupOrder=mean&open=tag%20%3D%20none", view.ToggleOpen("tag = \"a, b\"").ToUrl());
    }

    [Theory]
    [InlineData("?group=createdAt&of=name&open=x")]
    [InlineData("?group=nonsense")]
    public void What_runs_cannot_be_grouped_by_is_passed_over(string query) => Assert.Equal("/runs", RunsView.Parse("http://localhost/runs" + query).ToUrl());

    [Theory]
    [InlineData("hiddenSize", 64.0, "hiddenSize = 64")]
    [InlineData("learningRate", 0.001, "learningRate = 0.001")]
    [InlineData("status", 3.0, "status = failed")]
    [InlineData("keepBest", 1.0, "keepBest = true")]
    [InlineData("tag", "a \"b\"", "tag = \"a \\\"b\\\"\"")]
    [InlineData("tag", "none", "tag = \"none\"")]
    [InlineData("tag", null, "tag = none")]
    public void A_group_is_a_condition_that_the_language_reads(string field, object? value, string condition)
    {
        Assert.Equal(condition, GroupText.Condition(QueryFields.Find(field)!, value));

        var narrowed = new RunsView { Text = "moons or rings sort by gap", Group = QueryFields.Find(field) }.Narrowed(condition);
        Assert.Equal($"(moons or rings) and {condition} sort by gap", narrowed.Text);
        Assert.Null(narrowed.Error);
        Assert.Null(narrowed.Group);
    }

    [Fact]
    public void The_usual_view_has_the_plain_url() => Assert.Equal("/runs", new RunsView().ToUrl());

    [Theory]
    [InlineData("?status=nonsense,7&sort=secrets&page=-4&pageSize=100000")]
    [InlineData("?page=six&sort=&search=%20")]
    [InlineData("")]
    public void What_makes_no_sense_falls_back_to_the_usual(string query) => Assert.Equal("/runs", RunsView.Parse("http://localhost/runs" + query).ToUrl());

    [Fact]
    public void More_ticks_than_a_page_has_rows_do_nothing()
    {
        var full = Enumerable.Range(0, 1000).Aggregate(new RunsView(), (view, i) => view.Select($"r{i}", true));

        Assert.Equal(1000, full.Selected.Count);
        Assert.Equal("/runs", full.ToUrl());
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

    [Theory]
    [InlineData("", "Active")]
    [InlineData("?shelf=archived", "Archived")]
    [InlineData("?shelf=trash", "Trash")]
    [InlineData("?shelf=all", "")]
    [InlineData("?shelf=attic", "Active")]
    [InlineData("?query=archived = true", "Active, Archived")]
    [InlineData("?query=moons or not (trashed = false)", "Active, Trash")]
    public void A_list_looks_where_its_url_or_its_query_says(string query, string shelves) =>
        Assert.Equal(shelves, string.Join(", ", RunsView.Parse("/runs" + query).ToQuery(DateTimeOffset.UnixEpoch).Shelves));

    [Fact]
    public void Favourites_narrow_a_query()
    {
        var query = RunsView.Parse("/runs?favourite=true&query=moons").ToQuery(DateTimeOffset.UnixEpoch);
        var starred = new Comparison(RunField.Of(RunValue.Favourite), RunComparison.Equal, 1.0);
        Assert.Equal([starred, new HasText("moons")], Assert.IsType<AllOf>(query.Filter).Parts);
        Assert.Equal(starred, RunsView.Parse("/runs?favourite=true").ToQuery(DateTimeOffset.UnixEpoch).Filter);
    }
}
