using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>
/// What a shared page needs before its first paint, as text. It goes into the page itself: four small files would otherwise have to be asked for,
/// one after another on a slow machine, before anything is seen.
/// </summary>
public sealed partial class SharedAssets(IWebHostEnvironment environment)
{
    private static readonly string[] Sheets = ["app.css", "charts/charts.css", "share/share.css"];

    /// <summary>The look of the studio, of its charts and of shared pages, without the comments; dark where the reader's system is and nobody has said otherwise.</summary>
    public string Styles { get; } = WithSystemTheme(
        Indentation().Replace(Comment().Replace(string.Concat(Sheets.Select(path => Read(environment.WebRootFileProvider, path))), ""), "\n"));

    /// <summary>
    /// Sets the theme that the reader has chosen in the studio before anything is painted; without a choice the style sheet follows the system. What a
    /// page needs of themes later (<c>shell/theme.js</c>) comes after the first paint, with the charts. A browser that forbids its storage throws: then nobody
    /// has chosen, and the system's theme is right.
    /// </summary>
    public const string ThemeScript =
        """try{const t=localStorage.getItem("realnvp.theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}""";

    /// <summary>The dark theme's colours once more, for documents that name no theme: a media query is all that there is where scripts are off.</summary>
    private static string WithSystemTheme(string styles) => styles
        + "@media (prefers-color-scheme: dark) {\n"
        + string.Concat(DarkTheme().Matches(styles).Select(block => $":root:not([data-theme]) {block.Groups[1].Value}\n"))
        + "}\n";

    private static string Read(IFileProvider files, string path)
    {
        using var reader = new StreamReader(files.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/\*.*?\*/\s*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\n\s+")]
    private static partial Regex Indentation();

    [GeneratedRegex(@":root\[data-theme=""dark""\] (\{[^}]*\})")]
    private static partial Regex DarkTheme();
}
