using RealNvp.Web.Ui;

namespace RealNvp.Web.Tests.Ui;

public class FormatTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(1.18744, "1.187")]
    [InlineData(-0.0521, "−0.052")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    [InlineData(9999.9, "9999.900")]
    [InlineData(26_841.18, "2.684e4")]
    public void Nats_have_three_decimals(double? value, string text) => Assert.Equal(text, Format.Nats(value));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.052, "+0.052")]
    [InlineData(-0.01, "−0.010")]
    [InlineData(double.NaN, "NaN")]
    public void A_gap_has_its_sign(double? value, string text) => Assert.Equal(text, Format.SignedNats(value));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(double.NaN, "–")]
    [InlineData(-3.0, "0.0 s")]
    [InlineData(0.42, "0.4 s")]
    [InlineData(0.99, "1 s")]
    [InlineData(9.2, "9 s")]
    [InlineData(59.7, "1 min")]
    [InlineData(200.0, "3 min 20 s")]
    [InlineData(660.0, "11 min")]
    [InlineData(3599.0, "1 h")]
    [InlineData(7500.0, "2 h 5 min")]
    [InlineData(86_399.0, "1 d")]
    [InlineData(273_600.0, "3 d 4 h")]
    public void Durations_have_at_most_two_units(double? seconds, string text) => Assert.Equal(text, Format.Duration(seconds));

    [Theory]
    [InlineData(null, "")]
    [InlineData(0.2, "ending")]
    [InlineData(0.7, "1 s left")]
    [InlineData(4.2, "4 s left")]
    [InlineData(75.0, "1 min left")]
    [InlineData(161.0, "3 min left")]
    [InlineData(700.0, "12 min left")]
    [InlineData(12_360.0, "3 h 26 min left")]
    public void Time_left_says_so(double? seconds, string text) => Assert.Equal(text, Format.Left(seconds));

    [Theory]
    [InlineData(3, "now")]
    [InlineData(40, "40 s")]
    [InlineData(7199, "1 h")]
    [InlineData(86_400, "1 d")]
    [InlineData(30 * 86_400, "2026-01-30")]
    public void Ages_have_one_unit_and_end_in_a_date(int secondsAgo, string text)
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(text, Format.Age(now.UtcDateTime.AddSeconds(-secondsAgo), now));
    }

    [Theory]
    [InlineData(512.0, "512 B")]
    [InlineData(999.6, "1 kB")]
    [InlineData(38e6, "38 MB")]
    [InlineData(1.53e9, "1.5 GB")]
    [InlineData(2e21, "2,000 EB")]
    [InlineData(2e22, "20,000 EB")]
    public void Sizes_are_decimal(double bytes, string text) => Assert.Equal(text, Format.Bytes(bytes));

    [Theory]
    [InlineData(999.0, "999")]
    [InlineData(9999.0, "9,999")]
    [InlineData(30_000.0, "30,000")]
    [InlineData(1_234_567.0, "1,234,567")]
    [InlineData(3e20, "3e20")]
    public void Counts_are_grouped(double count, string text) => Assert.Equal(text, Format.Count(count));

    [Theory]
    [InlineData(2e-3, "2e-3")]
    [InlineData(1.5e-4, "1.5e-4")]
    [InlineData(0.5, "5e-1")]
    [InlineData(1.0, "1")]
    [InlineData(10.0, "10")]
    [InlineData(0.0, "0")]
    public void Rates_are_scientific(double rate, string text) => Assert.Equal(text, Format.Rate(rate));

    [Theory]
    [InlineData(0.05)]
    [InlineData(30000)]
    [InlineData(1e-4)]
    [InlineData(0.1)]
    [InlineData(1.23456789e-7)]
    [InlineData(0)]
    public void A_plain_number_reads_back_as_itself(double value) =>
        Assert.Equal(value, double.Parse(Format.Plain(value), System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(112, "112th")]
    [InlineData(22, "22nd")]
    public void Places_have_their_ending(int place, string text) => Assert.Equal(text, Format.Ordinal(place));
}
