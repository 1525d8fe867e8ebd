namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>A message would have gone where none may go. The text says why, for people.</summary>
public sealed class RefusedTargetException(string message) : Exception(message);
