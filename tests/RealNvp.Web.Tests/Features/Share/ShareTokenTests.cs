using RealNvp.Web.Features.Share;

namespace RealNvp.Web.Tests.Features.Share;

public class ShareTokenTests
{
    [Fact]
    public void Tokens_have_192_bits_and_fit_into_an_address()
    {
        var tokens = Enumerable.Range(0, 200).Select(_ => ShareToken.New()).ToList();

        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{32}$", token));
    }

    [Fact]
    public void The_hash_is_of_the_whole_token_and_does_not_contain_it()
    {
        var token = ShareToken.New();
        var hash = ShareToken.HashOf(token)!;

        Assert.Equal(64, hash.Length);
        Assert.Equal(hash, ShareToken.HashOf(token));
        Assert.NotEqual(hash, ShareToken.HashOf((token[0] == 'A' ? 'B' : 'A') + token[1..]));
        Assert.DoesNotContain(token, hash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("../../etc/passwd/../../etc/passw")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_cannot_be_a_token_has_no_hash(string text) => Assert.Null(ShareToken.HashOf(text));
}
