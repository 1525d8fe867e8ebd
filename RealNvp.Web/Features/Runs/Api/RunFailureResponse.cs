namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Reason">What went wrong.</param>
/// <param name="Advice">What to change.</param>
public sealed record RunFailureResponse(string Reason, string? Advice);
