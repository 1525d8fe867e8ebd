using RealNvp.Data.Metrics;

namespace RealNvp.Data.Tests.Metrics;

public class MetricDownsamplerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void Short_series_stay_whole(int maxPoints)
    {
        var points = Curve(100);
        Assert.Equal(points, Thin(points, maxPoints));
    }

    [Theory]
    [InlineData(10_000, 200)]
    [InlineData(1_001, 1_000)]
    [InlineData(777, 50)]
    public void Long_series_shrink_to_about_what_was_asked_for(int epochs, int maxPoints)
    {
        var thinned = Thin(Curve(epochs), maxPoints);
        Assert.InRange(thinned.Count, maxPoints / 5, maxPoints);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void First_last_and_extremes_stay_whatever_is_asked_for(int maxPoints)
    {
        var points = Curve(5_000);
        points[1_234] = points[1_234] with { ValNll = 99 };
        points[2_345] = points[2_345] with { ValNll = -99 };
        points[3_456] = points[3_456] with { TrainNll = 88 };
        points[4_321] = points[4_321] with { TrainNll = -88 };
        var thinned = Thin(points, maxPoints);
        Assert.Equal(points[0], thinned[0]);
        Assert.Equal(points[^1], thinned[^1]);
        Assert.Contains(points[1_234], thinned);
        Assert.Contains(points[2_345], thinned);
        Assert.Contains(points[3_456], thinned);
        Assert.Contains(points[4_321], thinned);
    }

    [Fact]
    public void The_first_point_that_is_not_finite_stays_so_that_a_divergence_is_seen()
    {
        var points = Curve(5_000);
        points[2_000] = points[2_000] with { TrainNll = double.NaN };
        points[4_000] = points[4_000] with { ValNll = double.PositiveInfinity };
        var thinned = Thin(points, 100);
        Assert.Contains(thinned, p => p.Epoch == 2_001 && double.IsNaN(p.TrainNll));
        Assert.Contains(thinned, p => p.Epoch == 4_001 && double.IsPositiveInfinity(p.ValNll));
    }

    [Fact]
    public void Epochs_ascend_and_none_comes_twice()
    {
        var epochs = Thin(Curve(12_345), 321).Select(p => p.Epoch).ToList();
        Assert.Equal(epochs.Distinct().Order(), epochs);
    }

    [Fact]
    public void A_series_that_starts_late_is_cut_into_buckets_from_its_own_start()
    {
        var points = Curve(100_000).Skip(99_000).ToArray();
        var thinned = Thin(points, 100);
        Assert.InRange(thinned.Count, 25, 100);
        Assert.Equal(points[0].Epoch, thinned[0].Epoch);
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(new MetricDownsampler(1, 1, 10).Finish());

    private static EpochMetric[] Curve(int epochs) => Enumerable.Range(1, epochs)
        .Select(e => new EpochMetric(e, 1.2 + Math.Exp(-e / 100.0), 1.25 + Math.Exp(-e / 90.0) + 0.01 * Math.Sin(e), 0, 1e-3, 1, e))
        .ToArray();

    private static IReadOnlyList<EpochMetric> Thin(EpochMetric[] points, int maxPoints)
    {
        var downsampler = new MetricDownsampler(points[0].Epoch, points[^1].Epoch, maxPoints);
        foreach (var point in points)
        {
            downsampler.Add(point);
        }

        return downsampler.Finish();
    }
}
