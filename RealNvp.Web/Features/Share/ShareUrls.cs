using System.Globalization;

namespace RealNvp.Web.Features.Share;

/// <summary>Addresses of shared pages and of their management.</summary>
public static class ShareUrls
{
    /// <summary>The page with all links.</summary>
    public const string List = "/shares";

    public const string Api = "/api/v1/shares";

    /// <summary>Everything below it is open to those who hold the token.</summary>
    public static string Page(string token) => $"/s/{token}";

    /// <summary>The page for a frame in another site's page.</summary>
    /// <param name="theme"><c>light</c> or <c>dark</c>; null: as the reader's system has it.</param>
    public static string Embed(string token, string? theme = null) => $"/s/{token}/embed" + (theme is null ? "" : $"?theme={theme}");

    /// <summary>The form of a new run, filled with a shared run's settings.</summary>
    public static string OpenInWorkspace(string token, int run) => string.Create(CultureInfo.InvariantCulture, $"/runs/new?shared={token}&run={run}");

    /// <summary>The form of a new sweep, filled with a shared one.</summary>
    public static string OpenSweepInWorkspace(string token) => $"/sweeps/new?shared={token}";

    /// <summary>A page of a shared view's table.</summary>
    public static string ViewPage(string token, int page) => page == 1 ? Page(token) : string.Create(CultureInfo.InvariantCulture, $"/s/{token}?page={page}");

    public static string ViewEmbed(string token, int page, string? theme) => string.Create(
        CultureInfo.InvariantCulture, $"/s/{token}/embed?page={page}{(theme is null ? "" : $"&theme={theme}")}");

    public static string Metrics(string token, int run) => string.Create(CultureInfo.InvariantCulture, $"/s/{token}/runs/{run}/metrics");

    /// <summary>Curves of a comparison's runs, which go by their place in the link.</summary>
    public static string Curves(string token) => $"/s/{token}/curves";

    /// <summary>The raw file of any epoch, with <c>{epoch}</c> in the epoch's place.</summary>
    public static string SnapshotFiles(string token, int run) => string.Create(CultureInfo.InvariantCulture, $"/s/{token}/runs/{run}/snapshots/{{epoch}}");

    /// <summary>The picture that chats and networks show in the link's place.</summary>
    public static string Preview(string token) => $"/s/{token}/preview.png";

    /// <param name="page">Of a view the page of its table.</param>
    public static string State(string token, int page = 1) => page == 1 ? $"/s/{token}/state" : string.Create(CultureInfo.InvariantCulture, $"/s/{token}/state?page={page}");
}
