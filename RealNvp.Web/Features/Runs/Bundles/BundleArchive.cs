using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>
/// The zip of a bundle nobody vouches for. Nothing is unpacked to disk and no name becomes a path; lengths that the file states are not
/// believed: each part is read up to the size in the manifest and not a byte further, and must have the SHA-256 given there.
/// </summary>
internal sealed class BundleArchive : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;
    private readonly Dictionary<string, BundlePart> _parts;

    private BundleArchive(ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries, Dictionary<string, BundlePart> parts) =>
        (_zip, _entries, _parts) = (zip, entries, parts);

    public IEnumerable<string> Names => _parts.Keys;

    /// <param name="stream">Seekable; closed with the archive.</param>
    /// <exception cref="BundleException">It is no bundle; the message says why.</exception>
    public static async Task<BundleArchive> OpenAsync(Stream stream, BundleLimits limits, CancellationToken cancellationToken)
    {
        ZipArchive zip;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException exception)
        {
            await stream.DisposeAsync();
            throw new BundleException("The file is not a zip archive, or it is cut off.", exception);
        }

        try
        {
            var entries = EntriesOf(zip);
            if (!entries.Remove(BundleNames.Manifest, out var manifest))
            {
                throw new BundleException($"The archive has no {BundleNames.Manifest}: it is not a bundle of a run.");
            }

            var parts = PartsOf(await ReadManifestAsync(manifest, cancellationToken), limits);
            if (entries.Keys.FirstOrDefault(name => !parts.ContainsKey(name)) is { } stranger)
            {
                throw new BundleException($"The archive holds \"{BundleException.Shorten(stranger)}\", of which {BundleNames.Manifest} does not know.");
            }

            return parts.Keys.FirstOrDefault(name => !entries.ContainsKey(name)) is { } missing
                ? throw new BundleException($"{missing} is missing from the archive.")
                : new BundleArchive(zip, entries, parts);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>A part's bytes, checked against the manifest; null: there is no such part.</summary>
    /// <exception cref="BundleException">They are not those that the manifest vouches for.</exception>
    public byte[]? Find(string name)
    {
        if (!_parts.TryGetValue(name, out var part))
        {
            return null;
        }

        var content = ReadExactly(_entries[name], name, part.Bytes);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == part.Sha256
            ? content
            : throw new BundleException($"{name} is damaged: its SHA-256 is not the one in {BundleNames.Manifest}.");
    }

    /// <summary>A part that every bundle has.</summary>
    /// <exception cref="BundleException">It is missing or damaged.</exception>
    public byte[] Get(string name) => Find(name) ?? throw new BundleException($"{name} is missing from the bundle.");

    public void Dispose() => _zip.Dispose();

    private static Dictionary<string, ZipArchiveEntry> EntriesOf(ZipArchive zip)
    {
        try
        {
            if (zip.Entries.Count > BundleLimits.Parts)
            {
                throw new BundleException(string.Create(CultureInfo.InvariantCulture, $"The archive holds {zip.Entries.Count:#,##0} files; at most {BundleLimits.Parts:#,##0} are allowed."));
            }

            var entries = new Dictionary<string, ZipArchiveEntry>();
            foreach (var entry in zip.Entries)
            {
                // Programs that pack anew what was unpacked add the folder by itself.
                if (entry.FullName == "snapshots/")
                {
                    continue;
                }

                if (entry.FullName != BundleNames.Manifest && !BundleNames.IsKnown(entry.FullName))
                {
                    throw new BundleException($"The archive holds \"{BundleException.Shorten(entry.FullName)}\", which is no part of a bundle.");
                }

                if (!entries.TryAdd(entry.FullName, entry))
                {
                    throw new BundleException($"The archive holds {entry.FullName} twice.");
                }
            }

            return entries;
        }
        catch (InvalidDataException exception)
        {
            throw new BundleException("The list of files in the archive is damaged, or the file is cut off.", exception);
        }
    }

    private static async Task<BundleManifest> ReadManifestAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await entry.OpenAsync(cancellationToken);
            var buffer = new byte[BundleLimits.ManifestBytes];
            var count = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            var manifest = count < buffer.Length ? JsonSerializer.Deserialize<BundleManifest>(buffer.AsSpan(0, count), SpecJson.Options) : null;
            return manifest is null || manifest.Format != BundleManifest.FormatName || manifest.Parts is null || manifest.Parts.Any(part => part?.Name is null)
                ? throw new BundleException($"{BundleNames.Manifest} is not that of a bundle of a run.")
                : manifest.Version is < 1 or > BundleManifest.CurrentVersion
                ? throw new BundleException(
                    $"The bundle has the format version {manifest.Version}, written by RealNVP Studio {BundleException.Shorten(manifest.Program ?? "of another version")}; this one reads up to version {BundleManifest.CurrentVersion}.")
                : manifest;
        }
        catch (JsonException exception)
        {
            throw new BundleException($"{BundleNames.Manifest} is not valid JSON.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new BundleException($"{BundleNames.Manifest} is damaged.", exception);
        }
    }

    private static Dictionary<string, BundlePart> PartsOf(BundleManifest manifest, BundleLimits limits)
    {
        var parts = new Dictionary<string, BundlePart>();
        var left = limits.UnpackedBytes;
        foreach (var part in manifest.Parts)
        {
            if (!BundleNames.IsKnown(part.Name) || part.Bytes < 0 || !parts.TryAdd(part.Name, part))
            {
                throw new BundleException($"{BundleNames.Manifest} names \"{BundleException.Shorten(part.Name)}\", which is no part of a bundle, is there twice or has no size.");
            }

            left = part.Bytes > left ? -1 : left - part.Bytes;
            if (left < 0 || part.Bytes > Array.MaxLength)
            {
                throw new BundleException(string.Create(
                    CultureInfo.InvariantCulture, $"The bundle unpacks to more than {limits.UnpackedBytes / 1e6:#,##0} MB, the most that is allowed."));
            }
        }

        return parts;
    }

    private static byte[] ReadExactly(ZipArchiveEntry entry, string name, long bytes)
    {
        try
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            var piece = new byte[1 << 16];

            // Grows with what really comes: a small file that claims to be large takes no memory for it.
            for (int count; (count = stream.Read(piece)) > 0;)
            {
                if (content.Length + count > bytes)
                {
                    throw new BundleException($"{name} unpacks to more than the {bytes} bytes that {BundleNames.Manifest} states.");
                }

                content.Write(piece, 0, count);
            }

            return content.Length == bytes
                ? content.ToArray()
                : throw new BundleException($"{name} unpacks to {content.Length} bytes instead of the {bytes} that {BundleNames.Manifest} states.");
        }
        catch (InvalidDataException exception)
        {
            throw new BundleException($"{name} is damaged: it cannot be unpacked.", exception);
        }
    }
}
