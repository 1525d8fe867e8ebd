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

    public static string Metrics(string token, int run) => string.Create(CultureInfo.InvariantCulture, $"/s/{token}/runs/{run}/metrics");

    /// <summary>The raw file of any epoch, with <c>{epoch}</c> in the epoch's place.</summary>
    public static string SnapshotFiles(string token, int run) => string.Create(CultureInfo.InvariantCulture, $"/s/{token}/runs/{run}/snapshots/{{epoch}}");

    /// <summary>The picture that chats and networks show in the link's place.</summary>
    public static string Preview(string token) => $"/s/{token}/preview.png";

    public static string State(string token) => $"/s/{token}/state";
}
