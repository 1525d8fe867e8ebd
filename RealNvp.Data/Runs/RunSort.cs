namespace RealNvp.Data.Runs;

/// <summary>Columns a list of runs can be sorted by.</summary>
public enum RunSort
{
    Created,
    Name,
    Status,
    Dataset,
    CouplingLayers,
    HiddenSize,
    LearningRate,
    L2,
    Epochs,
    Seconds,
    ValNll,
    BestValNll,
    Gap,
}
