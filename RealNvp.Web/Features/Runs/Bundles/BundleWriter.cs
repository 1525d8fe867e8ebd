using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using RealNvp.Engine;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>Writes the parts of a bundle into a zip and, at the end, the manifest that vouches for them.</summary>
internal sealed class BundleWriter(Stream destination, TimeProvider time) : IDisposable
{
    private readonly ZipArchive _zip = new(destination, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<BundlePart> _parts = [];

    public async Task AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _parts.Add(new BundlePart(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
        await WriteAsync(name, content, cancellationToken);
    }

    public Task AddJsonAsync<T>(string name, T value, CancellationToken cancellationToken) =>
        AddAsync(name, JsonSerializer.SerializeToUtf8Bytes(value, SpecJson.Indented), cancellationToken);

    public Task FinishAsync(CancellationToken cancellationToken)
    {
        var manifest = new BundleManifest(
            BundleManifest.FormatName, BundleManifest.CurrentVersion, EngineVersion.Number, time.GetUtcNow().UtcDateTime, _parts);
        return WriteAsync(BundleNames.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest, SpecJson.Indented), cancellationToken);
    }

    public void Dispose() => _zip.Dispose();

    private async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Random-looking floats hardly shrink: more effort would be lost on them.
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = time.GetUtcNow();
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }
}
