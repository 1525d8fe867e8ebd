namespace RealNvp.Web.Charts;

public static class ChartsRegistration
{
    /// <summary>What chart components need.</summary>
    public static IServiceCollection AddCharts(this IServiceCollection services) => services.AddScoped<ChartModule>();
}
