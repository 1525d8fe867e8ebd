using RealNvp.Engine.Datasets;
using RealNvp.Engine.Evaluation;

namespace RealNvp.Engine.Tests.Datasets;

public class ToyEntropyTests
{
    private static readonly Dictionary<string, double> None = [];

    public static TheoryData<string> Kinds => [.. ToyCatalogue.All.Select(toy => toy.Kind)];

    public static TheoryData<string, double, string, double> Settings => new()
    {
        { "moons", 0.05, "", 0 },
        { "moons", 0.3, "", 0 },
        { "circles", 0.05, "", 0 },
        { "circles", 0.1, "factor", 0.9 },
        { "pinwheel", 0.1, "", 0 },
        { "pinwheel", 0.3, "arms", 3 },
        { "pinwheel", 0.05, "twist", 1 },
        { "pinwheel", 0.2, "spread", 0.8 },
        { "gaussians", 0.2, "", 0 },
        { "gaussians", 0.7, "", 0 },
        { "checkerboard", 0, "", 0 },
        { "checkerboard", 0, "squares", 5 },
        { "checkerboard", 0.05, "", 0 },
        { "checkerboard", 0.5, "squares", 7 },
        { "spirals", 0.1, "", 0 },
        { "spirals", 0.3, "turns", 3 },
        { "swissroll", 0.1, "", 0 },
        { "swissroll", 0.5, "", 0 },
        { "rings", 0.1, "", 0 },
        { "rings", 0.4, "rings", 5 },
    };

    /// <summary>The reference was computed independently, by quadrature in another program.</summary>
    [Fact]
    public void Moons_with_the_usual_noise_have_1_1312_nats()
    {
        var entropy = ToyCatalogue.Find("moons")!.Entropy(0.05, None);

        Assert.Equal(1.1312, entropy!.Standardized, 4);
    }

    /// <summary>The numbers of docs/data-sets.md.</summary>
    [Theory]
    [InlineData("moons", 1.131)]
    [InlineData("circles", 1.761)]
    [InlineData("pinwheel", 1.532)]
    [InlineData("gaussians", 0.985)]
    [InlineData("checkerboard", 1.792)]
    [InlineData("spirals", 1.680)]
    [InlineData("swissroll", 1.352)]
    [InlineData("rings", 1.797)]
    public void The_entropies_of_the_defaults_are_as_documented(string kind, double nats)
    {
        var toy = ToyCatalogue.Find(kind)!;

        Assert.Equal(nats, toy.Entropy(toy.Noise.Default, toy.Complete(None))!.Standardized, 3);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_entropy_is_the_one_of_the_points_that_are_drawn(string kind, double noise, string parameter, double value)
    {
        var toy = ToyCatalogue.Find(kind)!;
        var parameters = toy.Complete(parameter.Length == 0 ? None : new() { [parameter] = value });
        var points = toy.Sample(60_000, noise, parameters, seed: 5);
        var estimate = NearestNeighbourEntropy.Of(points) - Math.Log(StandardDeviation(points, 0)) - Math.Log(StandardDeviation(points, 1));

        var entropy = toy.Entropy(noise, parameters);

        // The estimate scatters by about 0.004; near sharp edges and thin curves it is some thousandths too high.
        Assert.Equal(estimate, entropy!.Standardized, 0.02);
        Assert.Equal(NearestNeighbourEntropy.Of(points), entropy.Raw, 0.02);
    }

    /// <summary>
    /// The mean of -log q over points of p is the entropy of p plus the divergence from p to q: it is the entropy, which another estimate
    /// confirms above, only if q is the density of the points.
    /// </summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void The_density_is_the_one_of_the_points_that_are_drawn(string kind, double noise, string parameter, double value)
    {
        var toy = ToyCatalogue.Find(kind)!;
        var parameters = toy.Complete(parameter.Length == 0 ? None : new() { [parameter] = value });
        var points = toy.Sample(100_000, noise, parameters, seed: 6);
        var density = toy.Density(noise, parameters)!;
        var estimate = NllEstimate.OfLogProb([.. Enumerable.Range(0, points.Length / 2).Select(i => density(points[2 * i], points[2 * i + 1]))]);

        Assert.Equal(toy.Entropy(noise, parameters)!.Raw, estimate.Mean, Math.Max(5 * estimate.StandardError, 1e-12));
    }

    /// <summary>-∫ f log f and ∫ f by the midpoint rule on a plain grid, from the density alone: entropy and density were computed in different ways.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_entropy_is_the_integral_of_its_density_to_a_thousandth(string kind)
    {
        var toy = ToyCatalogue.Find(kind)!;
        var (noise, parameters) = (toy.Noise.Default, toy.Complete(None));
        var points = toy.Sample(20_000, noise, parameters, seed: 7);
        var density = toy.Density(noise, parameters)!;
        var lines = noise > 0 ? Math.Ceiling(3 / noise) : 50;
        double low = Math.Floor(points.Min() - 6 * noise), high = Math.Ceiling(points.Max() + 6 * noise);
        var cells = (int)((high - low) * lines);
        double mass = 0, entropy = 0;
        for (var i = 0; i < cells; i++)
        {
            for (var j = 0; j < cells; j++)
            {
                var logDensity = density(low + (i + 0.5) / lines, low + (j + 0.5) / lines);
                var share = Math.Exp(logDensity) / (lines * lines);
                mass += share;
                entropy -= share > 0 ? share * logDensity : 0;
            }
        }

        Assert.Equal(1, mass, 1e-3);
        Assert.Equal(toy.Entropy(noise, parameters)!.Raw, entropy, 1e-3);
    }

    /// <summary>Gaussian noise with the variance of everything else lost in it: the entropy nears that of a standard normal.</summary>
    [Theory]
    [InlineData("gaussians", 2)]
    [InlineData("circles", 1)]
    public void Strong_noise_leaves_almost_a_Gaussian(string kind, double noise)
    {
        var toy = ToyCatalogue.Find(kind)!;

        var entropy = toy.Entropy(noise, toy.Complete(None))!.Standardized;

        Assert.InRange(entropy, Math.Log(2 * Math.PI * Math.E) - 0.1, Math.Log(2 * Math.PI * Math.E));
    }

    [Fact]
    public void The_entropy_of_a_thin_circle_is_known_in_closed_form()
    {
        const double noise = 0.002;
        var rings = ToyCatalogue.Find("rings")!;

        var entropy = rings.Entropy(noise, new Dictionary<string, double> { ["rings"] = 1 })!.Standardized;

        // A uniform circle times a Gaussian profile, up to the square of the curvature; each column has the variance 1/2.
        var expected = Math.Log(2 * Math.PI) + 0.5 * Math.Log(2 * Math.PI * Math.E * noise * noise) - Math.Log(0.5 + noise * noise);
        Assert.Equal(expected, entropy, 1e-5);
    }

    [Fact]
    public void A_sharp_checkerboard_has_the_logarithm_of_its_area()
    {
        var toy = ToyCatalogue.Find("checkerboard")!;

        Assert.Equal(Math.Log(8) - Math.Log(16.0 / 12), toy.Entropy(0, toy.Complete(None))!.Standardized, 12);
    }

    [Fact]
    public void A_hardly_blurred_checkerboard_is_close_to_the_sharp_one()
    {
        var toy = ToyCatalogue.Find("checkerboard")!;

        Assert.Equal(toy.Entropy(0, toy.Complete(None))!.Standardized, toy.Entropy(1e-6, toy.Complete(None))!.Standardized, 1e-4);
    }

    [Theory]
    [InlineData("moons")]
    [InlineData("circles")]
    [InlineData("pinwheel")]
    [InlineData("gaussians")]
    [InlineData("spirals")]
    [InlineData("swissroll")]
    [InlineData("rings")]
    public void Without_noise_there_is_no_density_and_no_entropy(string kind)
    {
        var toy = ToyCatalogue.Find(kind)!;

        Assert.Null(toy.Entropy(0, toy.Complete(None)));
    }

    [Fact]
    public void Every_entropy_is_finite_or_refused_over_the_whole_range_of_noise()
    {
        foreach (var toy in ToyCatalogue.All)
        {
            foreach (var noise in (double[])[1e-6, 1e-4, 1e-3, 0.01, 0.1, toy.Noise.Max])
            {
                var parameters = toy.Parameters.ToDictionary(p => p.Name, p => p.Max);

                var entropy = toy.Entropy(noise, parameters);

                Assert.True(entropy is null || double.IsFinite(entropy.Standardized), $"{toy.Kind} with noise {noise} has entropy {entropy}");
            }
        }
    }

    /// <summary>The work grows with the curves' length in noises; what would take too long is not begun.</summary>
    [Theory]
    [InlineData("moons")]
    [InlineData("circles")]
    [InlineData("spirals")]
    [InlineData("swissroll")]
    [InlineData("rings")]
    public void Noise_next_to_nothing_is_refused(string kind)
    {
        var toy = ToyCatalogue.Find(kind)!;

        Assert.Null(toy.Entropy(1e-6, toy.Complete(None)));
    }

    private static double StandardDeviation(double[] points, int column)
    {
        var values = points.Where((_, i) => i % 2 == column).ToArray();
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
