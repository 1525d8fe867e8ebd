using RealNvp.Data.Views;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>How a change to the saved views went.</summary>
/// <param name="View">The view as it is now; null where nothing was done.</param>
/// <param name="Errors">Why nothing was done; empty where there is no such view.</param>
/// <param name="IsConflict">Whether it is the other views that stand in the way, not what was asked for.</param>
public sealed record SavedViewResult(SavedView? View, IReadOnlyList<FieldError> Errors, bool IsConflict = false);
