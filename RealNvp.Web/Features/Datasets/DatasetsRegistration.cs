namespace RealNvp.Web.Features.Datasets;

public static class DatasetsRegistration
{
    /// <summary>Toys and uploads: the service behind pages and API, and the way of a file from the network to the database.</summary>
    public static IServiceCollection AddDatasetsFeature(this IServiceCollection services)
    {
        services.AddSingleton<UploadStaging>();
        services.AddSingleton<IDatasetService, DatasetService>();
        services.AddHostedService<UploadCleanup>();
        return services;
    }
}
