using Microsoft.Extensions.Options;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Hosting;

public class PublicAddressTests
{
    [Theory]
    [InlineData(null, "http://10.0.0.5:5080/s/x")]
    [InlineData("https://flows.example.org", "https://flows.example.org/s/x")]
    [InlineData("https://example.org/flows/", "https://example.org/flows/s/x")]
    public void Links_that_leave_the_studio_begin_with_the_address_outside(string? publicUrl, string expected) =>
        Assert.Equal(expected, new PublicAddress(Options.Create(new StudioOptions { PublicUrl = publicUrl })).Of("http://10.0.0.5:5080/", "/s/x"));
}
