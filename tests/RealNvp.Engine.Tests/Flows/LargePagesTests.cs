using RealNvp.Engine.Flows;

namespace RealNvp.Engine.Tests.Flows;

public sealed class LargePagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(1_048_575)]
    [InlineData(1_048_576)]
    [InlineData(3_000_001)]
    public void Arrays_hold_zeros_and_then_what_is_written_whatever_their_length(int length)
    {
        var array = LargePages.Allocate<float>(length);
        Assert.Equal(length, array.Length);
        Assert.DoesNotContain(array, value => value != 0);

        for (var i = 0; i < length; i++)
        {
            array[i] = i;
        }

        GC.Collect();
        Assert.Equal(array, LargePages.Copy<float>(array));
    }
}
