using Microsoft.AspNetCore.Components;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>A browser at the end of a slow line: it tells of a new location only when asked to.</summary>
internal sealed class SlowBrowser : NavigationManager
{
    private readonly Queue<string> _onTheirWay = new();

    public SlowBrowser(string path) => Initialize("http://localhost/", "http://localhost" + path);

    /// <summary>Tells of the oldest location that is still on its way.</summary>
    public void Arrive()
    {
        Uri = _onTheirWay.Dequeue();
        NotifyLocationChanged(isInterceptedLink: false);
    }

    protected override void NavigateToCore(string uri, NavigationOptions options) => _onTheirWay.Enqueue(ToAbsoluteUri(uri).ToString());
}
