using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Language;

public class QueryCompletionTests
{
    [Theory]
    [InlineData("hid", 0, "hiddenSize", "hiddenLayers")]
    [InlineData("lr", 0, "learningRate")]
    [InlineData("loss", 0, "bestValNll", "valNll", "trainNll")]
    [InlineData("lay", 0, "couplingLayers", "hiddenLayers")]
    [InlineData("sort by lr", 8, "learningRate")]
    [InlineData("l2 ", 3, "<", ">")]
    [InlineData("tag ", 4, "=", "~")]
    [InlineData("status = r", 9, "running")]
    [InlineData("status in (", 11, "queued", "running")]
    [InlineData("status in (failed", 11)]
    [InlineData("status in (failed ", 18, ",", ")")]
    [InlineData("status in (failed) ", 19, "and", "or", "sort by")]
    [InlineData("gap < 0.1 a", 10, "and")]
    [InlineData("gap < 0.1 and test", 14, "testNll", "testGap")]
    [InlineData("gap < 0.1 sort ", 15, "by")]
    [InlineData("sort by be", 8, "bestValNll", "bestEpoch")]
    [InlineData("sort by gap ", 12, "desc", "asc")]
    [InlineData("age < ", 6, "1h", "1d")]
    [InlineData("tag = \"lec", 6, "\"lecture 3\"")]
    [InlineData("not (gap < 0.1 or ma", 18, "maxRetries")]
    public async Task Proposals_fit_the_place(string text, int start, params string[] first)
    {
        var runs = new FakeRunService();
        runs.Runs.Add(RunFactory.Run("a") with { Tags = ["lecture 3", "other"] });

        var (from, suggestions) = await new QueryCompletion(runs).SuggestAsync(text, TestContext.Current.CancellationToken);

        Assert.Equal(start, from);
        Assert.Equal(first, suggestions.Take(first.Length).Select(suggestion => suggestion.Text));
        Assert.True(first.Length > 0 || suggestions.Count == 0);
    }
}
