using System.Buffers.Binary;
using System.Text;
using RealNvp.Engine.Export;

namespace RealNvp.Engine.Tests.Export;

public sealed class SafeTensorsTests
{
    public static TheoryData<string, string> HostileHeaders => new()
    {
        { """not json""", "not the JSON" },
        { """[]""", "not the JSON" },
        { """{"a":1}""", "not the JSON" },
        { """{"a":{"dtype":"F32","shape":[2]}}""", "not the JSON" },
        { """{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", "not the JSON" },
        { """{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", "not the JSON" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}""", "offsets" },
        { """{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", "type I64" },
        { """{"a":{"dtype":"7","shape":[1],"data_offsets":[0,8]}}""", "type 7" },
        { """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "shape [3]" },
        { """{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "shape [-2]" },
        { """{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,8]}}""", "shape" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "overlaps" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "overlaps" },
        { """{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "exceeds" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "gap" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlaps" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "end at byte 4 of 8" },
        { """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "twice" },
        { """{"__metadata__":{"x":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "not the JSON" },
        { new string('[', 50), "not the JSON" },
    };

    [Fact]
    public void Tensors_and_metadata_come_back()
    {
        var file = new SafeTensorsFile(
            [SafeTensor.Of("a", [1f, 2, 3, 4, 5, 6], 2, 3), SafeTensor.Of("ä \"b\"", [0.1, double.NaN], 2), SafeTensor.Of("empty", ReadOnlySpan<float>.Empty, 0, 4)],
            new Dictionary<string, string> { ["spec"] = "{\"x\": 1}" });

        var back = Read(Write(file));

        Assert.Equal(["a", "empty", "ä \"b\""], back.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        Assert.Equal([2, 3], back.Get("a").Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], back.Get("a").Values<float>());
        Assert.Equal([0.1, double.NaN], back.Get("ä \"b\"").Values<double>());
        Assert.Empty(back.Get("empty").Values<float>());
        Assert.Equal("{\"x\": 1}", back.Metadata["spec"]);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var bytes = Write(new SafeTensorsFile([SafeTensor.Of("w", [1f, -2f], 1, 2)], new Dictionary<string, string>()));

        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""", Encoding.UTF8.GetString(bytes, 8, length).TrimEnd(' '));
        Assert.Equal(0, length % 8);
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], bytes[(8 + length)..]);
    }

    [Theory]
    [MemberData(nameof(HostileHeaders))]
    public void Hostile_headers_are_refused_with_a_reason(string header, string reason)
    {
        var error = Assert.Throws<SafeTensorsException>(() => Read(WithHeader(header, (ulong)Encoding.UTF8.GetByteCount(header), 8)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 62)]
    [InlineData(100_000_001UL)]
    [InlineData(1_000UL)]
    public void A_header_longer_than_the_file_takes_no_memory(ulong length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<SafeTensorsException>(() => Read(WithHeader("{}", length, 8)));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var whole = Write(new SafeTensorsFile([SafeTensor.Of("w", [1f, -2f], 2)], new Dictionary<string, string> { ["a"] = "b" }));
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<SafeTensorsException>(() => Read(whole[..length]));
        }
    }

    [Fact]
    public void A_shape_must_hold_its_values() => Assert.Throws<ArgumentException>(() => SafeTensor.Of("w", [1f, 2f], 3));

    private static byte[] Write(SafeTensorsFile file)
    {
        using var stream = new MemoryStream();
        SafeTensorsWriter.Write(stream, file);
        return stream.ToArray();
    }

    private static SafeTensorsFile Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SafeTensorsReader.Read(stream);
    }

    private static byte[] WithHeader(string header, ulong length, int dataBytes)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        return [.. bytes, .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]];
    }
}
