namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>What became of sending a message once.</summary>
/// <param name="StatusCode">HTTP status; null: there was no answer.</param>
/// <param name="Error">Why it failed; null: it was taken.</param>
/// <param name="Excerpt">The beginning of the answer's body.</param>
/// <param name="IsFinal">Whether trying again is of no use.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
public sealed record WebhookAnswer(int? StatusCode, string? Error, string? Excerpt = null, bool IsFinal = false, TimeSpan? RetryAfter = null);
