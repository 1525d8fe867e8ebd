using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Share;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Webhooks;

namespace RealNvp.Web.Shell;

/// <summary>What the top bar leads to.</summary>
internal static class ShellLinks
{
    public static IReadOnlyList<(string Title, string Href)> All { get; } =
    [
        ("Runs", RunUrls.List),
        ("Sweeps", SweepUrls.List),
        ("Compare", "/compare"),
        ("Data sets", "/datasets"),
        ("Queue", "/queue"),
        ("Links", ShareUrls.List),
        ("Webhooks", WebhookUrls.Page),
        ("API", "/api"),
    ];
}
