using RealNvp.Web.Queue;

namespace RealNvp.Web.Tests.Queue;

public sealed class QueueOrderTests
{
    [Fact]
    public void A_run_goes_behind_all_that_were_placed()
    {
        Assert.Equal(QueueOrder.Base, QueueOrder.Behind([]));
        Assert.Equal(QueueOrder.Base, QueueOrder.Behind([0, 0]));
        Assert.Equal(6, QueueOrder.Behind([9, 0, 7]));
    }

    [Fact]
    public void Priorities_that_descend_stay_as_they_are() => Assert.Equal([9, 7, 3], QueueOrder.Place([9, 7, 3]));

    [Fact]
    public void Missing_and_equal_priorities_are_filled_in_below_the_one_before() =>
        Assert.Equal([9, 8, 7, 6], QueueOrder.Place([9, 9, 0, 0]));

    [Fact]
    public void A_used_up_range_is_dealt_out_anew()
    {
        Assert.Equal([QueueOrder.Base, QueueOrder.Base - 1, QueueOrder.Base - 2], QueueOrder.Place([2, 1, 0]));
        Assert.Equal([QueueOrder.Base, QueueOrder.Base - 1], QueueOrder.Place([int.MaxValue + 1L, 0]));
    }
}
