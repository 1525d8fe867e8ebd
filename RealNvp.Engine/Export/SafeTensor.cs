using System.Numerics;
using System.Runtime.InteropServices;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Export;

/// <summary>A named array of a safetensors file, row-major.</summary>
public sealed class SafeTensor
{
    internal SafeTensor(string name, SafeTensorType type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> data) =>
        (Name, Type, Shape, Data) = (name, type, shape, data);

    public string Name { get; }

    public SafeTensorType Type { get; }

    public IReadOnlyList<long> Shape { get; }

    /// <summary>The elements, little-endian.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>A tensor of a copy of float32 values.</summary>
    public static SafeTensor Of(string name, ReadOnlySpan<float> values, params IReadOnlyList<long> shape) =>
        Create(name, SafeTensorType.F32, values, shape);

    /// <summary>A tensor of a copy of float64 values.</summary>
    public static SafeTensor Of(string name, ReadOnlySpan<double> values, params IReadOnlyList<long> shape) =>
        Create(name, SafeTensorType.F64, values, shape);

    /// <summary>The elements, converted where the file holds another type.</summary>
    public T[] Values<T>()
        where T : unmanaged, INumberBase<T>
    {
        return Type == SafeTensorType.F64
            ? Convert(MemoryMarshal.Cast<byte, double>(Data.Span))
            : Convert(MemoryMarshal.Cast<byte, float>(Data.Span));

        static T[] Convert<TFrom>(ReadOnlySpan<TFrom> from)
            where TFrom : INumberBase<TFrom>
        {
            var to = LargePages.Allocate<T>(from.Length);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = T.CreateTruncating(from[i]);
            }

            return to;
        }
    }

    internal static int SizeOf(SafeTensorType type) => type == SafeTensorType.F64 ? 8 : 4;

    private static SafeTensor Create<T>(string name, SafeTensorType type, ReadOnlySpan<T> values, IReadOnlyList<long> shape)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Safetensors files are little-endian; this machine is not.");
        }

        if (shape.Aggregate(1L, (product, size) => checked(product * size)) != values.Length)
        {
            throw new ArgumentException($"{values.Length} values do not fill the shape [{string.Join(", ", shape)}] of {name}.", nameof(shape));
        }

        return new SafeTensor(name, type, shape, MemoryMarshal.AsBytes(values).ToArray());
    }
}
