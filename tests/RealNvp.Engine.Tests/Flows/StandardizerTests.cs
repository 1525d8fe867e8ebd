using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests.Flows;

public sealed class StandardizerTests
{
    [Fact]
    public void Fits_mean_and_population_deviation_of_the_chosen_rows_only()
    {
        var table = new DataTable(["a", "b"], [1, 10, 3, 30, 1000, 1000]);

        var standardizer = Standardizer.Fit(table, [0, 1]);

        Assert.Equal([2, 20], standardizer.Mean);
        Assert.Equal([1, 10], standardizer.Scale);
        Assert.Equal(Math.Log(10), standardizer.LogScaleSum, 12);
        Assert.Equal([-1, -1, 1, 1], standardizer.Apply([1, 10, 3, 30]));
    }

    [Fact]
    public void Small_differences_of_large_values_survive()
    {
        // Seconds since 1970: float32 could not tell these rows apart.
        var table = new DataTable(["time", "x"], [1_700_000_000, 0, 1_700_000_010, 1]);

        var standardizer = Standardizer.Fit(table, [0, 1]);
        var standardised = standardizer.Apply(table.Values);

        Assert.Equal([-1, -1, 1, 1], standardised);
        Assert.Equal(table.Values, standardizer.Undo(standardised));
    }

    [Fact]
    public void Constant_columns_are_refused_each_by_name()
    {
        var table = new DataTable(["a", "b", "c"], [1, 5, 7, 2, 5, 7, 3, 5, 7]);

        var error = Assert.Throws<DataFormatException>(() => Standardizer.Fit(table, [0, 1, 2]));

        Assert.Contains("\"b\", \"c\"", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\"a\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spread_of_rounding_errors_counts_as_constant()
    {
        var table = new DataTable(["a", "b"], [0.1 + 0.2, 0, 0.3, 1]);

        Assert.Throws<DataFormatException>(() => Standardizer.Fit(table, [0, 1]));
    }

    [Theory]
    [InlineData(1e30)]
    [InlineData(1e200)]
    [InlineData(1e-30)]
    [InlineData(1e-200)]
    public void Very_large_and_very_small_scales_are_standardised_like_any_other(double unit)
    {
        var table = new DataTable(["a", "b"], [3 * unit, 0, 5 * unit, 1]);

        var standardizer = Standardizer.Fit(table, [0, 1]);

        Near.Assert(1, standardizer.Scale[0] / unit, 1e-12);
        Assert.Equal([-1, -1, 1, 1], standardizer.Apply(table.Values));
        Near.Assert(Math.Log(unit) + Math.Log(0.5), standardizer.LogScaleSum, 1e-9);
    }

    [Fact]
    public void Values_whose_spread_overflows_are_refused()
    {
        var table = new DataTable(["a", "b"], [1.7e308, 0, -1.7e308, 1, -1.7e308, 2]);

        var error = Assert.Throws<DataFormatException>(() => Standardizer.Fit(table, [0, 1, 2]));

        Assert.Contains("\"a\" are too large", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Scales_must_be_positive_and_finite(double scale) =>
        Assert.Throws<ArgumentException>(() => new Standardizer([0], [scale]));
}
