namespace RealNvp.Web.Features.Webhooks.Api;

/// <param name="Secret">Signs from now on; told this once.</param>
public sealed record SecretResponse(string Secret);
