using RealNvp.Web.Features.Runs.Views;

namespace RealNvp.Web.Tests.Features.Runs.Views;

public class SavedViewRulesTests
{
    [Theory]
    [InlineData("page=3&selected=a,b&open=tag%20%3D%20x&group=tag&view=abc", "group=tag")]
    [InlineData("status=nonsense&sort=-createdAt&pageSize=25", "")]
    [InlineData("columns=name%2Cgap&query=gap%20%3C%200.1", "query=gap%20%3C%200.1&columns=name,gap")]
    public void A_view_is_kept_without_what_belongs_to_a_visit_or_is_as_usual(string query, string expected) =>
        Assert.Equal(expected, SavedViewRules.Normalise(query));

    [Fact]
    public void Rules_name_the_field_and_what_is_allowed()
    {
        Assert.Empty(SavedViewRules.CheckName("Übung 1"));
        Assert.Equal("name has 81 characters; it may have 80.", Assert.Single(SavedViewRules.CheckName(new string('x', 81))).Message);
        Assert.StartsWith("name has a character that cannot be seen", Assert.Single(SavedViewRules.CheckName("a\nb")).Message, StringComparison.Ordinal);
        Assert.Equal("query has 4,001 characters; it may have 4,000.", Assert.Single(SavedViewRules.CheckQuery(new string('x', 4001))).Message);
        Assert.Equal("query", Assert.Single(SavedViewRules.CheckQuery("query=gap%20%3C")).Field);
    }
}
