using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Tests.Training;

public sealed class AdamTests
{
    [Fact]
    public void The_first_step_has_the_size_of_the_rate_against_the_sign_of_the_gradient()
    {
        double[] parameters = [0, 0, 1];

        new Adam<double>(3).Step(parameters, [5, -0.01, 0], 0.1);

        Near.Assert([-0.1, 0.1, 1], parameters, 2e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    public void Elements_do_not_depend_on_their_place_in_the_vector(int length)
    {
        float[] parameters = [.. Enumerable.Repeat(0.5f, length)];
        var adam = new Adam<float>(length);
        for (var step = 1; step <= 5; step++)
        {
            adam.Step(parameters, [.. Enumerable.Repeat(0.3f / step, length)], 1e-3, 0.7);
        }

        Assert.Single(parameters.Distinct());
        Assert.NotEqual(0.5f, parameters[0]);
    }

    [Fact]
    public void A_gradient_scale_acts_as_a_scaled_gradient()
    {
        double[] scaled = [1, 2, 3], expected = [1, 2, 3];
        Adam<double> one = new(3), other = new(3);
        for (var step = 0; step < 3; step++)
        {
            one.Step(scaled, [4, 8, -2], 0.01, 0.5);
            other.Step(expected, [2, 4, -1], 0.01);
        }

        Assert.Equal(expected, scaled);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Moments_of_what_has_stopped_answering_end_at_zero_and_never_become_denormal(int length)
    {
        float[] parameters = [.. Enumerable.Repeat(0.5f, length)], gradient = [.. Enumerable.Repeat(1e-3f, length)], none = new float[length];
        var adam = new Adam<float>(length);
        adam.Step(parameters, gradient, 1e-3);
        for (var step = 0; step < 80_000; step++)
        {
            adam.Step(parameters, none, 1e-3);
            Assert.False(float.IsSubnormal(adam.FirstMoment[0]) || float.IsSubnormal(adam.FirstMoment[^1]), $"first moment, step {step}");
            Assert.False(float.IsSubnormal(adam.SecondMoment[0]) || float.IsSubnormal(adam.SecondMoment[^1]), $"second moment, step {step}");
        }

        Assert.All(adam.FirstMoment.ToArray(), moment => Assert.Equal(0, moment));
        Assert.All(adam.SecondMoment.ToArray(), moment => Assert.Equal(0, moment));
    }

    [Fact]
    public void What_is_no_number_stays_none()
    {
        float[] parameters = [.. Enumerable.Repeat(1f, 35)], gradient = [.. Enumerable.Repeat(float.NaN, 35)];
        var adam = new Adam<float>(35);

        adam.Step(parameters, gradient, 1e-3);

        Assert.All(adam.FirstMoment.ToArray().Concat(adam.SecondMoment.ToArray()).Concat(parameters), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Saved_moments_continue_bitwise()
    {
        float[] undisturbed = [1, 2, 3, 4, 5], resumed = [1, 2, 3, 4, 5], gradient = [0.1f, -2, 3e-5f, 0, 7];
        Adam<float> whole = new(5), before = new(5);
        whole.Step(undisturbed, gradient, 0.01);
        before.Step(resumed, gradient, 0.01);

        var after = new Adam<float>(before.FirstMoment.ToArray(), before.SecondMoment.ToArray(), before.Steps);
        whole.Step(undisturbed, gradient, 0.01);
        after.Step(resumed, gradient, 0.01);

        Assert.Equal(undisturbed, resumed);
        Assert.Equal(2, after.Steps);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(131_072)]
    [InlineData(300_001)]
    public void A_team_takes_the_same_step(int length)
    {
        float[] gradient = RandomFlow.Rows<float>(length, 1, 3), alone = RandomFlow.Rows<float>(length, 1, 4), together = [.. alone];
        Adam<float> one = new(length), other = new(length);
        using var team = new KernelEvaluator(new FlowShape(2, 1, 1, 1), threads: 3);

        for (var step = 0; step < 3; step++)
        {
            one.Step(alone, gradient, 0.01, 0.7);
            other.Step(together, gradient, 0.01, 0.7, team);
        }

        Assert.Equal(alone, together);
        Assert.Equal(one.SecondMoment, other.SecondMoment);
    }

    [Fact]
    public void Buffers_of_another_length_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(3).Step(new float[3], new float[2], 0.1));
}
