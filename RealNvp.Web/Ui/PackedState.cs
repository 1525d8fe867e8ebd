using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Ui;

/// <summary>
/// What a page keeps from its first rendering for its circuit, packed: it is encrypted before it is sent, after which nothing makes it smaller, and it travels
/// to the browser and back.
/// </summary>
public static class PackedState
{
    public static string Pack<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(packer, value, SpecJson.Options);
        }

        return Base64Url.EncodeToString(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    /// <exception cref="Exception">The text was not made by <see cref="Pack"/>; pages get none such, as what they keep is encrypted.</exception>
    public static T? Unpack<T>(string text)
    {
        using var packed = new MemoryStream(Base64Url.DecodeFromChars(text));
        using var unpacker = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(unpacker, SpecJson.Options);
    }
}
