using MudBlazor;
using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Organise;

internal static class RenameDialogs
{
    /// <returns>The new name, which is allowed; null: it stays as it is.</returns>
    public static async Task<string?> AskNameAsync(this IDialogService dialogs, RunRecord run)
    {
        var parameters = new DialogParameters<RenameDialog> { { dialog => dialog.Name, run.Name } };
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };
        var dialog = await dialogs.ShowAsync<RenameDialog>("Rename run", parameters, options);
        return await dialog.Result is { Canceled: false, Data: string name } ? name : null;
    }
}
