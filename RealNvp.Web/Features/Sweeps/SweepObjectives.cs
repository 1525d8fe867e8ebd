using RealNvp.Web.Features.Runs.Language;

namespace RealNvp.Web.Features.Sweeps;

/// <summary>What trials can be judged by.</summary>
public static class SweepObjectives
{
    /// <summary>Every result with a number that the language of runs knows.</summary>
    public static IReadOnlyList<QueryField> All { get; } =
        [.. QueryFields.All.Where(field => field is { Group: FieldGroup.Result, Kind: FieldKind.Number })];

    /// <summary>Those that are known after every epoch, which is what stopping early needs.</summary>
    public static IReadOnlyList<QueryField> WhileTraining { get; } =
        [.. All.Where(field => field.Name is "bestValNll" or "gap" or "valNll" or "trainNll")];

    /// <summary>The one of that name or alias, or null.</summary>
    public static QueryField? Find(string name) => QueryFields.Find(name) is { } field && All.Contains(field) ? field : null;

    /// <summary>Which way it is usually wanted: speed up, all else down.</summary>
    public static SweepGoal UsualGoal(QueryField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Name == "stepsPerSecond" ? SweepGoal.Maximise : SweepGoal.Minimise;
    }
}
