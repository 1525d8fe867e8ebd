using System.Text;
using RealNvp.Data.Metrics;
using RealNvp.Web.Features.Runs.Bundles;

namespace RealNvp.Web.Tests.Features.Runs.Bundles;

public class MetricsCsvTests
{
    [Fact]
    public void Numbers_come_back_bit_by_bit()
    {
        EpochMetric[] metrics =
        [
            new(1, 0.1 + 0.2, -1e-300, 0, 1.0 / 3, double.PositiveInfinity, 0.25),
            new(7, double.NaN, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 12_345.678901234567),
        ];

        var read = MetricsCsv.Read(MetricsCsv.Write(metrics));

        Assert.Equal(metrics.Select(Bits), read.Select(Bits));
    }

    [Theory]
    [InlineData("", "starts with \"\"")]
    [InlineData("epoch,loss\n", "must start with epoch,trainNll")]
    [InlineData(MetricsCsv.Header + "\n1,2,3\n", "Line 2")]
    [InlineData(MetricsCsv.Header + "\n1,1,1,1,1,1,1\n0,1,1,1,1,1,1\n", "Line 3")]
    [InlineData(MetricsCsv.Header + "\n2,1,1,1,1,1,1\n2,1,1,1,1,1,1\n", "epochs must ascend")]
    [InlineData(MetricsCsv.Header + "\n1,1,1,x,1,1,1\n", "six numbers")]
    public void What_is_wrong_is_named_with_its_line(string text, string message)
    {
        var exception = Assert.Throws<BundleException>(() => MetricsCsv.Read(Encoding.UTF8.GetBytes(text)));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static (int, string) Bits(EpochMetric metric) => (metric.Epoch, string.Join(' ', new[]
    {
        metric.TrainNll, metric.ValNll, metric.Penalty, metric.LearningRate, metric.GradNorm, metric.Seconds,
    }.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x", System.Globalization.CultureInfo.InvariantCulture))));
}
