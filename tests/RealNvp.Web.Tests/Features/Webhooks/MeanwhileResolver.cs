using System.Net;
using RealNvp.Web.Features.Webhooks.Sending;

namespace RealNvp.Web.Tests.Features.Webhooks;

/// <summary>Finds a public address for every name, and lets something happen before it answers, once.</summary>
internal sealed class MeanwhileResolver : IHostResolver
{
    public Func<Task>? Meanwhile { get; set; }

    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (Meanwhile is { } happens)
        {
            Meanwhile = null;
            await happens();
        }

        return [IPAddress.Parse("93.184.215.14")];
    }
}
