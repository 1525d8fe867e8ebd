using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation.Baselines;

namespace RealNvp.Engine.Tests.Evaluation.Baselines;

public class BaselineTests
{
    private static readonly double LogTwoPiE = Math.Log(2 * Math.PI * Math.E);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every baseline, by name.</summary>
    public static TheoryData<string> Names => ["gaussian", "mixture", "kernel"];

    [Fact]
    public void A_Gaussian_finds_a_correlated_one()
    {
        const double correlation = 0.9;
        var data = Draw(4_000, 1_000, 4_000, random =>
        {
            var (a, b) = (random.NextGaussian(), random.NextGaussian());
            return [a, correlation * a + Math.Sqrt(1 - correlation * correlation) * b];
        });

        var nll = -new GaussianBaseline().Score(data, 1, Token).LogProb.Average();

        // The entropy of the distribution, up to the sample's standard error of 1/sqrt(4000).
        Near.Assert(LogTwoPiE + 0.5 * Math.Log(1 - correlation * correlation), nll, 0.05);
    }

    [Fact]
    public void A_mixture_finds_three_separate_lumps()
    {
        double[][] centres = [[-1.2, 0], [1.2, 0.5], [0, 1.5]];
        const double sigma = 0.15;
        var data = Draw(1_500, 500, 2_000, random =>
        {
            var centre = centres[random.NextInt(3)];
            return [centre[0] + sigma * random.NextGaussian(), centre[1] + sigma * random.NextGaussian()];
        });

        var scores = new MixtureBaseline(seed: 1).Score(data, 2, Token);

        Near.Assert(LogTwoPiE + 2 * Math.Log(sigma) + Math.Log(3), -scores.LogProb.Average(), 0.06);
        Assert.Matches("^[3-5] components", scores.Detail);
    }

    [Fact]
    public void Kernels_give_the_density_of_their_formula()
    {
        var data = Draw(150, 60, 40, random => [random.NextGaussian(), 0.5 * random.NextGaussian(), random.NextDouble()]);

        var scores = new KernelBaseline().Score(data, 1, Token);

        // One bandwidth explains the density of every row.
        var train = Rows(data.Train);
        double Formula(double[] at, double h) => Math.Log(train.Average(x =>
            Math.Exp(-x.Zip(at, (a, b) => (a - b) * (a - b)).Sum() / (2 * h * h)) / Math.Pow(2 * Math.PI * h * h, 1.5)));
        var test = Rows(data.Test);
        var scott = Math.Pow(150, -1.0 / 7);
        var bandwidth = Enumerable.Range(-8, 12).Select(i => Math.Pow(2, 0.5 * i) * scott)
            .MaxBy(h => Rows(data.Validation).Average(row => Formula(row, h)));
        Assert.All(test.Index(), item => Near.Assert(Formula(item.Item, bandwidth), scores.LogProb[item.Index], 1e-4));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_changes_nothing(string name)
    {
        var data = Draw(400, 100, 100, random => [random.NextGaussian(), random.NextDouble()]);

        Assert.Equal(Create(name).Score(data, 1, Token).LogProb, Create(name).Score(data, 3, Token).LogProb);
    }

    /// <summary>Tables that break careless linear algebra: more columns than rows, copies of columns and rows, next to no rows.</summary>
    [Theory]
    [InlineData(5, 2, 2, 40)]
    [InlineData(2, 1, 1, 2)]
    [InlineData(30, 3, 3, 64)]
    [InlineData(1, 1, 1, 3)]
    public void Hard_tables_are_fitted_or_refused_in_words(int train, int validation, int test, int dimension)
    {
        var copies = new Func<SeededRandom, double[]>[]
        {
            random => [.. Enumerable.Range(0, dimension).Select(_ => random.NextGaussian())],
            random => [.. Enumerable.Repeat((double)random.NextInt(2), dimension)],
            random => [.. Enumerable.Repeat(0.0, dimension)],
            random => [.. Enumerable.Range(0, dimension).Select(j => j == 0 ? 1e6 * random.NextGaussian() : 0)],
        };
        foreach (var draw in copies)
        {
            var data = Draw(train, validation, test, draw);
            var results = BaselineSuite.Run(data, new double[test], 1, 1, Token);

            Assert.Equal(3, results.Count);
            Assert.All(results, result =>
            {
                Assert.True(result.Nll is { } nll ? double.IsFinite(nll) && result.Problem is null : result.Problem is { Length: > 10 }, result.ToString());
            });
        }
    }

    [Fact]
    public void The_flow_is_compared_row_by_row()
    {
        var data = Draw(200, 50, 50, random => [random.NextGaussian(), random.NextGaussian()]);
        var gaussian = new GaussianBaseline().Score(data, 1, Token).LogProb;
        double[] flow = [.. gaussian.Select((value, i) => value + (i % 2 == 0 ? 0.3 : 0.1))];

        var result = BaselineSuite.Run(data, flow, 1, 1, Token)[0];

        Near.Assert(0.2, result.FlowAdvantage!.Value, 1e-9);
        Near.Assert(Math.Sqrt(0.01 * 50 / 49 / 50), result.FlowAdvantageError!.Value, 1e-9);
        Assert.True(result.StandardError > 3 * result.FlowAdvantageError);
    }

    [Fact]
    public void A_cancelled_suite_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => BaselineSuite.Run(
            Draw(50, 10, 10, random => [random.NextGaussian(), 1]), new double[10], 1, 1, new CancellationToken(canceled: true)));

    private static IBaseline Create(string name) => name switch
    {
        "gaussian" => new GaussianBaseline(),
        "mixture" => new MixtureBaseline(seed: 1),
        _ => new KernelBaseline(),
    };

    private static BaselineData Draw(int train, int validation, int test, Func<SeededRandom, double[]> draw)
    {
        var random = new SeededRandom(7);
        float[] Part(int count) => [.. Enumerable.Range(0, count).SelectMany(_ => draw(random)).Select(value => (float)value)];
        var rows = Part(train);
        return new BaselineData(rows.Length / train, rows, Part(validation), Part(test));
    }

    private static List<double[]> Rows(ReadOnlyMemory<float> rows) => [.. rows.ToArray().Select(value => (double)value).Chunk(3)];
}
