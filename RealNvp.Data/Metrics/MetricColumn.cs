namespace RealNvp.Data.Metrics;

/// <summary>A number that every epoch has.</summary>
public enum MetricColumn
{
    ValNll,
    TrainNll,
}
