using MudBlazor;
using RealNvp.Data.Webhooks;

namespace RealNvp.Web.Features.Webhooks.Manage;

internal static class WebhookDialogs
{
    /// <summary>Shows the form, and the secret if one is made, until it is closed.</summary>
    /// <param name="webhook">Null: a new one.</param>
    public static async Task EditWebhookAsync(this IDialogService dialogs, Webhook? webhook)
    {
        var title = webhook is null ? "Add webhook" : "Edit webhook";
        await ShowAsync(dialogs, title, new DialogParameters<WebhookDialog> { { dialog => dialog.Webhook, webhook } });
    }

    /// <summary>Shows a secret this once.</summary>
    public static Task ShowSecretAsync(this IDialogService dialogs, Webhook webhook, string secret) =>
        ShowAsync(dialogs, "New secret", new DialogParameters<WebhookDialog> { { dialog => dialog.Webhook, webhook }, { dialog => dialog.Secret, secret } });

    private static async Task ShowAsync(IDialogService dialogs, string title, DialogParameters<WebhookDialog> parameters)
    {
        var options = new DialogOptions { CloseOnEscapeKey = true, BackdropClick = false, MaxWidth = MaxWidth.Small, FullWidth = true };
        var dialog = await dialogs.ShowAsync<WebhookDialog>(title, parameters, options);
        await dialog.Result;
    }
}
