using System.Numerics.Tensors;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Evaluation.Baselines;

/// <summary>A start for a mixture: centres drawn far apart, each row with the nearest, then a few rounds of Lloyd's algorithm.</summary>
internal static class KMeansPlusPlus
{
    private const int Rounds = 10;

    /// <returns>For each cluster a 1 for each row that belongs to it, else 0.</returns>
    public static double[][] Assign(double[] rows, int dimension, int clusters, SeededRandom random)
    {
        var count = rows.Length / dimension;
        var centres = Draw(rows, dimension, clusters, random);
        var nearest = new int[count];
        for (var round = 0; round < Rounds && Attach(rows, dimension, centres, nearest); round++)
        {
            Move(rows, dimension, centres, nearest);
        }

        var members = new double[clusters][];
        for (var k = 0; k < clusters; k++)
        {
            members[k] = new double[count];
        }

        for (var i = 0; i < count; i++)
        {
            members[nearest[i]][i] = 1;
        }

        return members;
    }

    /// <summary>Each further centre is a row, drawn with the square of its distance to the nearest centre so far.</summary>
    private static double[][] Draw(double[] rows, int dimension, int clusters, SeededRandom random)
    {
        var count = rows.Length / dimension;
        var centres = new double[clusters][];
        var distances = new double[count];
        Array.Fill(distances, double.PositiveInfinity);
        var chosen = random.NextInt(count);
        for (var k = 0; k < clusters; k++)
        {
            centres[k] = rows.AsSpan(chosen * dimension, dimension).ToArray();
            for (var i = 0; i < count; i++)
            {
                distances[i] = Math.Min(distances[i], Squared(rows.AsSpan(i * dimension, dimension), centres[k]));
            }

            var target = random.NextDouble() * TensorPrimitives.Sum<double>(distances);
            chosen = count - 1;
            for (var i = 0; i < count; i++)
            {
                target -= distances[i];
                if (target < 0)
                {
                    chosen = i;
                    break;
                }
            }
        }

        return centres;
    }

    private static bool Attach(double[] rows, int dimension, double[][] centres, int[] nearest)
    {
        var changed = false;
        for (var i = 0; i < nearest.Length; i++)
        {
            var row = rows.AsSpan(i * dimension, dimension);
            var (best, least) = (0, double.PositiveInfinity);
            for (var k = 0; k < centres.Length; k++)
            {
                var distance = Squared(row, centres[k]);
                if (distance < least)
                {
                    (best, least) = (k, distance);
                }
            }

            changed |= nearest[i] != best;
            nearest[i] = best;
        }

        return changed;
    }

    private static void Move(double[] rows, int dimension, double[][] centres, int[] nearest)
    {
        var counts = new int[centres.Length];
        var sums = centres.Select(_ => new double[dimension]).ToArray();
        for (var i = 0; i < nearest.Length; i++)
        {
            counts[nearest[i]]++;
            TensorPrimitives.Add<double>(sums[nearest[i]], rows.AsSpan(i * dimension, dimension), sums[nearest[i]]);
        }

        for (var k = 0; k < centres.Length; k++)
        {
            if (counts[k] > 0) // An empty cluster stays where it is.
            {
                TensorPrimitives.Divide(sums[k], counts[k], centres[k]);
            }
        }
    }

    private static double Squared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var distance = TensorPrimitives.Distance(a, b);
        return distance * distance;
    }
}
