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
