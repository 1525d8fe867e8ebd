using MudBlazor;

namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>Says what was done, with the way back beside it.</summary>
internal static class UndoToasts
{
    /// <summary>Long enough to read it and reach it by keyboard.</summary>
    private const int VisibleMilliseconds = 20_000;

    /// <param name="undo">Whether it is as before again.</param>
    /// <param name="takesFocus">Whether the button pressed leaves the page.</param>
    public static void Offer(ISnackbar snackbar, string text, Func<Task<bool>> undo, bool takesFocus = false)
    {
        snackbar.RemoveByKey(UndoToast.Key);
        snackbar.Add<UndoToast>(
            new Dictionary<string, object>
            {
                [nameof(UndoToast.Text)] = text,
                [nameof(UndoToast.Undo)] = async Task () =>
                    snackbar.Add(await undo() ? "Undone." : "It could not be undone: it has been changed since.", Severity.Normal),
                [nameof(UndoToast.TakesFocus)] = takesFocus,
            },
            Severity.Normal,
            options => (options.VisibleStateDuration, options.HideIcon) = (VisibleMilliseconds, true),
            UndoToast.Key);
    }
}
