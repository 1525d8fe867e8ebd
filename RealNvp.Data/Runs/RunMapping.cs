namespace RealNvp.Data.Runs;

/// <summary>Between rows and records.</summary>
internal static class RunMapping
{
    public static RunEntity ToEntity(this NewRun run, string id, DateTime createdAt) => new()
    {
        Id = id,
        Name = run.Name,
        Status = RunStatus.Queued,
        SpecJson = run.SpecJson,
        DatasetName = run.DatasetName,
        DatasetId = run.DatasetId,
        CouplingLayers = run.CouplingLayers,
        HiddenSize = run.HiddenSize,
        HiddenLayers = run.HiddenLayers,
        LearningRate = run.LearningRate,
        L2 = run.L2,
        Epochs = run.Epochs,
        Tags = [.. run.Tags],
        Owner = run.Owner,
        CreatedAt = createdAt,
        SearchText = RunSearch.TextOf(id, run),
    };

    public static RunRecord ToRecord(this RunEntity run) => new()
    {
        Id = run.Id,
        Name = run.Name,
        Status = run.Status,
        SpecJson = run.SpecJson,
        DatasetName = run.DatasetName,
        DatasetId = run.DatasetId,
        CouplingLayers = run.CouplingLayers,
        HiddenSize = run.HiddenSize,
        HiddenLayers = run.HiddenLayers,
        LearningRate = run.LearningRate,
        L2 = run.L2,
        Epochs = run.Epochs,
        Tags = run.Tags,
        Owner = run.Owner,
        CreatedAt = run.CreatedAt,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Epoch = run.Epoch,
        EpochFraction = run.EpochFraction,
        EtaSeconds = run.EtaSeconds,
        Seconds = run.Seconds,
        TrainNll = run.TrainNll,
        ValNll = run.ValNll,
        BestValNll = run.BestValNll,
        BestEpoch = run.BestEpoch,
        EntropyFloor = run.EntropyFloor,
        LogScaleSum = run.LogScaleSum,
        RoundTripError = run.RoundTripError,
        StepsPerSecond = run.StepsPerSecond,
        PeakMemoryBytes = run.PeakMemoryBytes,
        Parameters = run.Parameters,
        TrainRows = run.TrainRows,
        ValidationRows = run.ValidationRows,
        Columns = run.Columns,
        FailureReason = run.FailureReason,
        FailureAdvice = run.FailureAdvice,
        ProvenanceJson = run.ProvenanceJson,
        Resumes = run.Resumes,
        CancelRequested = run.CancelRequested,
        QueuePriority = run.QueuePriority,
    };
}
