namespace RealNvp.Data.Views;

/// <param name="View">The view as it is now; null where nothing was done.</param>
public sealed record SavedViewChange(SavedViewOutcome Outcome, SavedView? View);
