using RealNvp.Data.Sweeps;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Sweeps.Planning;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>A sweep's record with its request read.</summary>
internal sealed class StoredSweep
{
    private readonly int _epochs;

    public StoredSweep(SweepRecord record)
    {
        Record = record;
        Request = SweepRequestReader.Read(record.RequestJson).Request;
        Settings = [.. Request.Dimensions.Select(dimension => dimension.Setting)];
        _epochs = Settings.ToList().IndexOf("training.epochs");
    }

    public SweepRecord Record { get; }

    public SweepRequest Request { get; }

    /// <summary>Paths of the settings that vary.</summary>
    public IReadOnlyList<string> Settings { get; }

    public QueryField Objective => SweepObjectives.Find(Request.Objective.Field) ?? QueryFields.BestValNll;

    public SweepGoal Goal => Request.Objective.Goal;

    public AshaPlan Asha => Request.Asha ?? new AshaPlan();

    /// <summary>Epochs of the comparisons; empty without stopping.</summary>
    public IReadOnlyList<int> Rungs => Record.Kind == SweepKind.Asha ? AshaRungs.Of(Asha, Request.Base.Training.Epochs) : [];

    /// <summary>Epochs of a trial: the base's, or its own where they vary.</summary>
    public int Epochs(IReadOnlyList<string> values) =>
        _epochs >= 0 && SweepValue.Number(values[_epochs]) is { } epochs ? (int)epochs : Request.Base.Training.Epochs;
}
