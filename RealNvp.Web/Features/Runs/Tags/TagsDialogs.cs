using MudBlazor;
using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.Tags;

internal static class TagsDialogs
{
    /// <returns>Null: nothing is to change.</returns>
    public static async Task<TagOrder?> AskTagsAsync(this IDialogService dialogs, IReadOnlyList<RunRecord> runs)
    {
        var parameters = new DialogParameters<TagsDialog> { { dialog => dialog.Runs, runs } };
        var options = new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };
        var dialog = await dialogs.ShowAsync<TagsDialog>("Tags", parameters, options);
        return await dialog.Result is { Canceled: false, Data: TagOrder order } ? order : null;
    }
}
