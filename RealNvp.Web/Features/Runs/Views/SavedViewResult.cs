using RealNvp.Data.Views;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.Views;

/// <summary>A view as it was stored, or why it was not.</summary>
/// <param name="View">Null: it was not stored.</param>
/// <param name="Errors">Everything wrong; empty without a view: there is no such view.</param>
public sealed record SavedViewResult(SavedView? View, IReadOnlyList<FieldError> Errors);
