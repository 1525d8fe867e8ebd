using RealNvp.Data.Sweeps;
using RealNvp.Web.Features.Runs.New;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>An unsent form, as the browser keeps it so that a reload or a lost connection loses nothing.</summary>
/// <param name="Run">The base settings.</param>
/// <param name="Kind">How combinations are chosen.</param>
/// <param name="Goal">Which way the objective is wanted.</param>
/// <param name="Dimensions">What varies.</param>
/// <param name="Texts">What was typed, by field of the API.</param>
public sealed record SweepFormDraft(
    RunFormDraft Run, SweepKind Kind, SweepGoal Goal, IReadOnlyList<DimensionForm> Dimensions, IReadOnlyDictionary<string, string> Texts);
