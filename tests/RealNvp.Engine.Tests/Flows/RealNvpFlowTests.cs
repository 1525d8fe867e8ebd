using RealNvp.Engine.Datasets;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Torch;

namespace RealNvp.Engine.Tests.Flows;

public sealed class RealNvpFlowTests
{
    private static readonly FlowShape Shape = new(3, 3, 8, 2);
    private static readonly Standardizer Scales = new([100, -5, 1e6], [10, 0.5, 3]);

    [Fact]
    public void Samples_come_back_from_their_latent_image()
    {
        using var flow = Create();
        var rows = flow.Sample(5000, new SeededRandom(3)); // more than one chunk

        var back = flow.LatentToData(flow.DataToLatent(rows).Latent);

        Assert.Equal(5000 * 3, back.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            Near.Assert(rows[i], back[i], 1e-5, $"row {i / 3}");
        }
    }

    [Fact]
    public void Log_density_is_that_of_the_latent_point_plus_the_log_determinant()
    {
        using var flow = Create();
        var rows = flow.Sample(100, new SeededRandom(4));

        var image = flow.DataToLatent(rows);
        var logProb = flow.LogProb(rows);

        for (var i = 0; i < 100; i++)
        {
            var z = image.Latent.AsSpan(3 * i, 3);
            var normal = -0.5 * (z[0] * z[0] + z[1] * z[1] + z[2] * z[2]) - 1.5 * Math.Log(2 * Math.PI);
            Near.Assert(normal + image.LogDet[i], logProb[i], 1e-5, $"row {i}");
        }
    }

    [Fact]
    public void The_standardizer_is_part_of_the_map()
    {
        using var scaled = Create();
        using var plain = Create(Standardizer.Identity(3));
        double[] standardised = [0.3, -1, 0.7];
        double[] raw = [100 + 10 * 0.3, -5 - 0.5, 1e6 + 3 * 0.7];

        Near.Assert(plain.LogProb(standardised)[0] - Math.Log(10 * 0.5 * 3), scaled.LogProb(raw)[0], 1e-6);
    }

    [Fact]
    public void Parts_of_different_shapes_are_refused()
    {
        using var evaluator = new TorchEvaluator<float>(Shape);

        Assert.Throws<ArgumentException>(() => new RealNvpFlow(new float[7], Scales, evaluator));
        Assert.Throws<ArgumentException>(() => new RealNvpFlow(new float[new ParameterLayout(Shape).Length], Standardizer.Identity(2), evaluator));
    }

    private static RealNvpFlow Create(Standardizer? standardizer = null) =>
        new(RandomFlow.Parameters<float>(Shape, seed: 1), standardizer ?? Scales, new TorchEvaluator<float>(Shape));
}
