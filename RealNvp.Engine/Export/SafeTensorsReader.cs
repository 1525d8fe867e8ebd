using System.Buffers.Binary;
using System.Text.Json;

namespace RealNvp.Engine.Export;

/// <summary>
/// Reads the safetensors format from a file nobody vouches for: lengths are checked against the file before memory is taken for them, and
/// the byte ranges must fill the data without gap or overlap, as the format demands.
/// </summary>
public static class SafeTensorsReader
{
    /// <summary>The format's own limit.</summary>
    public const long MaxHeaderBytes = 100_000_000;

    /// <summary>Reads to the end of a seekable stream.</summary>
    /// <exception cref="SafeTensorsException">The content is cut off, corrupt or of another kind.</exception>
    public static SafeTensorsFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var available = stream.Length - stream.Position - 8;
        Span<byte> lengthBytes = stackalloc byte[8];
        if (available < 2)
        {
            throw new SafeTensorsException("The file is too short to be a safetensors file.");
        }

        stream.ReadExactly(lengthBytes);
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (headerLength > MaxHeaderBytes || headerLength > (ulong)available)
        {
            throw new SafeTensorsException(
                $"The file says its header has {headerLength:#,##0} bytes, but {available:#,##0} follow: it is cut off or not a safetensors file.");
        }

        var header = new byte[(int)headerLength];
        stream.ReadExactly(header);
        var (entries, metadata) = ParseHeader(header);
        CheckRanges(entries, available - header.Length);

        // Each tensor has an array of its own: all together may be more than one array holds.
        var tensors = new List<SafeTensor>();
        foreach (var entry in entries)
        {
            var length = entry.End - entry.Begin;
            if (length > Array.MaxLength)
            {
                throw new SafeTensorsException($"The tensor {entry.Name} holds {length:#,##0} bytes; at most {Array.MaxLength:#,##0} can be read.");
            }

            var data = new byte[(int)length];
            stream.ReadExactly(data);
            tensors.Add(new SafeTensor(entry.Name, entry.Type, entry.Shape, data));
        }

        return new SafeTensorsFile(tensors, metadata);
    }

    private static (List<Entry> Entries, Dictionary<string, string> Metadata) ParseHeader(byte[] header)
    {
        try
        {
            using var document = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 8 });
            var entries = new List<Entry>();
            var metadata = new Dictionary<string, string>();
            var names = new HashSet<string>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name))
                {
                    throw new SafeTensorsException($"The header names {property.Name} twice.");
                }

                if (property.Name == "__metadata__")
                {
                    foreach (var text in property.Value.EnumerateObject())
                    {
                        metadata[text.Name] = text.Value.GetString() ?? "";
                    }
                }
                else
                {
                    entries.Add(ParseEntry(property.Name, property.Value));
                }
            }

            return (entries, metadata);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new SafeTensorsException("The header is not the JSON of a safetensors file.", exception);
        }
    }

    private static Entry ParseEntry(string name, JsonElement value)
    {
        if (!Enum.TryParse<SafeTensorType>(value.GetProperty("dtype").GetString(), out var type) || !Enum.IsDefined(type))
        {
            throw new SafeTensorsException($"Tensor {name} has the type {value.GetProperty("dtype").GetString()}; F32 and F64 can be read.");
        }

        var shape = value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
        {
            throw new SafeTensorsException($"Tensor {name} has {offsets.GetArrayLength()} offsets instead of 2.");
        }

        return new Entry(name, type, shape, offsets[0].GetInt64(), offsets[1].GetInt64());
    }

    /// <summary>Sorts the entries as they lie in the file, and makes sure that they fill it.</summary>
    private static void CheckRanges(List<Entry> entries, long dataLength)
    {
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != end || entry.End < entry.Begin || entry.End > dataLength)
            {
                throw new SafeTensorsException(
                    $"Tensor {entry.Name} lies at bytes {entry.Begin} to {entry.End}, which overlaps, leaves a gap or exceeds the {dataLength:#,##0} bytes of data: the file is cut off or corrupt.");
            }

            if (entry.Bytes() != entry.End - entry.Begin)
            {
                throw new SafeTensorsException($"Tensor {entry.Name} of shape [{string.Join(", ", entry.Shape)}] does not take the {entry.End - entry.Begin} bytes it has.");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            throw new SafeTensorsException($"The tensors end at byte {end:#,##0} of {dataLength:#,##0}: the file is corrupt.");
        }
    }

    private sealed record Entry(string Name, SafeTensorType Type, long[] Shape, long Begin, long End)
    {
        /// <summary>Bytes of the shape; -1 where it is negative or overflows.</summary>
        public long Bytes()
        {
            long bytes = SafeTensor.SizeOf(Type);
            foreach (var size in Shape)
            {
                if (size < 0 || (size > 0 && bytes > long.MaxValue / size))
                {
                    return -1;
                }

                bytes *= size;
            }

            return bytes;
        }
    }
}
