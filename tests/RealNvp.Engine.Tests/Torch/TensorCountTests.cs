using RealNvp.Engine.Flows;
using RealNvp.Engine.Torch;
using TorchSharp;

namespace RealNvp.Engine.Tests.Torch;

/// <summary>Counts the process's tensors, so nothing else may run beside it.</summary>
[Collection(nameof(TensorCountTests))]
public sealed class TensorCountTests
{
    [Fact]
    public void Two_hundred_steps_leave_no_tensor_behind()
    {
        var shape = new FlowShape(2, 4, 8, 2);
        var parameters = RandomFlow.Parameters<float>(shape, seed: 1);
        var rows = RandomFlow.Rows<float>(32, 2, seed: 1);
        float[] gradient = new float[parameters.Length], latent = new float[64], perRow = new float[32];
        NativeTorch.EnsureLoaded();
        GC.Collect(); // What other tests left to the finalizers must not go while this one counts.
        GC.WaitForPendingFinalizers();
        var before = torch.Tensor.TotalCount;
        using (var evaluator = new TorchEvaluator<float>(shape))
        {
            var owned = torch.Tensor.TotalCount;
            for (var step = 0; step < 200; step++)
            {
                evaluator.LossAndGradient(parameters, rows, 1e-4, gradient);
                evaluator.DataToLatent(parameters, rows, latent, perRow);
                evaluator.LatentToData(parameters, latent, latent);
                evaluator.LogProb(parameters, rows, perRow);
                Assert.Equal(owned, torch.Tensor.TotalCount);
            }
        }

        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    [CollectionDefinition(nameof(TensorCountTests), DisableParallelization = true)]
    public sealed class Alone;
}
