using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Datasets;

public class DataSplitTests
{
    [Theory]
    [InlineData(272, 0.1, 0.1, 218, 27, 27)]
    [InlineData(20, 0.1, 0.1, 16, 2, 2)]
    [InlineData(20, 0.01, 0.001, 18, 1, 1)]
    [InlineData(100, 0.1, 0, 90, 10, 0)]
    [InlineData(10, 0.5, 0.4, 1, 5, 4)]
    [InlineData(2, 0.5, 0.4, 1, 1, 0)]
    [InlineData(3, 0.5, 0.4, 1, 2, 0)]
    public void Shares_are_rounded_and_training_keeps_a_row(int rows, double validation, double test, int expectedTrain, int expectedValidation, int expectedTest) =>
        Assert.Equal(new DataSplit(expectedTrain, expectedValidation, expectedTest), DataSplit.Of(rows, validation, test));

    [Fact]
    public void A_toy_gives_no_rows_away_for_the_test()
    {
        Assert.Equal(new DataSplit(27_000, 3_000, 0), DataSplit.Of(new RunSpec(), 30_000));
        Assert.Equal(new DataSplit(24_000, 3_000, 3_000), DataSplit.Of(new RunSpec { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind } }, 30_000));
    }
}
