using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Hosting;

public class ShortTextTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab😀c", 3, "ab…")]
    [InlineData("ab😀c", 4, "ab😀…")]
    public void A_long_text_is_cut_between_characters_and_not_within_one(string text, int most, string shown) => Assert.Equal(shown, ShortText.Of(text, most));
}
