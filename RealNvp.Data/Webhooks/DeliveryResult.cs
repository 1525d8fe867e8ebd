namespace RealNvp.Data.Webhooks;

/// <summary>What became of an attempt.</summary>
/// <param name="Status">Where the delivery stands after it.</param>
/// <param name="NextAttemptAt">When to send again, if it is pending.</param>
/// <param name="StatusCode">HTTP status of the answer, if there was one.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Excerpt">The beginning of the answer.</param>
public sealed record DeliveryResult(DeliveryStatus Status, DateTime? NextAttemptAt = null, int? StatusCode = null, string? Error = null, string? Excerpt = null);
