using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RealNvp.Web.Charts;

namespace RealNvp.Web.Tests.Charts;

/// <summary>Charts on a <see cref="ChartBrowser"/>.</summary>
public abstract class ChartContext : BunitContext
{
    private protected ChartContext() => Services.AddSingleton(new ChartModule(Browser));

    private protected ChartBrowser Browser { get; } = new();
}
