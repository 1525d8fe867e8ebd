using MudBlazor;

namespace RealNvp.Web.Ui;

/// <summary>Asking before something that cannot be undone.</summary>
public static class ConfirmDialogs
{
    /// <summary>Shows a <see cref="ConfirmDialog"/> and waits for the answer.</summary>
    /// <param name="title">The question: "Delete this run?".</param>
    /// <param name="text">What will be gone.</param>
    /// <param name="action">The verb on the button: "Delete".</param>
    /// <param name="cancel">The verb of the safe answer.</param>
    /// <returns>True only for an explicit yes; Escape and a click beside the dialog are a no.</returns>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string action, string cancel = "Keep")
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Title, title },
            { dialog => dialog.Text, text },
            { dialog => dialog.ActionText, action },
            { dialog => dialog.CancelText, cancel },
        };
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, options);
        return await dialog.Result is { Canceled: false };
    }
}
