namespace RealNvp.Web.Features.Status;

/// <param name="Status"><c>ok</c> when every part answers, else <c>unhealthy</c>.</param>
/// <param name="Database">Whether the database answers.</param>
/// <param name="Queue">Whether the queue could start a run.</param>
public sealed record HealthResponse(string Status, HealthPartResponse Database, HealthPartResponse Queue)
{
    public const string Ok = "ok";
    public const string Unhealthy = "unhealthy";

    internal bool IsOk => Status == Ok;

    public static HealthResponse Of(string? databaseProblem, string? queueProblem) => new(
        databaseProblem is null && queueProblem is null ? Ok : Unhealthy, HealthPartResponse.Of(databaseProblem), HealthPartResponse.Of(queueProblem));
}
