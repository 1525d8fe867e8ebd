using MudBlazor;
using RealNvp.Web.Shell;

namespace RealNvp.Web.Tests.Shell;

/// <summary>Text is readable in both themes: contrast as WCAG 2 computes it, 4.5 for text.</summary>
public class StudioThemeTests
{
    public static TheoryData<string, string, string> Pairs()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (theme, palette) in new[] { ("light", (Palette)StudioTheme.Light.PaletteLight), ("dark", StudioTheme.Dark.PaletteDark) })
        {
            foreach (var (name, colour) in new[]
            {
                ("primary", palette.Primary), ("error", palette.Error), ("success", palette.Success), ("warning", palette.Warning),
                ("info", palette.Info), ("text", palette.TextPrimary), ("secondary text", palette.TextSecondary),
            })
            {
                data.Add($"{name} on the surface, {theme}", Hex(colour), Hex(palette.Surface));
                data.Add($"{name} on the page, {theme}", Hex(colour), Hex(palette.Background));
            }

            data.Add($"text of a primary button, {theme}", Hex(palette.PrimaryContrastText), Hex(palette.Primary));
            data.Add($"text of an error button, {theme}", Hex(palette.ErrorContrastText), Hex(palette.Error));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void It_can_be_read(string what, string text, string ground) =>
        Assert.True(Contrast(text, ground) >= 4.5, $"{what}: {text} on {ground} has a contrast of {Contrast(text, ground):0.00}.");

    [Fact]
    public void The_dark_colours_hold_only_where_the_document_says_so() =>
        Assert.Equal((":root", ":root[data-theme=dark]"), (StudioTheme.Light.PseudoCss.Scope, StudioTheme.Dark.PseudoCss.Scope));

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void The_measure_is_right(string a, string b, double expected) => Assert.Equal(expected, Contrast(a, b), 2);

    private static string Hex(MudBlazor.Utilities.MudColor colour) => colour.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex);

    private static double Contrast(string a, string b)
    {
        var (low, high) = (Math.Min(Luminance(a), Luminance(b)), Math.Max(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(string hex)
    {
        var rgb = Convert.FromHexString(hex[1..7]).Select(value => value / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }
}
