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

    /// <summary>Rounding errors are no gain.</summary>
    private const double LeastGain = 1e-12;

    private readonly IReadOnlyList<Feature> _features;
    private readonly double[] _target;
    private readonly int _tried;
    private readonly SeededRandom _random;
    private readonly bool[] _uses;
    private readonly Node _root;

    /// <summary>Of the split that is looked for: a forest grows thousands of nodes, each of which would need its own.</summary>
    private readonly double[] _keys;
    private readonly double[] _targets;

    private RegressionTree(IReadOnlyList<Feature> features, double[] target, int[] sample, int tried, SeededRandom random)
    {
        (_features, _target, _tried, _random) = (features, target, tried, random);
        (_uses, _keys, _targets) = (new bool[features.Count], new double[sample.Length], new double[sample.Length]);
        _root = Grow(sample);
    }

    /// <param name="features">Their values by result.</param>
    /// <param name="target">What is to be predicted, by result.</param>
    /// <param name="sample">The results it is fitted to, some of them several times; it is put into another order.</param>
    /// <param name="tried">Features looked at for each split, drawn anew each time.</param>
    public static RegressionTree Fit(IReadOnlyList<Feature> features, double[] target, int[] sample, int tried, SeededRandom random) =>
        new(features, target, sample, tried, random);

    /// <summary>Whether any split asks for that feature: shuffling one of the others changes nothing.</summary>
    public bool Uses(int feature) => _uses[feature];

    /// <param name="result">The result whose values are taken.</param>
    public double Predict(int result) => Predict(result, shuffled: -1, result);

    /// <param name="shuffled">A feature whose value is another result's.</param>
    /// <param name="other">That other result.</param>
    public double Predict(int result, int shuffled, int other)
    {
        var node = _root;
        while (node.Split is { } split)
        {
            node = split.GoesLow(_features[split.Feature].Values[split.Feature == shuffled ? other : result]) ? node.Low! : node.High!;
        }

        return node.Mean;
    }

    private Node Grow(Span<int> sample)
    {
        var mean = 0.0;
        foreach (var result in sample)
        {
            mean += _target[result];
        }

        mean /= sample.Length;
        if (sample.Length < 2 * LeastLeaf || FindSplit(sample, mean) is not { } split)
        {
            return new Node(mean);
        }

        _uses[split.Feature] = true;
        var values = _features[split.Feature].Values;
        var low = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (split.GoesLow(values[sample[i]]))
            {
                (sample[low], sample[i]) = (sample[i], sample[low]);
                low++;
            }
        }

        return new Node(mean, split, Grow(sample[..low]), Grow(sample[low..]));
    }

    private Split? FindSplit(ReadOnlySpan<int> sample, double mean)
    {
        Split? best = null;
        var order = Enumerable.Range(0, _features.Count).ToArray();
        _random.Shuffle<int>(order);
        for (var i = 0; i < order.Length; i++)
        {
            // Beyond those it tries, it looks only until one can be split at all.
            if (i >= _tried && best is not null)
            {
                break;
            }

            var feature = order[i];
            var split = _features[feature].IsOrdered ? SplitNumbers(feature, sample, mean) : SplitWords(feature, sample, mean);
            if (split is not null && (best is null || split.Gain > best.Gain))
            {
                best = split;
            }
        }

        return best;
    }

    private Split? SplitNumbers(int feature, ReadOnlySpan<int> sample, double mean)
    {
        var values = _features[feature].Values;
        var keys = _keys.AsSpan(0, sample.Length);
        var targets = _targets.AsSpan(0, sample.Length);
        for (var i = 0; i < sample.Length; i++)
        {
            (keys[i], targets[i]) = (values[sample[i]], _target[sample[i]] - mean);
        }

        keys.Sort(targets);
        var (sum, cut, gain) = (0.0, -1, LeastGain);
        for (var i = 0; i < keys.Length - 1; i++)
        {
            sum += targets[i];
            if (keys[i] < keys[i + 1] && GainOf(sum, i + 1, keys.Length) is var gained && gained > gain)
            {
                (cut, gain) = (i, gained);
            }
        }

        if (cut < 0)
        {
            return null;
        }

        // Between two numbers next to each other there is no middle.
        var middle = (keys[cut] + keys[cut + 1]) / 2;
        return new Split(feature, gain, middle > keys[cut] && middle <= keys[cut + 1] ? middle : keys[cut + 1], null);
    }

    private Split? SplitWords(int feature, ReadOnlySpan<int> sample, double mean)
    {
        var values = _features[feature].Values;
        var groups = new (int Count, double Sum)[_features[feature].Words];
        foreach (var result in sample)
        {
            ref var group = ref groups[(int)values[result]];
            (group.Count, group.Sum) = (group.Count + 1, group.Sum + _target[result] - mean);
        }

        var words = Enumerable.Range(0, groups.Length).Where(word => groups[word].Count > 0).OrderBy(word => groups[word].Sum / groups[word].Count).ToArray();
        var (count, sum, cut, gain) = (0, 0.0, -1, LeastGain);
        for (var i = 0; i < words.Length - 1; i++)
        {
            count += groups[words[i]].Count;
            sum += groups[words[i]].Sum;
            if (GainOf(sum, count, sample.Length) is var gained && gained > gain)
            {
                (cut, gain) = (i, gained);
            }
        }

        if (cut < 0)
        {
            return null;
        }

        var low = new bool[groups.Length];
        foreach (var word in words.AsSpan(0, cut + 1))
        {
            low[word] = true;
        }

        return new Split(feature, gain, 0, low);
    }

    /// <summary>Squared error that a cut takes away; 0 where a side is too small.</summary>
    /// <param name="sum">Of the lower side's distances from the mean; the other side's is its negative.</param>
    private static double GainOf(double sum, int count, int all) =>
        count < LeastLeaf || all - count < LeastLeaf ? 0 : sum * sum / count + sum * sum / (all - count);

    private sealed record Split(int Feature, double Gain, double Threshold, bool[]? LowWords)
    {
        public bool GoesLow(double value) => LowWords is { } words ? words[(int)value] : value < Threshold;
    }

    private sealed record Node(double Mean, Split? Split = null, Node? Low = null, Node? High = null);
}
