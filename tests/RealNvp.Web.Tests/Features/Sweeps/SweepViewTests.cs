using RealNvp.Web.Features.Sweeps.Detail;
using RealNvp.Web.Features.Sweeps.List;

namespace RealNvp.Web.Tests.Features.Sweeps;

/// <summary>What pages show is in their addresses, and an address that makes no sense shows the usual.</summary>
public class SweepViewTests
{
    [Theory]
    [InlineData("/sweeps/a")]
    [InlineData("/sweeps/a?tab=settings&across=model.hiddenSize")]
    [InlineData("/sweeps/a?rows=combinations&sort=-deviation&page=2")]
    [InlineData("/sweeps/a?sort=training.learningRate&state=stopped,failed&page=3&pageSize=100")]
    public void An_address_of_a_sweep_gives_the_same_address_back(string address) => Assert.Equal(address, SweepView.Parse(address).ToUrl("a"));

    [Theory]
    [InlineData("/sweeps/a?tab=nothing&state=asleep,99&page=-3&pageSize=7")]
    [InlineData("/sweeps/a?page=x&sort=&across=")]
    public void What_makes_no_sense_is_left_out(string address) => Assert.Equal("/sweeps/a", SweepView.Parse(address).ToUrl("a"));

    [Fact]
    public void A_second_sort_by_the_same_column_turns_it_round_from_the_first_page()
    {
        var view = new SweepView { Page = 4 }.SortBy("seconds");
        Assert.Equal(("seconds", false, 1), (view.Sort, view.Descending, view.Page));
        Assert.True(view.SortBy("seconds").Descending);
        Assert.False(view.SortBy("seconds").SortBy("seconds").Descending);
    }

    [Theory]
    [InlineData("/sweeps")]
    [InlineData("/sweeps?search=two%20moons&status=running,cancelled&page=2")]
    public void An_address_of_the_list_gives_the_same_address_back(string address) => Assert.Equal(address, SweepsView.Parse(address).ToUrl());

    [Fact]
    public void A_list_of_nonsense_is_the_whole_list() => Assert.Equal("/sweeps", SweepsView.Parse("/sweeps?status=asleep&page=0&search=%20").ToUrl());
}
