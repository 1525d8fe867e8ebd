using RealNvp.Engine.Datasets;

namespace RealNvp.Web.Features.Sweeps.Importance;

/// <summary>
/// How much each setting has to do with the objective: a random forest is fitted to the results, and a setting's importance is by how much worse the forest
/// predicts results it was not fitted to when that setting's values are shuffled among them (L. Breiman, "Random Forests", Machine Learning 45, 2001). It sees
/// interactions, needs no model of the objective, and works with words and numbers. Ranks are predicted instead of values.
/// </summary>
internal static class ForestImportance
{
    private const int Trees = 120;
    private const int Seed = 1;

    /// <summary>Below this nothing is worth sharing out.</summary>
    private const double LeastExplained = 0.02;

    /// <param name="features">At least one.</param>
    /// <param name="objective">Of each result; infinities are allowed.</param>
    /// <returns>The explained share of the variance, and each feature's share of that, in the order of <paramref name="features"/>.</returns>
    public static (double Explained, double[] Shares) Of(IReadOnlyList<Feature> features, IReadOnlyList<double> objective)
    {
        var target = Ranks.Of(objective);
        var random = SeededRandom.ForStream(Seed, 0x494D);
        var count = target.Length;
        var tried = Math.Max(1, (features.Count + 1) / 2);
        var worse = new double[features.Count];
        var predicted = new double[count];
        var predictions = new int[count];
        for (var t = 0; t < Trees; t++)
        {
            var sample = Enumerable.Range(0, count).Select(_ => random.NextInt(count)).ToArray();
            var others = Enumerable.Range(0, count).Except(sample).ToArray();
            var tree = RegressionTree.Fit(features, target, sample, tried, random);
            foreach (var i in others)
            {
                predicted[i] += tree.Predict(i);
                predictions[i]++;
            }

            AddWorsening(tree, target, others, worse, random);
        }

        var explained = Explained(target, predicted, predictions);
        var gains = worse.Select(gain => Math.Max(0, gain)).ToArray();
        var total = gains.Sum();
        return explained < LeastExplained || total <= 0 ? (Math.Max(0, explained), new double[features.Count]) : (explained, [.. gains.Select(gain => gain / total)]);
    }

    private static void AddWorsening(RegressionTree tree, double[] target, int[] others, double[] worse, SeededRandom random)
    {
        if (others.Length == 0)
        {
            return;
        }

        var before = others.Average(i => Square(tree.Predict(i) - target[i]));
        for (var f = 0; f < worse.Length; f++)
        {
            if (!tree.Uses(f))
            {
                continue;
            }

            var shuffled = others.ToArray();
            random.Shuffle<int>(shuffled);
            var after = 0.0;
            for (var k = 0; k < others.Length; k++)
            {
                after += Square(tree.Predict(others[k], f, shuffled[k]) - target[others[k]]);
            }

            worse[f] += after / others.Length - before;
        }
    }

    private static double Explained(double[] target, double[] predicted, int[] predictions)
    {
        var seen = Enumerable.Range(0, target.Length).Where(i => predictions[i] > 0).ToList();
        if (seen.Count == 0)
        {
            return 0;
        }

        var mean = seen.Average(i => target[i]);
        var variance = seen.Sum(i => Square(target[i] - mean));
        return variance == 0 ? 0 : 1 - seen.Sum(i => Square(predicted[i] / predictions[i] - target[i])) / variance;
    }

    private static double Square(double x) => x * x;
}
