using System.Text.Json.Nodes;
using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>A sweep as the API tells it. Fields without a value yet are left out.</summary>
public sealed record SweepResponse
{
    /// <summary>Short, random, URL-safe.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required SweepKind Kind { get; init; }

    public required SweepStatus Status { get; init; }

    /// <summary>Path of the sweep's page.</summary>
    public required string Url { get; init; }

    public required SweepObjective Objective { get; init; }

    /// <summary>Paths of the settings that vary.</summary>
    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Title of the data set.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Trials by their state.</summary>
    public required SweepCounts Counts { get; init; }

    /// <summary>The best trial so far.</summary>
    public SweepBest? Best { get; init; }

    /// <summary>Training time of all trials together.</summary>
    public required double Seconds { get; init; }

    /// <summary>Time until all trials have ended, estimated; only where one sweep is read.</summary>
    public double? EtaSeconds { get; init; }

    /// <summary>The time budget is used up.</summary>
    public required bool OverBudget { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>Epochs after which trials are compared and may be stopped; only where one sweep is read.</summary>
    public IReadOnlyList<int>? Rungs { get; init; }

    /// <summary>The body that launches the same sweep; only where one sweep is read.</summary>
    public JsonObject? Request { get; init; }

    public static SweepResponse Of(SweepSummary sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return new SweepResponse
        {
            Id = sweep.Id,
            Name = sweep.Name,
            Kind = sweep.Kind,
            Status = sweep.Status,
            Url = SweepUrls.Page(sweep.Id),
            Objective = sweep.Objective,
            Settings = sweep.Settings,
            DatasetName = sweep.DatasetName,
            Counts = sweep.Counts,
            Best = sweep.Best,
            Seconds = sweep.Seconds,
            OverBudget = sweep.IsOverBudget,
            CreatedAt = sweep.CreatedAt,
            EndedAt = sweep.EndedAt,
        };
    }

    public static SweepResponse Of(SweepDetail sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return Of(sweep.Summary) with { EtaSeconds = sweep.EtaSeconds, Rungs = sweep.Rungs, Request = SweepRequestWriter.Write(sweep.Request) };
    }
}
