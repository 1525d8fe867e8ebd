using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

public class RunPaletteTests
{
    private static readonly IReadOnlyList<string> ManyIds = [.. Enumerable.Range(0, 500).Select(i => $"run{i:x}q")];

    [Fact]
    public void A_run_keeps_its_colour_between_versions_and_machines() =>
        Assert.Equal(["var(--run-8)", "var(--run-5)"], new[] { "yzqy75v8hf", "rafegm6tye" }.Select(RunPalette.Of));

    [Fact]
    public void All_colours_are_used_about_equally()
    {
        var counts = ManyIds.GroupBy(RunPalette.Of).Select(group => group.Count()).ToList();

        Assert.Equal(RunPalette.Count, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 20, 75));
    }

    [Fact]
    public void Runs_shown_together_have_colours_of_their_own_and_keep_theirs_where_they_can()
    {
        for (var start = 0; start < 200; start += 10)
        {
            var ids = ManyIds.Skip(start).Take(10).ToList();
            var colours = RunPalette.Assign(ids);

            Assert.Equal(10, colours.Values.Distinct().Count());
            Assert.Equal(RunPalette.Of(ids[0]), colours[ids[0]]);
        }
    }

    [Fact]
    public void More_runs_than_colours_still_get_one_each()
    {
        var colours = RunPalette.Assign([.. ManyIds.Take(30)]);

        Assert.Equal(30, colours.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[data-theme=\"dark\"]")]
    public void The_style_sheet_defines_every_colour(string theme)
    {
        var css = File.ReadAllText(RepositoryFile("RealNvp.Web", "wwwroot", "app.css"));
        var block = css[css.IndexOf($":root{theme} {{", StringComparison.Ordinal)..];
        block = block[..block.IndexOf('}', StringComparison.Ordinal)];

        Assert.All(Enumerable.Range(0, RunPalette.Count), i => Assert.Contains($"--run-{i}: #", block, StringComparison.Ordinal));
    }

    private static string RepositoryFile(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RealNvp.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder!.FullName, .. path]);
    }
}
