using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Webhooks;

/// <summary>The answer to a wish to make or change a receiver.</summary>
/// <param name="Webhook">It as it is now; null: refused, or there is none of that id.</param>
/// <param name="Secret">A secret just made, told this once; null: none was.</param>
/// <param name="Errors">Everything that is wrong with the wish.</param>
public sealed record WebhookSaving(Webhook? Webhook, string? Secret, IReadOnlyList<FieldError> Errors);
