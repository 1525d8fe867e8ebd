namespace RealNvp.Engine.Tests;

public class ShortTextTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc…")]
    [InlineData("ab😀c", 3, "ab…")]
    [InlineData("ab😀c", 4, "ab😀…")]
    public void A_long_text_is_cut_between_characters_and_not_within_one(string text, int most, string shown) => Assert.Equal(shown, ShortText.Of(text, most));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("ab😀c", 3, "ab")]
    [InlineData("😀", 0, "")]
    public void What_is_cut_needs_no_sign_of_it(string text, int most, string cut) => Assert.Equal(cut, ShortText.Cut(text, most));
}
