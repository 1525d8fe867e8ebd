using RealNvp.Engine.Evaluation;
using RealNvp.Engine.Export;
using RealNvp.Engine.Flows;
using RealNvp.Engine.Kernels;
using RealNvp.Engine.Tests.Cli;
using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Tests.Training;

/// <summary>What must hold of a flow after training, where its scales and nets are no longer those of a random one.</summary>
public sealed class TrainedFlowTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_density_integrates_to_one_and_its_round_trip_is_exact()
    {
        var result = await EngineProcess.RunAsync(
            "train", "--json", "--preset", "quick", "--samples", "6000", "--epochs", "12", "--hidden-size", "32", "--work", _folder.Path);

        var finished = Assert.IsType<FinishedEvent>(result.Events[^1]);
        Assert.InRange(finished.RoundTripError, 0, FlowEvaluation.RoundTripLimit);
        Assert.True(finished.Test!.Nll < 1.6, "The flow must have learned something for this to say anything.");
        Assert.InRange(Mass(FlowFile.Load(Path.Combine(_folder.Path, FlowFile.DefaultName))), 0.995, 1.005);
    }

    /// <summary>The density summed over a grid in original units, so that the standardizer takes part.</summary>
    private static double Mass(FlowFile file)
    {
        const double Low = -4, High = 5, Step = 0.0125;
        using var flow = new RealNvpFlow(file.Parameters, file.Standardizer, new KernelEvaluator(file.Shape, 0));
        var cells = (int)((High - Low) / Step);
        var row = new double[2 * cells];
        double mass = 0;
        for (var i = 0; i < cells; i++)
        {
            for (var j = 0; j < cells; j++)
            {
                (row[2 * j], row[2 * j + 1]) = (Low + (j + 0.5) * Step, Low + (i + 0.5) * Step);
            }

            mass += flow.LogProb(row).Sum(Math.Exp) * Step * Step;
        }

        return mass;
    }
}
