using System.Text.RegularExpressions;
using RealNvp.Web.Features.Share.Public;
using RealNvp.Web.Tests.Api;

namespace RealNvp.Web.Tests.Features.Share;

/// <summary>Light and dark on shared pages.</summary>
[Collection(ApiCollection.Name)]
public sealed class SharedThemeTests(ApiFixture api)
{
    [Fact]
    public async Task A_page_names_no_theme_so_that_the_system_decides_and_a_frame_names_the_one_asked_for()
    {
        var (_, path) = await api.ShareAsync($$"""{"runs":["{{await api.CompleteAsync("themed")}}"]}""");

        Assert.Equal(("", "system"), await ThemeAsync(path));
        Assert.Equal(("", "system"), await ThemeAsync(path + "/embed"));
        Assert.Equal(("light", ""), await ThemeAsync(path + "/embed?theme=light"));
        Assert.Equal(("dark", ""), await ThemeAsync(path + "/embed?theme=dark"));
        Assert.Equal(("", "system"), await ThemeAsync(path + "/embed?theme=odd"));
    }

    [Fact]
    public void Every_dark_colour_is_also_there_for_a_dark_system_and_only_where_no_theme_is_named()
    {
        var styles = api.Get<SharedAssets>().Styles;
        var media = styles[styles.LastIndexOf("@media (prefers-color-scheme: dark)", StringComparison.Ordinal)..];
        var chosen = Regex.Matches(styles, @":root\[data-theme=""dark""\] \{([^}]*)\}").Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(2, chosen.Count);
        Assert.Equal(chosen, Regex.Matches(media, @":root:not\(\[data-theme\]\) \{([^}]*)\}").Select(match => match.Groups[1].Value));
        Assert.Contains("color-scheme: dark", media, StringComparison.Ordinal);
    }

    private async Task<(string Theme, string Choice)> ThemeAsync(string path)
    {
        using var response = await api.GetAsync(path);
        var element = Regex.Match(await response.Content.ReadAsStringAsync(ApiFixture.Token), "<html[^>]*>").Value;
        return (Regex.Match(element, "data-theme=\"([^\"]*)\"").Groups[1].Value, Regex.Match(element, "data-theme-choice=\"([^\"]*)\"").Groups[1].Value);
    }
}
