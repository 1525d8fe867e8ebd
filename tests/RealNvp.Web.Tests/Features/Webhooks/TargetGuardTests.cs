using System.Net;
using Microsoft.Extensions.Options;
using RealNvp.Web.Features.Webhooks.Sending;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Features.Webhooks;

public class TargetGuardTests
{
    private readonly ScriptedResolver _resolver = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.255.0.9:8443/x")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://172.16.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://100.100.100.200/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://192.0.0.192/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://198.18.0.1/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://255.255.255.255/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[::127.0.0.1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fe80::1%251]/")]
    [InlineData("https://[fc00::1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[ff02::1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/")]
    [InlineData("http://93.184.216.34/")]
    public async Task An_address_inside_or_without_tls_is_refused(string url)
    {
        var refusal = await Guard().CheckAsync(new Uri(url), Token);

        Assert.NotNull(refusal);
        Assert.EndsWith("Allowed are https addresses on the public internet, and what the setting RealNvp:Webhooks:AllowedTargets names.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://93.184.216.34/hook")]
    [InlineData("https://172.32.0.1/")]
    [InlineData("https://[2606:2800:220:1::1]/")]
    public async Task A_public_address_with_tls_is_allowed(string url) => Assert.Null(await Guard().CheckAsync(new Uri(url), Token));

    [Fact]
    public async Task A_name_goes_by_its_addresses()
    {
        _resolver.Set("inner.example.org", "10.1.2.3");
        _resolver.Set("localhost", "127.0.0.1 ::1");
        _resolver.Set("outer.example.org", "93.184.216.34");

        Assert.Contains("The target inner.example.org is refused: 10.1.2.3 is a private address.", await Guard().CheckAsync(new Uri("https://inner.example.org/"), Token), StringComparison.Ordinal);
        Assert.NotNull(await Guard().CheckAsync(new Uri("https://localhost/"), Token));
        Assert.Null(await Guard().CheckAsync(new Uri("https://outer.example.org/"), Token));
        Assert.Contains("it is not https", await Guard().CheckAsync(new Uri("http://outer.example.org/"), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_cannot_be_resolved_just_now_is_taken_if_nothing_else_is_wrong_with_it()
    {
        Assert.Null(await Guard().CheckAsync(new Uri("https://unknown.example.org/"), Token));
        Assert.NotNull(await Guard().CheckAsync(new Uri("http://unknown.example.org/"), Token));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "http://10.1.2.3/", true)]
    [InlineData("10.0.0.0/8", "http://inner.example.org/", true)]
    [InlineData("10.0.0.0/8", "https://192.168.0.1/", false)]
    [InlineData("10.1.2.3", "http://10.1.2.3/", true)]
    [InlineData("10.1.2.3", "http://10.1.2.4/", false)]
    [InlineData("127.0.0.0/8", "https://[::ffff:127.0.0.1]/", true)]
    [InlineData("::1", "http://[::1]:9000/", true)]
    [InlineData("inner.example.org", "http://inner.example.org/", true)]
    [InlineData("inner.example.org", "http://INNER.example.org./", true)]
    [InlineData("inner.example.org", "http://other.example.org/", false)]
    [InlineData("*.example.org", "http://other.example.org/", true)]
    [InlineData("*.example.org", "http://example.org/", false)]
    [InlineData("*.example.org", "http://badexample.org/", false)]
    public async Task The_settings_allow_more(string allowed, string url, bool isAllowed)
    {
        foreach (var host in (string[])["inner.example.org", "inner.example.org.", "other.example.org", "example.org", "badexample.org"])
        {
            _resolver.Set(host, "10.1.2.3");
        }

        Assert.Equal(isAllowed, await Guard(allowed).CheckAsync(new Uri(url), Token) is null);
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("http://hooks.lan")]
    [InlineData("hooks.lan:8080")]
    [InlineData("*")]
    [InlineData("a b")]
    public void What_is_neither_host_nor_network_is_no_target(string text) => Assert.Null(AllowedTarget.Parse(text));

    [Fact]
    public void Waits_grow_up_to_six_hours_and_honour_what_the_receiver_asks()
    {
        var waits = Enumerable.Range(1, 12).Select(attempt => RetryDelay.After(attempt, 10).TotalSeconds).ToList();

        Assert.InRange(waits[0], 8, 12);
        Assert.InRange(waits[1], 24, 36);
        Assert.InRange(waits[11], 0.8 * 6 * 3600, 1.2 * 6 * 3600);
        Assert.Equal(TimeSpan.FromMinutes(5), RetryDelay.After(1, 10, TimeSpan.FromMinutes(5)));
        Assert.Equal(TimeSpan.FromHours(6), RetryDelay.After(1, 10, TimeSpan.FromDays(5)));
        Assert.True(Enumerable.Range(0, 50).Select(_ => RetryDelay.After(3, 10)).Distinct().Count() > 1);
    }

    [Fact]
    public void An_address_that_stands_for_another_is_that_other() =>
        Assert.Equal(IPAddress.Loopback, AddressKinds.Plain(IPAddress.Parse("::ffff:127.0.0.1")));

    private TargetGuard Guard(string allowed = "") => new(Options.Create(new StudioOptions { Webhooks = new WebhookOptions { AllowedTargets = allowed } }), _resolver);
}
