using RealNvp.Engine.Export;

namespace RealNvp.Web.Features.Runs.Reproduce;

/// <summary>The weights of two runs compared bit by bit.</summary>
/// <param name="Count">Numbers compared.</param>
/// <param name="Different">How many differ.</param>
/// <param name="Largest">Largest absolute difference.</param>
public sealed record WeightComparison(long Count, long Different, double Largest)
{
    /// <summary>Compares all tensors of two files by name, the standardizer among them; what only one has counts as different.</summary>
    /// <exception cref="SafeTensorsException">A file cannot be read.</exception>
    public static WeightComparison Of(byte[] from, byte[] to)
    {
        var (a, b) = (Read(from), Read(to));
        var names = a.Keys.Union(b.Keys).ToList();
        return names.Select(name => Compare(a.GetValueOrDefault(name), b.GetValueOrDefault(name)))
            .Aggregate(new WeightComparison(0, 0, 0), (sum, one) => new WeightComparison(
                sum.Count + one.Count, sum.Different + one.Different, double.IsNaN(one.Largest) ? double.NaN : Math.Max(sum.Largest, one.Largest)));
    }

    private static WeightComparison Compare(double[]? from, double[]? to)
    {
        if (from is null || to is null || from.Length != to.Length)
        {
            var count = Math.Max(from?.Length ?? 0, to?.Length ?? 0);
            return new WeightComparison(count, count, double.NaN);
        }

        var (different, largest) = (0L, 0.0);
        for (var i = 0; i < from.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(from[i]) != BitConverter.DoubleToInt64Bits(to[i]))
            {
                different++;
                largest = Math.Max(largest, Math.Abs(from[i] - to[i]));
            }
        }

        return new WeightComparison(from.Length, different, largest);
    }

    /// <summary>Each float32 is one float64, so comparing those compares the bits.</summary>
    private static Dictionary<string, double[]> Read(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return SafeTensorsReader.Read(stream).Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Values<double>());
    }
}
