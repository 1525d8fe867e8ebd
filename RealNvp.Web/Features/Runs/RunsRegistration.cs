namespace RealNvp.Web.Features.Runs;

public static class RunsRegistration
{
    public static IServiceCollection AddRunsFeature(this IServiceCollection services) => services.AddSingleton<IRunService, RunService>();
}
