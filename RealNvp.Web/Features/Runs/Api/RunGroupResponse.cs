using System.Text.Json;
using RealNvp.Data.Runs.Groups;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List.Groups;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>Runs with something in common.</summary>
public sealed record RunGroupResponse
{
    /// <summary>A number, a text or a word; null: these runs have none.</summary>
    public required object? Value { get; init; }

    /// <summary>The group as a condition of the query language: <c>hiddenSize = 64</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>How many runs.</summary>
    public required int Runs { get; init; }

    /// <summary>How many of them are in each state.</summary>
    public required IReadOnlyDictionary<string, int> Statuses { get; init; }

    /// <summary>How many have the result.</summary>
    public required int Measured { get; init; }

    public required double? Least { get; init; }

    public required double? Mean { get; init; }

    /// <summary>Sample standard deviation; null where fewer than two runs have the result.</summary>
    public required double? StandardDeviation { get; init; }

    public required double? Largest { get; init; }

    /// <summary>The runs, those with the least result first, at most fifty.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    internal static RunGroupResponse Of(RunGroupSummary group, QueryField by) => new()
    {
        Value = GroupText.Word(by, group.Value) ?? group.Value,
        Condition = GroupText.Condition(by, group.Value),
        Runs = group.Runs,
        Statuses = group.Statuses.ToDictionary(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.Key.ToString()), pair => pair.Value),
        Measured = group.Measured,
        Least = JsonNumber.Of(group.Least),
        Mean = JsonNumber.Of(group.Mean),
        StandardDeviation = JsonNumber.Of(group.StandardDeviation),
        Largest = JsonNumber.Of(group.Largest),
        Ids = group.Ids,
    };
}
