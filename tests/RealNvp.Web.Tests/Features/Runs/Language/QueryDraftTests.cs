using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Language;

public class QueryDraftTests
{
    /// <summary>Every beginning that somebody goes through who writes a condition, and that must not be searched for.</summary>
    [Theory]
    [InlineData("hi")]
    [InlineData("hiddenSize")]
    [InlineData("hiddenSize ")]
    [InlineData("hiddenSize >")]
    [InlineData("hiddenSize > ")]
    [InlineData("hiddenSize i")]
    [InlineData("hiddenSize in (")]
    [InlineData("hiddenSize in (64, 128")]
    [InlineData("(gap < 0.1 or l")]
    [InlineData("(gap < 0.1 or l2 > 0")]
    [InlineData("gap < 0.1 a")]
    [InlineData("moons sta")]
    [InlineData("gap < 0.1 and")]
    [InlineData("gap < 0.1 and ")]
    [InlineData("gap < 0.1 so")]
    [InlineData("gap < 0.1 sort ")]
    [InlineData("gap < 0.1 sort by")]
    [InlineData("gap < 0.1 sort by g")]
    [InlineData("gap < 0.1 sort by gap d")]
    [InlineData("status = r")]
    [InlineData("tag = lec")]
    [InlineData("name = \"lecture")]
    [InlineData("no")]
    public async Task A_text_that_is_being_written_waits(string text) => Assert.True(await IsUnfinishedAsync(text));

    [Theory]
    [InlineData("")]
    [InlineData("moons")]
    [InlineData("moons ring")]
    [InlineData("zzzz")]
    [InlineData("hiddenSize > 8")]
    [InlineData("hiddenSize in (64, 128)")]
    [InlineData("gap < 0.1 ")]
    [InlineData("gap < 0.1 and l2 > 0")]
    [InlineData("gap < 0.1 sort by gap")]
    [InlineData("gap < 0.1 sort by gap desc")]
    [InlineData("status = running")]
    [InlineData("status = running ")]
    [InlineData("tag = \"lecture 3\"")]
    [InlineData("tag ~ lec")]
    [InlineData("hidenSize = 64 and l2 > 0")]
    [InlineData("gap < 0,5")]
    [InlineData("gap < 0.1 & l2 = 0")]
    public async Task One_that_is_whole_or_wrong_does_not(string text) => Assert.False(await IsUnfinishedAsync(text));

    private static async Task<bool> IsUnfinishedAsync(string text)
    {
        var runs = new FakeRunService();
        runs.Runs.Add(RunFactory.Run("a") with { Tags = ["lecture 3", "other"] });
        var (_, proposals) = await new QueryCompletion(runs).SuggestAsync(text, TestContext.Current.CancellationToken);
        return QueryDraft.IsUnfinished(text, proposals);
    }
}
