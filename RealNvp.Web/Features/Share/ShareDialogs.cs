using MudBlazor;
using RealNvp.Data.Sharing;
using RealNvp.Web.Features.Share.Manage;

namespace RealNvp.Web.Features.Share;

/// <summary>The dialog that shares something, for pages.</summary>
public static class ShareDialogs
{
    /// <param name="targets">Ids of what is shared.</param>
    /// <param name="address">Path of its page in the studio; null: the page that is open.</param>
    public static Task ShareAsync(this IDialogService dialogs, ShareKind kind, IReadOnlyList<string> targets, string? address = null)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        return dialogs.ShowAsync<ShareDialog>(
            "Share",
            new DialogParameters<ShareDialog> { { dialog => dialog.Kind, kind }, { dialog => dialog.Targets, targets }, { dialog => dialog.PageAddress, address } },
            new DialogOptions { CloseOnEscapeKey = true, CloseButton = true, MaxWidth = MaxWidth.Small, FullWidth = true });
    }
}
