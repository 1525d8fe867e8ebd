using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RealNvp.Web.Tests.Api;

/// <summary>The parts of a bundle in memory, to be changed and packed again, with or without a manifest that fits.</summary>
internal sealed class BundleZip
{
    private const string Manifest = "manifest.json";

    public SortedDictionary<string, byte[]> Parts { get; } = new(StringComparer.Ordinal);

    public static BundleZip Read(byte[] zip)
    {
        var bundle = new BundleZip();
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            bundle.Parts.Add(entry.FullName, content.ToArray());
        }

        return bundle;
    }

    public string Text(string name) => Encoding.UTF8.GetString(Parts[name]);

    public BundleZip Set(string name, string text)
    {
        Parts[name] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    public BundleZip Json(string name, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Parts[name])!;
        change(json);
        return Set(name, json.ToJsonString());
    }

    /// <summary>Makes the manifest true again after a change.</summary>
    public BundleZip Sealed() => Json(Manifest, json => json["parts"] = new JsonArray([.. Parts.Where(part => part.Key != Manifest).Select(part => (JsonNode)new JsonObject
    {
        ["name"] = part.Key,
        ["bytes"] = part.Value.Length,
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(part.Value)),
    })]));

    /// <param name="twice">A name that is put in a second time.</param>
    public byte[] Pack(string? twice = null)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in twice is null ? Parts : Parts.Append(new(twice, Parts[twice])))
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
