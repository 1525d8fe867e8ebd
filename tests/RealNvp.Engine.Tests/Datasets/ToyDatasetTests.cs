using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Tests.Datasets;

public class ToyDatasetTests
{
    private static readonly Dictionary<string, double> None = [];

    public static TheoryData<string> Kinds => [.. ToyCatalogue.All.Select(toy => toy.Kind)];

    [Fact]
    public void The_catalogue_has_eight_toys_with_names_of_their_own()
    {
        string[] kinds = ["moons", "circles", "pinwheel", "gaussians", "checkerboard", "spirals", "swissroll", "rings"];

        Assert.Equal(kinds, ToyCatalogue.All.Select(toy => toy.Kind));
        Assert.Equal(8, ToyCatalogue.All.Select(toy => toy.Title).Distinct().Count());
    }

    /// <summary>A stored run names its data by kind, noise and seed alone: these points must never change.</summary>
    [Theory]
    [InlineData("moons", 1.660291034495352, -0.39905929992465006, -0.6134556246654279, 0.8050922784076414)]
    [InlineData("circles", -0.08064849154176465, -0.5737562154085734, -0.358693098459309, -0.95453207901879)]
    [InlineData("pinwheel", 0.17435620746544273, -1.2342579197788224, -0.43454144689685165, 1.0477286742295715)]
    [InlineData("gaussians", -1.2686986089975452, -0.8865584258830641, -1.326549379350013, 1.2557481139203317)]
    [InlineData("checkerboard", 0.5204366199388568, 0.6971784165599617, -1.9289547839307877, 0.5517098634105855)]
    [InlineData("spirals", 0.2503730647484772, -2.7032843937340085, -0.1044164737579929, 2.4864112512815484)]
    [InlineData("swissroll", 0.8900020254035126, -2.327310281498382, 0.574294240205358, -2.182170325886752)]
    [InlineData("rings", -0.4528029912373247, -2.1040814284384575, -0.3915578111210843, -0.9636352273354498)]
    public void The_points_of_a_seed_are_fixed(string kind, double x0, double y0, double x1, double y1)
    {
        var toy = ToyCatalogue.Find(kind)!;

        var points = toy.Sample(2, toy.Noise.Default, toy.Complete(None), seed: 1);

        double[] expected = [x0, y0, x1, y1];
        Assert.All(expected.Zip(points), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void More_points_begin_with_the_fewer_ones_and_another_seed_draws_others(string kind)
    {
        var toy = ToyCatalogue.Find(kind)!;
        var parameters = toy.Complete(None);

        var few = toy.Sample(10, toy.Noise.Default, parameters, seed: 3);
        var many = toy.Sample(100, toy.Noise.Default, parameters, seed: 3);
        var other = toy.Sample(10, toy.Noise.Default, parameters, seed: 4);

        Assert.Equal(few, many[..20]);
        Assert.NotEqual(few, other);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_corner_of_the_parameters_gives_finite_points_in_sight(string kind)
    {
        var toy = ToyCatalogue.Find(kind)!;
        var corners = Enumerable.Range(0, 1 << toy.Parameters.Count)
            .Select(corner => toy.Parameters.Index().ToDictionary(p => p.Item.Name, p => (corner >> p.Index & 1) == 0 ? p.Item.Min : p.Item.Max));
        foreach (var parameters in corners)
        {
            foreach (var noise in (double[])[toy.Noise.Min, toy.Noise.Max])
            {
                var points = toy.Sample(500, noise, parameters, seed: 1);

                Assert.Equal(1000, points.Length);
                Assert.All(points, value => Assert.InRange(value, -20, 20));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Defaults_lie_within_their_limits_and_say_what_they_do(string kind)
    {
        var toy = ToyCatalogue.Find(kind)!;

        foreach (var parameter in toy.Parameters.Append(toy.Noise))
        {
            Assert.InRange(parameter.Default, parameter.Min, parameter.Max);
            Assert.EndsWith(".", parameter.Help, StringComparison.Ordinal);
            Assert.True(!parameter.IsWhole || parameter.Default == Math.Floor(parameter.Default));
        }
    }

    /// <summary>Means and standard deviations follow from each toy's definition.</summary>
    [Theory]
    [InlineData("moons", 0.5, 0.25, 0.868, 0.495)]
    [InlineData("circles", 0, 0, 0.561, 0.561)]
    [InlineData("pinwheel", 0, 0, 0.742, 0.742)]
    [InlineData("gaussians", 0, 0, 1.428, 1.428)]
    [InlineData("checkerboard", 0, 0, 1.155, 1.155)]
    [InlineData("rings", 0, 0, 1.531, 1.531)]
    public void Mean_and_spread_are_those_of_the_distribution(string kind, double meanX, double meanY, double deviationX, double deviationY)
    {
        var toy = ToyCatalogue.Find(kind)!;
        var points = toy.Sample(50_000, toy.Noise.Default, toy.Complete(None), seed: 2);

        var (x, y) = (Summarize(points, 0), Summarize(points, 1));

        Assert.Equal(meanX, x.Mean, 0.02);
        Assert.Equal(meanY, y.Mean, 0.02);
        Assert.Equal(deviationX, x.StandardDeviation, 0.02);
        Assert.Equal(deviationY, y.StandardDeviation, 0.02);
    }

    [Fact]
    public void Sharp_checkerboard_points_lie_on_dark_squares_only()
    {
        var toy = ToyCatalogue.Find("checkerboard")!;
        var points = toy.Sample(5_000, 0, toy.Complete(None), seed: 1);

        for (var i = 0; i < points.Length; i += 2)
        {
            Assert.Equal(0, ((int)Math.Floor(points[i] + 2) + (int)Math.Floor(points[i + 1] + 2)) % 2);
        }
    }

    [Fact]
    public void Ring_points_without_noise_lie_on_three_rings_in_equal_numbers()
    {
        var toy = ToyCatalogue.Find("rings")!;
        var points = toy.Sample(30_000, 0, toy.Complete(None), seed: 1);

        var radii = Enumerable.Range(0, 30_000).Select(i => Math.Sqrt(points[2 * i] * points[2 * i] + points[2 * i + 1] * points[2 * i + 1])).ToList();

        foreach (var ring in (int[])[1, 2, 3])
        {
            Assert.InRange(radii.Count(radius => Math.Abs(radius - ring) < 1e-9), 9_700, 10_300);
        }
    }

    private static ColumnStatistics Summarize(double[] points, int column)
    {
        var accumulator = new ColumnAccumulator();
        foreach (var value in points.Where((_, i) => i % 2 == column))
        {
            accumulator.Add(value);
        }

        return accumulator.ToStatistics()!;
    }
}
