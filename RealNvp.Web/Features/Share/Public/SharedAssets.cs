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

    /// <summary>The look of the studio, of its charts and of shared pages, without the comments.</summary>
    public string Styles { get; } = Comment().Replace(string.Concat(Sheets.Select(path => Read(environment.WebRootFileProvider, path))), "");

    /// <summary>Chooses light or dark before anything is painted.</summary>
    public string ThemeScript { get; } = Read(environment.WebRootFileProvider, "shell/theme.js");

    private static string Read(IFileProvider files, string path)
    {
        using var reader = new StreamReader(files.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/\*.*?\*/\s*", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
