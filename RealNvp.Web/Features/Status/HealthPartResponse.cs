namespace RealNvp.Web.Features.Status;

/// <param name="Status"><c>ok</c> or <c>unhealthy</c>.</param>
/// <param name="Problem">What is wrong; absent when nothing is.</param>
public sealed record HealthPartResponse(string Status, string? Problem)
{
    public static HealthPartResponse Of(string? problem) => new(problem is null ? HealthResponse.Ok : HealthResponse.Unhealthy, problem);
}
