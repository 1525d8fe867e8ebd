using System.Net;

namespace RealNvp.Web.Tests.Features.Datasets;

/// <summary>A CSV body that is made while it is sent.</summary>
internal sealed class LongTable(long bytes) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var block = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1.5,2.5\n", 8192)));
        for (var sent = 0L; sent < bytes; sent += block.Length)
        {
            await stream.WriteAsync(block);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
