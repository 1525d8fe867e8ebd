using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Run records with everything filled in that a test does not care about.</summary>
internal static class RunFactory
{
    public static readonly DateTime Start = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public static RunRecord Run(string id, RunStatus status = RunStatus.Completed, RunSpec? spec = null) => Of(spec ?? Presets.Quick.Spec) with
    {
        Id = id,
        Name = $"run {id}",
        Status = status,
        Epoch = status is RunStatus.Completed ? 20 : status is RunStatus.Running ? 12 : 0,
        BestValNll = status is RunStatus.Completed ? 1.1834 : null,
        BestEpoch = status is RunStatus.Completed ? 19 : null,
        EntropyFloor = status is RunStatus.Completed ? 1.131 : null,
        EtaSeconds = status is RunStatus.Running ? 4.2 : null,
        Seconds = status is RunStatus.Completed ? 9 : 5,
    };

    private static RunRecord Of(RunSpec spec) => new()
    {
        Id = "",
        Name = "",
        Status = RunStatus.Queued,
        SpecJson = SpecJson.Serialize(spec),
        DatasetName = "Two moons",
        CouplingLayers = spec.Model.CouplingLayers,
        HiddenSize = spec.Model.HiddenSize,
        HiddenLayers = spec.Model.HiddenLayers,
        LearningRate = spec.Training.LearningRate,
        L2 = spec.Training.L2,
        Epochs = spec.Training.Epochs,
        CreatedAt = Start,
    };
}
