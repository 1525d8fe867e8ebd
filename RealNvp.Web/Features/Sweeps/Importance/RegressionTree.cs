using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>
/// A regression tree (Breiman, Friedman, Olshen, Stone, "Classification and Regression Trees", 1984): each split takes the most squared error away. Words are
/// split by ordering them by their mean, which gives the best of all divisions in two.
/// </summary>
internal sealed class RegressionTree
{
    /// <summary>Fewest results in a leaf.</summary>
    private const int LeastLeaf = 2;

    private readonly Node _root;

    private RegressionTree(Node root) => _root = root;

    /// <param name="features">Their values by result.</param>
    /// <param name="target">What is to be predicted, by result.</param>
    /// <param name="sample">The results it is fitted to, some of them several times.</param>
    /// <param name="tried">Features looked at for each split, drawn anew each time.</param>
    public static RegressionTree Fit(IReadOnlyList<Feature> features, double[] target, int[] sample, int tried, SeededRandom random) =>
        new(Grow(features, target, sample, tried, random));

    /// <param name="valueOf">The value of a feature, by its place.</param>
    public double Predict(Func<int, double> valueOf)
    {
        var node = _root;
        while (node.Low is not null)
        {
            node = node.GoesLow(valueOf(node.Feature)) ? node.Low : node.High!;
        }

        return node.Mean;
    }

    private static Node Grow(IReadOnlyList<Feature> features, double[] target, int[] sample, int tried, SeededRandom random)
    {
        var mean = sample.Average(i => target[i]);
        if (sample.Length < 2 * LeastLeaf)
        {
            return new Node(mean);
        }

        Split? best = null;
        var order = Enumerable.Range(0, features.Count).ToArray();
        random.Shuffle<int>(order);
        foreach (var (index, feature) in order.Index())
        {
            // Beyond those it tries, it looks only until one can be split at all.
            if (index >= tried && best is not null)
            {
                break;
            }

            if (SplitOf(feature, features[feature], target, sample, mean) is { } split && (best is null || split.Gain > best.Gain))
            {
                best = split;
            }
        }

        if (best is null)
        {
            return new Node(mean);
        }

        var low = Grow(features, target, [.. sample.Where(i => best.GoesLow(features[best.Feature].Values[i]))], tried, random);
        var high = Grow(features, target, [.. sample.Where(i => !best.GoesLow(features[best.Feature].Values[i]))], tried, random);
        return new Node(mean) { Feature = best.Feature, GoesLow = best.GoesLow, Low = low, High = high };
    }

    private static Split? SplitOf(int index, Feature feature, double[] target, int[] sample, double mean)
    {
        // Groups of equal values in an order in which the best division is one cut.
        var groups = sample.GroupBy(i => feature.Values[i]).Select(group => (Value: group.Key, Count: group.Count(), Sum: group.Sum(i => target[i] - mean))).ToList();
        groups.Sort((a, b) => feature.IsOrdered ? a.Value.CompareTo(b.Value) : (a.Sum / a.Count).CompareTo(b.Sum / b.Count));
        var (count, sum) = (0, 0.0);
        var (cut, gain) = (-1, 1e-12);
        for (var i = 0; i < groups.Count - 1; i++)
        {
            count += groups[i].Count;
            sum += groups[i].Sum;
            var rest = sample.Length - count;

            // The sums of both sides are each other's negative: they are taken from the mean.
            var gained = sum * sum / count + sum * sum / rest;
            if (count >= LeastLeaf && rest >= LeastLeaf && gained > gain)
            {
                (cut, gain) = (i, gained);
            }
        }

        if (cut < 0)
        {
            return null;
        }

        if (feature.IsOrdered)
        {
            var threshold = (groups[cut].Value + groups[cut + 1].Value) / 2;
            return new Split(index, gain, value => value < threshold);
        }

        var low = groups.Take(cut + 1).Select(group => group.Value).ToHashSet();
        return new Split(index, gain, low.Contains);
    }

    private sealed record Split(int Feature, double Gain, Func<double, bool> GoesLow);

    private sealed class Node(double mean)
    {
        public double Mean { get; } = mean;

        public int Feature { get; init; }

        public Func<double, bool> GoesLow { get; init; } = _ => true;

        public Node? Low { get; init; }

        public Node? High { get; init; }
    }
}
