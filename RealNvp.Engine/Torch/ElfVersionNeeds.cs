using System.Buffers.Binary;
using System.Text;

namespace RealNvp.Engine.Torch;

/// <summary>
/// The table of symbol versions that a 64-bit little-endian ELF library needs from others (section <c>.gnu.version_r</c>,
/// Linux Standard Base Core 5.0, 10.7.2). The loader refuses a library whose needs are not met, unless an entry is marked weak.
/// </summary>
internal static class ElfVersionNeeds
{
    private const uint SectionTypeVersionNeeds = 0x6ffffffe;
    private const ushort FlagWeak = 2;

    /// <summary>Marks every need of a version as weak: if the version is missing, the loader warns nobody and goes on.</summary>
    /// <param name="image">The whole library file; changed in place.</param>
    /// <param name="version">For example <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>How many entries name that version.</returns>
    /// <exception cref="InvalidDataException">The bytes are no 64-bit little-endian ELF file with sane tables.</exception>
    public static int MarkWeak(Span<byte> image, string version)
    {
        try
        {
            if (!image.StartsWith("\u007fELF\u0002\u0001"u8))
            {
                throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
            }

            var sections = checked((int)U64(image, 0x28));
            int entrySize = U16(image, 0x3A), count = U16(image, 0x3C);
            var marked = 0;
            for (var i = 0; i < count; i++)
            {
                var header = image[(sections + i * entrySize)..];
                if (U32(header, 4) == SectionTypeVersionNeeds)
                {
                    var names = image[(sections + (int)U32(header, 40) * entrySize)..];
                    marked += MarkSection(image, checked((int)U64(header, 24)), (int)U32(header, 44), checked((int)U64(names, 24)), version);
                }
            }

            return marked;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The ELF file's tables point outside of it.", exception);
        }
    }

    private static int MarkSection(Span<byte> image, int start, int libraries, int names, string version)
    {
        var marked = 0;
        for (int need = start, n = 0; n < libraries; n++)
        {
            var aux = need + (int)U32(image, need + 8);
            for (var a = 0; a < U16(image, need + 2); a++)
            {
                if (Text(image, names + (int)U32(image, aux + 8)) == version)
                {
                    var flags = image[(aux + 4)..];
                    BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(U16(flags, 0) | FlagWeak));
                    marked++;
                }

                aux += (int)U32(image, aux + 12);
            }

            need += (int)U32(image, need + 12);
        }

        return marked;
    }

    private static string Text(ReadOnlySpan<byte> image, int offset)
    {
        var rest = image[offset..];
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static ushort U16(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(image[offset..]);

    private static uint U32(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(image[offset..]);

    private static ulong U64(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(image[offset..]);
}
